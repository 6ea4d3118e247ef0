"""
The flow on one page: read, arrange, render and export, build or check.

Stages know only the nouns that they share; here they meet. Every stage gives its problems back, so one run tells them all, and nothing
is published while there are errors.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from kembar.arrange.assemble import arrange
from kembar.build.rehearsal import rehearse
from kembar.build.run import run
from kembar.check import alternates, external, indexes, links, translations
from kembar.check import pages as finished_pages
from kembar.check.dist import Dist, survey
from kembar.check.folding import fold
from kembar.check.offline import gate
from kembar.export import feed, robots, sitemap, static
from kembar.i18n.messages import Messages, read_messages
from kembar.i18n.names import Names
from kembar.model.config import Config, Lang
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.output import Report, Target
from kembar.model.problem import Level, Place, Problem, ProblemError, say
from kembar.model.profile import Profile
from kembar.model.site import Site
from kembar.model.system import refusal
from kembar.read.assets import read_assets
from kembar.read.content import read_content, read_settings
from kembar.read.tree import FACTS, list_files, place_files, shown_name
from kembar.read.versions import read_version
from kembar.render import pages
from kembar.scaffold import new as scaffold
from kembar.scaffold import store
from kembar.scaffold.declarations import DECLARATIONS
from kembar.scaffold.drafts import Todo
from kembar.scaffold.ground import Ground
from kembar.scaffold.pieces import as_text
from kembar.scaffold.schema import schema
from kembar.scaffold.tongue import Speak, Tongue
from kembar.translate.accept import Accepted, accept
from kembar.translate.compare import Comparison, ReadWords, compare
from kembar.translate.origins import source_of
from kembar.translate.twin import Draft, draft

EXPORTERS: tuple[Callable[[Site], Iterator[Target]], ...] = (static.targets, feed.targets, sitemap.targets, robots.targets)
"""What is written beside the pages."""

WEB_ALONE = frozenset({feed.targets, sitemap.targets, robots.targets})
"""What only those need who come through the web."""

CHECKS: tuple[Callable[[Dist], Iterator[Problem]], ...] = (finished_pages.faults, links.faults, alternates.faults, indexes.faults)
"""What the finished pages are held against."""


@dataclass(frozen=True, slots=True)
class Project:
    """
    Where the parts of a site lie. `root` holds templates, locales and assets; `content` may lie elsewhere.

    `scratch` is the folder in which `check` looks at finished pages; without one it makes its own, and shows no lines of them.
    """

    root: Path
    content: Path
    scratch: Path | None = None

    @property
    def templates(self) -> Path:
        """The folder of the Jinja templates."""
        return self.root / "templates"

    @property
    def schemas(self) -> Path:
        """The folder of the JSON Schemas for editors' tools."""
        return self.root / "schemas"

    def file(self, path: str) -> Path:
        """
        The file that a problem's place names: content that lies elsewhere is named from the folder around it, and what is found
        nowhere may be a finished page.
        """
        content = self.content.resolve()
        elsewhere = not content.is_relative_to(self.root.resolve()) and path.startswith(f"{content.name}/")
        file = content.parent / path if elsewhere else self.root / path
        return self.scratch / path if self.scratch and not file.exists() else file


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a person may ask of one run: another address than the content's own, warnings that fail, a folder written anew.

    `epoch` is SOURCE_DATE_EPOCH, in seconds since 1970 UTC; `day` is the same as an ISO 8601 date. `external` lets `check` ask other
    hosts.
    """

    base_url: str = ""
    strict: bool = False
    clean: bool = False
    epoch: int | None = None
    day: str = ""
    external: bool = False
    profile: Profile = Profile.WEB


@dataclass(frozen=True, slots=True)
class Result:
    """What a run did, and what it found."""

    report: Report
    problems: tuple[Problem, ...]
    failed: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """A site with the words of its languages, ready to render."""

    site: Site
    messages: Mapping[str, Messages]


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written for an editor and what is left to do in them, or why none were."""

    made: tuple[str, ...] = ()
    todos: tuple[Todo, ...] = ()
    problems: tuple[Problem, ...] = ()


Track = Callable[[list[Target]], Iterator[Target]]
"""Watches targets go by, to show progress."""


