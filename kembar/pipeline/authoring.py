"""
Files for editors: what changed in the source of a translation, its stamp, drafts of translations and of new records, and schemas.

Each function returns what was written, or why nothing was.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kembar.files.atomic_file import AtomicFile
from kembar.files.os_errors import reason
from kembar.files.scratch import remove_left_over
from kembar.i18n.localizer import Localizer
from kembar.i18n.translator import Translator
from kembar.model.config import Lang, SiteConfig
from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Site
from kembar.pipeline.flow import read_catalogue
from kembar.pipeline.project import Project
from kembar.read.content import read_settings
from kembar.read.content_tree import FACTS, classify_files, display_name, list_files
from kembar.read.old_versions import read_old_version
from kembar.scaffold import new_files
from kembar.scaffold import write_files as store
from kembar.scaffold.declarations import DECLARATIONS
from kembar.scaffold.draft_writer import Todo
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.project_info import TAKEN, ProjectInfo
from kembar.scaffold.schema import build_schema
from kembar.scaffold.schema_parts import schema_text
from kembar.translate.accept import AcceptResult, accept
from kembar.translate.compare import Comparison, ReadWords, compare
from kembar.translate.draft import Draft, write_draft
from kembar.translate.translation_source import find_source


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """The files that were written for an editor and what is left to do in them, or why none were."""

    made: tuple[str, ...] = ()
    todos: tuple[Todo, ...] = ()
    problems: tuple[Problem, ...] = ()


def compare_words(project: Project, site: Site, translation: Document) -> Comparison | Problem:
    """Return what has changed in the source of a translation since it was made."""
    return compare(site, translation, project.file, _words_reader(site))


def accept_words(project: Project, site: Site, translation: Document, origin: str, parts: Sequence[str]) -> AcceptResult | Problem:
    """Stamp a translation as made from today's source, or from today's `parts` of it."""
    source = find_source(site, translation, origin)
    if isinstance(source, Problem):
        return source
    file = AtomicFile(project.file(translation.path), _own_folder(project))
    return accept(translation, source, file, _words_reader(site), parts)


def draft_words(project: Project, site: Site, source: Document, lang: str) -> Draft | Problem:
    """Write a first draft of a translation."""
    target = AtomicFile(project.content / lang / source.kind / f"{source.key}.md", _own_folder(project))
    return write_draft(site, source, project.file(source.path), target, lang)


def _own_folder(project: Project) -> Path:
    """Return the project's folder for files that are being written, without those that killed processes left."""
    remove_left_over(project.own_folder)
    return project.own_folder


def _words_reader(site: Site) -> ReadWords:
    languages = [lang.code for lang in site.config.languages]
    return lambda data, document: read_old_version(data, document, languages)


def new(project: Project, kind: str, key: str, editor: Translator, translator_of: Callable[[str], Translator]) -> WrittenFiles:
    """
    Writes the files of a new record or page, explained in the editor's language. `translator_of` returns the translator of a language.

    Where an earlier run was killed after some of these files, the others are written.
    """
    config, files, problems = _found(project)
    if config is None:
        return WrittenFiles(problems=tuple(problems))
    fact_index = _ground(project, config, files, kind)
    own_folder, refused = _own_folder(project), fact_index.key_problem(kind, key)
    if refused and refused.code != TAKEN:
        return WrittenFiles(problems=(refused,))
    drafts = new_files.draft_files(kind, key, fact_index.without_page(kind, key), _tongue(project, config, editor), translator_of)
    texts = {project.file(draft.path): draft.text for draft in drafts}
    if refused and not store.is_interrupted(texts):
        return WrittenFiles(problems=(refused,))
    try:
        store.write_new(texts, own_folder)
    except OSError as error:
        message = tr("this file could not be written: {reason}", reason=reason(error))
        return WrittenFiles(problems=(Problem(SourceLocation(drafts[0].path), "new.unwritable", message, tr("nothing was written")),))
    return WrittenFiles(tuple(draft.path for draft in drafts), tuple(todo for draft in drafts for todo in draft.todos))


def schemas(project: Project, out: Path, translators: Sequence[Translator]) -> WrittenFiles:
    """Write the schema of everything that editors write, explained in the language of each translator."""
    config, _, problems = _found(project)
    if config is None:
        return WrittenFiles(problems=tuple(problems))
    tongues = [_tongue(project, config, translator) for translator in translators]
    languages = [lang.code for lang in config.languages]
    texts = {out / f"{name}.json": schema_text(build_schema(declared, languages, tongues)) for name, declared in DECLARATIONS.items()}
    try:
        store.write_generated(texts)
    except OSError as error:
        message = tr("this folder cannot be written to: {reason}", reason=reason(error))
        return WrittenFiles(
            problems=(Problem(SourceLocation(str(out)), "schema.unwritable", message, tr("choose another folder with --out")),)
        )
    return WrittenFiles(tuple(map(str, texts)))


def _found(project: Project) -> tuple[SiteConfig | None, dict[tuple[str, str], str], list[Problem]]:
    """Return the settings, a file of each record and page by kind and key, and the problems of the settings."""
    files, problems = list_files(project.root, project.content)
    settings, faults = read_settings(files, display_name(project.root, project.content))
    entries, _ = classify_files(files, settings.languages)
    return settings.config, {(entry.kind, entry.key): entry.path for entry in reversed(entries)}, [*problems, *faults]


def _ground(project: Project, config: SiteConfig, files: Mapping[tuple[str, str], str], kind: str) -> ProjectInfo:
    way = os.path.relpath(project.schemas.resolve(), (project.content / FACTS / kind).resolve())
    return ProjectInfo(
        folder=display_name(project.root, project.content),
        schemas=Path(way).as_posix(),
        languages=tuple(lang.code for lang in config.languages),
        home=config.home,
        files=files,
    )


def _tongue(project: Project, config: SiteConfig, translator: Translator) -> FieldHelp:
    """Return what explains fields in an editor's language, which need not be one of the site."""
    code = translator.language
    known = [lang for lang in config.languages if lang.code == code]
    lang = known[0] if known else Lang(code=code, locale=code, name=code)
    return FieldHelp(translator, Localizer(lang, read_catalogue(project, lang)[0], config))
