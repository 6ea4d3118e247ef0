"""
The flow on one page: read, arrange, render and export.

Stages share only the types of `model`; here they are connected. Every stage returns its problems, so that one run reports all of them.
`rebuild` does no more of this than is needed.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from kembar.arrange.assemble import assemble_site
from kembar.arrange.tracked_site import track_reads
from kembar.export import assets as static
from kembar.export import feed, robots, sitemap
from kembar.export import service_worker as keeping
from kembar.export.search import documents
from kembar.export.search import files as search_files
from kembar.files.project_files import list_files
from kembar.i18n.catalogues import read_messages
from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.content import Content
from kembar.model.dependencies import DependencyRecorder
from kembar.model.output import FinalTarget, Target
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.profile import Profile
from kembar.model.site import Asset, Site
from kembar.output.folder import MANIFEST
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from kembar.read.assets import read_assets
from kembar.read.content import read_content
from kembar.read.file_reader import ReadCache, no_cache
from kembar.read.templates import read_templates
from kembar.render import pages
from kembar.render.environment import Templates

SearchFiles = Mapping[str, Mapping[str, search_files.IndexFile]]
"""The files of each language's search index, by the language's code and by path."""


class Exporter(Protocol):
    """A module that writes one format. Exporters for the web only are left out of an offline site."""

    WEB_ONLY: bool

    def addresses(self, config: SiteConfig) -> Iterator[str]:
        """Yield the addresses that no page may have: those of the exporter's files, or a folder that contains them."""

    def targets(self, site: Site) -> Iterator[Target]:
        """Yield the files."""


EXPORTERS: tuple[Exporter, ...] = (static, feed, sitemap, robots)
"""The modules that write files other than pages and the search index, which is made from search documents."""


def claimed_addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the addresses of everything that is not content, each declared by the module that writes it."""
    yield from (*pages.ADDRESSES, MANIFEST)
    for addresses in (*(exporter.addresses for exporter in EXPORTERS), search_files.addresses, keeping.addresses):
        yield from addresses(config)


@dataclass(frozen=True, slots=True)
class Arranged:
    """
    A site with the messages of its languages, ready to render. `of_words` are the problems of single texts.

    A `makeshift` site lacks settings, and is only checked.
    """

    site: Site
    messages: Mapping[str, Messages]
    of_words: tuple[Problem, ...] = ()
    makeshift: bool = False


def arrange_site(project: Project, settings: BuildOptions, remember: ReadCache = no_cache) -> tuple[Arranged | None, list[Problem]]:
    """
    Read and arrange everything; return the site and all problems. `remember` may know the content of files.

    The site is None only if its languages are not known, if there is no project, or if a template cannot be read.
    """
    content, problems = read_content(project.root, project.content, remember)
    missing = _missing_folders(project)
    problems += missing
    if content is None or missing:
        return None, problems
    content = replace(content, config=_adjusted(content.config, settings))
    messages, catalogue_problems = _read_catalogues(project, content)
    assets, asset_problems = read_own_assets(project, content.config)
    arranged = assemble_site(content, assets, messages, claimed_addresses(content.config))
    _, template_problems = read_templates(project.root)
    problems += [*catalogue_problems, *asset_problems, *template_problems, *arranged.problems, *arranged.of_words]
    if template_problems:
        return None, problems
    return Arranged(arranged.site, messages, tuple(arranged.of_words), content.has_fallback_config), problems


def read_own_assets(project: Project, config: SiteConfig) -> tuple[dict[str, Asset], list[Problem]]:
    """Return the assets that a site with these settings has, and their problems."""
    assets, problems = read_assets(project.root, config.asset_limit << 20)
    return {name: asset for name, asset in assets.items() if config.has_offline_storage or not name.startswith(keeping.SCRIPTS)}, problems


def _missing_folders(project: Project) -> list[Problem]:
    """Return a problem for each folder that a project must have."""
    hint = tr("give the folder of the project with --root")
    names = [name for name in ("assets", "templates") if not (project.root / name).is_dir()]
    return [Problem(SourceLocation(name), "file.missing", tr("there is no such folder"), hint) for name in names]


def _adjusted(config: SiteConfig, settings: BuildOptions) -> SiteConfig:
    """Return the settings with the options of this run; the day of the sources replaces a day that the content does not give."""
    base_url, updated = settings.base_url or config.base_url, config.updated or settings.day
    return replace(config, base_url=base_url, updated=updated, profile=settings.profile)


def _read_catalogues(project: Project, content: Content) -> tuple[dict[str, Messages], list[Problem]]:
    """Return the catalogue of each language, and what is wrong with them, with a problem for each link below `locales/`."""
    read = {lang.code: read_catalogue(project, lang) for lang in content.config.languages}
    problems = [problem for _, found in read.values() for problem in found]
    known = {problem.location for problem in problems}
    links = [problem for problem in list_files(project.root, "locales")[1] if problem.code == "file.link" and problem.location not in known]
    return {code: messages for code, (messages, _) in read.items()}, problems + links


def read_catalogue(project: Project, lang: Lang) -> tuple[Messages, list[Problem]]:
    """Return the messages of pages in a language, and the problems of its catalogue."""
    return read_messages(project.root / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)


def targets(templates: Templates, arranged: Arranged, search: SearchFiles, reads: DependencyRecorder | None = None) -> Iterator[Target]:
    """
    Yield the targets of everything that is published, except those that list all other files.

    With `reads`, what a target reads is recorded while it is made.
    """
    site = track_reads(arranged.site, reads) if reads else arranged.site
    reads = reads or DependencyRecorder()
    yield from pages.targets(site, templates, arranged.messages, reads)
    for exporter in EXPORTERS:
        if site.config.profile is Profile.WEB or not exporter.WEB_ONLY:
            yield from exporter.targets(site)
    yield from search_files.index_targets(site, search, reads)


def page_targets(templates: Templates, arranged: Arranged, paths: Container[str]) -> Iterator[Target]:
    """Yield the targets of the pages at some paths, without recording what they read."""
    return pages.targets(arranged.site, templates, arranged.messages, DependencyRecorder(), paths)


def seals(arranged: Arranged, reads: DependencyRecorder) -> list[FinalTarget]:
    """Return the targets that list all other files; what they read is recorded."""
    return list(keeping.final_targets(track_reads(arranged.site, reads)))


def document_targets(arranged: Arranged, reads: DependencyRecorder) -> Iterator[Target]:
    """Return the targets of the search documents, which record what they read."""
    return documents.document_targets(track_reads(arranged.site, reads), arranged.messages, reads)


def make_search_files(arranged: Arranged, *, faulty: bool) -> SearchFiles:
    """
    Return the search index, made without the cache. A `faulty` site may have documents that fail, whose causes are reported elsewhere.
    """
    made = {
        target.path: target.make()
        for target in documents.document_targets(arranged.site, arranged.messages, DependencyRecorder())
        if not faulty or _can(target)
    }
    return {lang.code: search_files.index_from_documents(made, lang)[1] for lang in arranged.site.config.languages}


def _can(target: Target) -> bool:
    """Return whether a target of a faulty site can be made."""
    try:
        target.make()
    except Exception:  # the cause is reported at its source
        return False
    return True