def build(project: Project, out: Path, settings: Settings, track: Track = iter) -> Result:
    """Builds the site and publishes it to `out`, unless there are errors. Raises `ForeignFolderError` and `UnwritableError`."""
    arranged, problems = arrange_site(project, settings)
    if arranged is None or fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    inspect = partial(_refuse_dependent, project) if settings.profile is Profile.OFFLINE else None
    try:
        report = run(track(list(targets(project, arranged))), out, clean=settings.clean, epoch=settings.epoch, inspect=inspect)
    except ProblemError as refused:
        return Result(Report(), (*problems, *refused.problems), failed=True)
    return Result(report, tuple(problems), failed=False)


def check_offline(folder: Path) -> Result:
    """Holds a folder of finished files, whoever made it, against what can be read without a network and without an origin."""
    problems = tuple(dependent(folder))
    return Result(Report(), problems, failed=bool(problems))


def dependent(folder: Path) -> Iterator[Problem]:
    """Everything in a folder that would need a host, told once where many pages share it."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return fold(gate.faults(folder), files, lambda _place: "")


def _refuse_dependent(project: Project, stage: Path) -> None:
    """
    Raises `ProblemError` for a folder that would need a host, and keeps in `scratch` the files that it tells of: `stage` is gone by the
    time that somebody reads of them.
    """
    problems = list(dependent(stage))
    if problems and project.scratch:
        for path in {problem.place.path for problem in problems}:
            (project.scratch / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(stage / path, project.scratch / path)
    if problems:
        raise ProblemError(problems)


def check(project: Project, settings: Settings, track: Track = iter) -> Result:
    """
    Holds content, catalogues and finished pages against what they must be; publishes nothing.

    Faults of the content do not keep the pages from being looked at: as many of them are made as can be.
    """
    arranged, problems = arrange_site(project, settings)
    if arranged is None:
        return Result(Report(), tuple(problems), failed=True)
    problems += translations.faults(project.root, arranged.site.config)
    with TemporaryDirectory(prefix="kembar-") as own:
        folder = project.scratch or Path(own)
        unmade = rehearse(track(list(targets(project, arranged))), folder, faulty=fails(problems, strict=False))
        dist = survey(arranged.site, folder, sources(project), unmade)
        problems += fold((problem for look in CHECKS for problem in look(dist)), {*dist.files, *dist.unmade}, dist.line)
        if settings.external:
            problems += external.faults(dist)
    return Result(Report(), tuple(problems), failed=fails(problems, strict=settings.strict))


def fails(problems: list[Problem], *, strict: bool) -> bool:
    """Whether these problems stand in the way of publishing."""
    return any(strict or problem.level is Level.ERROR for problem in problems)


def arrange_site(project: Project, settings: Settings) -> tuple[Arranged | None, list[Problem]]:
    """Reads and arranges everything. There is no site only when its settings cannot be read, or where no project is."""
    content, problems = read_content(project.root, project.content)
    missing = _missing_folders(project)
    problems += missing
    if content is None or missing:
        return None, problems
    content = replace(content, config=_adjusted(content.config, settings))
    messages, catalogue_problems = _read_catalogues(project, content)
    assets, asset_problems = read_assets(project.root)
    site, site_problems = arrange(content, assets, messages)
    return Arranged(site, messages), [*problems, *catalogue_problems, *asset_problems, *site_problems]


def _missing_folders(project: Project) -> list[Problem]:
    """A problem for each folder that no site can be made without."""
    hint = say("say where the project is with --root")
    names = [name for name in ("assets", "templates") if not (project.root / name).is_dir()]
    return [Problem(Place(name), "file.missing", say("there is no such folder"), hint) for name in names]


def _adjusted(config: Config, settings: Settings) -> Config:
    """The content's settings as this run wants them; the day of the sources stands in for a day that the content does not give."""
    return replace(config, base_url=settings.base_url or config.base_url, updated=config.updated or settings.day, profile=settings.profile)


def _read_catalogues(project: Project, content: Content) -> tuple[dict[str, Messages], list[Problem]]:
    read = {lang.code: _read_catalogue(project, lang) for lang in content.config.languages}
    return {code: messages for code, (messages, _) in read.items()}, [problem for _, problems in read.values() for problem in problems]


def _read_catalogue(project: Project, lang: Lang) -> tuple[Messages, list[Problem]]:
    return read_messages(project.root / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)


def targets(project: Project, arranged: Arranged) -> Iterator[Target]:
    """Everything that is to be written."""
    yield from pages.targets(arranged.site, project.templates, arranged.messages)
    for export in EXPORTERS:
        if arranged.site.config.profile is Profile.WEB or export not in WEB_ALONE:
            yield from export(arranged.site)


