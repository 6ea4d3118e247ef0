"""
The flow on one page: read, arrange, render and export, build.

Stages know only the nouns that they share; here they meet. Every stage gives its problems back, so one run tells them all, and nothing
is published while there are errors.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kembar.arrange.assemble import arrange
from kembar.build.run import run
from kembar.export import feed, robots, sitemap, static
from kembar.i18n.messages import Messages, read_messages
from kembar.model.config import Config
from kembar.model.content import Content
from kembar.model.output import Report, Target
from kembar.model.problem import Level, Problem
from kembar.model.site import Site
from kembar.read.assets import read_assets
from kembar.read.content import read_content
from kembar.render import pages

EXPORTERS: tuple[Callable[[Site], Iterator[Target]], ...] = (static.targets, feed.targets, sitemap.targets, robots.targets)
"""What is written beside the pages."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where the parts of a site lie. `root` holds templates, locales and assets; `content` may lie elsewhere."""

    root: Path
    content: Path

    @property
    def templates(self) -> Path:
        """The folder of the Jinja templates."""
        return self.root / "templates"

    def file(self, path: str) -> Path:
        """The file that a problem's place names: content that lies elsewhere is named from the folder around it."""
        content = self.content.resolve()
        elsewhere = not content.is_relative_to(self.root.resolve()) and path.startswith(f"{content.name}/")
        return content.parent / path if elsewhere else self.root / path


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a person may ask of one run: another address than the content's own, warnings that fail, a folder written anew.

    `epoch` is SOURCE_DATE_EPOCH, in seconds since 1970 UTC; `day` is the same as an ISO 8601 date.
    """

    base_url: str = ""
    strict: bool = False
    clean: bool = False
    epoch: int | None = None
    day: str = ""


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


Track = Callable[[list[Target]], Iterator[Target]]
"""Watches targets go by, to show progress."""


def build(project: Project, out: Path, settings: Settings, track: Track = iter) -> Result:
    """Builds the site and publishes it to `out`, unless there are errors. Raises `ForeignFolderError` and `UnwritableError`."""
    arranged, problems = arrange_site(project, settings)
    if arranged is None or fails(problems, strict=settings.strict):
        return Result(Report(), tuple(problems), failed=True)
    report = run(track(list(targets(project, arranged))), out, clean=settings.clean, epoch=settings.epoch)
    return Result(report, tuple(problems), failed=False)


def check(project: Project, settings: Settings, track: Track = iter) -> Result:
    """Does all that `build` does but for writing, so that everything that could fail is tried."""
    arranged, problems = arrange_site(project, settings)
    if arranged is not None and not fails(problems, strict=False):
        for target in track(list(targets(project, arranged))):
            target.make()
    return Result(Report(), tuple(problems), failed=fails(problems, strict=settings.strict))


def fails(problems: list[Problem], *, strict: bool) -> bool:
    """Whether these problems stand in the way of publishing."""
    return any(strict or problem.level is Level.ERROR for problem in problems)


def arrange_site(project: Project, settings: Settings) -> tuple[Arranged | None, list[Problem]]:
    """Reads and arranges everything. There is no site only when its settings cannot be read."""
    content, problems = read_content(project.root, project.content)
    if content is None:
        return None, problems
    content = replace(content, config=_adjusted(content.config, settings))
    messages, catalogue_problems = _read_catalogues(project, content)
    assets, asset_problems = read_assets(project.root)
    site, site_problems = arrange(content, assets, messages)
    return Arranged(site, messages), [*problems, *catalogue_problems, *asset_problems, *site_problems]


def _adjusted(config: Config, settings: Settings) -> Config:
    """The content's settings as this run wants them; the day of the sources stands in for a day that the content does not give."""
    return replace(config, base_url=settings.base_url or config.base_url, updated=config.updated or settings.day)


def _read_catalogues(project: Project, content: Content) -> tuple[dict[str, Messages], list[Problem]]:
    read = {
        lang.code: read_messages(project.root / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)
        for lang in content.config.languages
    }
    return {code: messages for code, (messages, _) in read.items()}, [problem for _, problems in read.values() for problem in problems]


def targets(project: Project, arranged: Arranged) -> Iterator[Target]:
    """Everything that is to be written."""
    yield from pages.targets(arranged.site, project.templates, arranged.messages)
    for export in EXPORTERS:
        yield from export(arranged.site)