def sources(project: Project) -> dict[str, Path]:
    """The files that words, facts and markup are written in, by the paths that problems call them."""
    content, _ = list_files(project.root, project.content)
    templates = sorted(path for path in project.templates.rglob("*.html") if path.is_file())
    return {**{file.path: file.file for file in content}, **{path.relative_to(project.root).as_posix(): path for path in templates}}


def compare_words(project: Project, site: Site, translation: Document) -> Comparison | Problem:
    """What has moved on in the source of a translation since it was made."""
    return compare(site, translation, project.file, _words_reader(site))


def accept_words(project: Project, site: Site, translation: Document, origin: str, parts: Sequence[str]) -> Accepted | Problem:
    """Stamps a translation as made from today's source, or from today's `parts` of it."""
    source = source_of(site, translation, origin)
    if isinstance(source, Problem):
        return source
    return accept(translation, source, project.file(translation.path), _words_reader(site), parts)


def draft_words(project: Project, site: Site, source: Document, lang: str) -> Draft | Problem:
    """Writes a first draft of a translation beside its source."""
    target = project.content / lang / source.kind / f"{source.key}.md"
    return draft(site, source, project.file(source.path), target, lang)


def _words_reader(site: Site) -> ReadWords:
    languages = [lang.code for lang in site.config.languages]
    return lambda data, document: read_version(data, document, languages)


def new(project: Project, kind: str, key: str, editor: str, speak_in: Callable[[str], Speak]) -> Written:
    """Writes the files of a new record or page, explained in the editor's language. `speak_in` gives who speaks a language."""
    config, files, problems = _found(project)
    if config is None:
        return Written(problems=tuple(problems))
    ground = _ground(project, config, files, kind)
    if refused := ground.refusal(kind, key):
        return Written(problems=(refused,))
    drafts = scaffold.drafts(kind, key, ground, _tongue(project, config, editor, speak_in(editor)), speak_in)
    try:
        store.put({project.file(draft.path): draft.text for draft in drafts})
    except OSError as error:
        message = say("this file could not be written: {reason}", reason=refusal(error))
        return Written(problems=(Problem(Place(drafts[0].path), "new.unwritable", message, say("nothing was written")),))
    return Written(tuple(draft.path for draft in drafts), tuple(todo for draft in drafts for todo in draft.todos))


def schemas(project: Project, out: Path, speakers: Mapping[str, Speak]) -> Written:
    """Writes the schema of everything that editors write, explained in each language that has a speaker."""
    config, _, problems = _found(project)
    if config is None:
        return Written(problems=tuple(problems))
    tongues = [_tongue(project, config, code, speak) for code, speak in speakers.items()]
    languages = [lang.code for lang in config.languages]
    texts = {out / f"{name}.json": as_text(schema(declared, languages, tongues)) for name, declared in DECLARATIONS.items()}
    try:
        store.renew(texts)
    except OSError as error:
        message = say("this folder cannot be written to: {reason}", reason=refusal(error))
        return Written(problems=(Problem(Place(str(out)), "schema.unwritable", message, say("choose another folder with --out")),))
    return Written(tuple(map(str, texts)))


def _found(project: Project) -> tuple[Config | None, dict[tuple[str, str], str], list[Problem]]:
    """The settings, a file of each record and page by kind and key, and what is wrong with the settings."""
    files, problems = list_files(project.root, project.content)
    settings, faults = read_settings(files, shown_name(project.root, project.content))
    entries, _ = place_files(files, settings.languages)
    return settings.config, {(entry.kind, entry.key): entry.path for entry in reversed(entries)}, [*problems, *faults]


def _ground(project: Project, config: Config, files: Mapping[tuple[str, str], str], kind: str) -> Ground:
    way = os.path.relpath(project.schemas.resolve(), (project.content / FACTS / kind).resolve())
    return Ground(
        folder=shown_name(project.root, project.content),
        schemas=Path(way).as_posix(),
        languages=tuple(lang.code for lang in config.languages),
        home=config.home,
        files=files,
    )


def _tongue(project: Project, config: Config, code: str, speak: Speak) -> Tongue:
    """An editor's language, which need not be one of the site."""
    known = [lang for lang in config.languages if lang.code == code]
    lang = known[0] if known else Lang(code=code, locale=code, name=code)
    return Tongue(speak, Names(lang, _read_catalogue(project, lang)[0], config))
