"""
The site of the last build, patched where texts, facts, style sheets or scripts have changed.

Most edits change the text or the facts of one page and nothing that other pages use of it. Then only this page and its twins are arranged
again. Changed styles and scripts change what pages link to, and templates how they are rendered. After any other edit the whole site is
arranged again.
"""

import re
from collections import ChainMap
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TypeVar, cast

from kembar.arrange.assemble import affected_pages, arrange_pages, public_interface
from kembar.arrange.references import updated_backlinks
from kembar.arrange.resolved_bodies import with_resolved_bodies
from kembar.cache.content_cache import CachedFile, ContentCache, document_at, lookup
from kembar.cache.database import BuildCache
from kembar.cache.site_cache import load_fact_index, load_lazy
from kembar.incremental.change_detection import Changes
from kembar.kinds.registry import KINDS, TEXT_KINDS
from kembar.model.content import Content
from kembar.model.dependencies import LAYOUTS, Dependency
from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.model.site import Asset, Backlink, Page, PageKey
from kembar.pipeline.flow import Arranged, read_own_assets
from kembar.pipeline.project import Project
from kembar.read.content_tree import FACTS, ContentFile, display_name
from kembar.read.file_reader import FileReader, ReadResult
from kembar.read.templates import read_templates
from kembar.render.template_dependencies import closures

Value = TypeVar("Value")

_WORDS = re.compile(rf"content/(?!{FACTS}/)[^/]+/(?:{'|'.join(TEXT_KINDS)})/[^/]+\.md")
_RECORDS = re.compile(rf"content/{FACTS}/(?:{'|'.join(KINDS)})/[^/]+\.yaml")
"""The files of texts and of records in a snapshot."""

_TEMPLATES = re.compile(r"templates/.+\.html")
_STYLES_AND_SCRIPTS = re.compile(r"assets/(?:css|js)/.+|templates/.+\.css")


@dataclass(frozen=True, slots=True)
class SitePatch:
    """A site with the pages, assets and backlinks that are new in it, all its problems, and what has changed in it."""

    arranged: Arranged
    pages: Mapping[PageKey, Page]
    assets: Mapping[str, Asset]
    backlinks: Mapping[PageKey, tuple[Backlink, ...]]
    problems: list[Problem]
    changed: frozenset[Dependency]


def patch_site(cache: BuildCache, project: Project, changes: Changes, memory: ContentCache) -> SitePatch | None:
    """
    Return the cached site with the changes; None if more has changed than can be patched.

    Changed texts and facts are cached in either case.
    """
    entries = _entries(project, changes)
    kept = load_lazy(cache, project.root, at_hand=True) if entries is not None else None
    if entries is None or kept is None or (changes.templates and read_templates(project.root)[1]):
        return None
    problems_before = cast("list[Problem]", cache.get("problems"))
    assets = _new_assets(project, kept, problems_before) if any(map(_STYLES_AND_SCRIPTS.fullmatch, changes.files)) else {}
    before = [lookup(cache, entry.path) for entry in entries]
    after = list(memory(entries, FileReader(*cast("tuple[tuple[str, ...], dict[str, str]]", cache.get("reader")))))
    if assets is None or not all(found and _knows_the_same(found, read) for found, read in zip(before, after, strict=True)):
        return None
    concerned = _concerned(entries, after)
    words = _words(cache, kept, concerned)
    former = {problem for found in before if found for problem in found.problems}
    others = _others(problems_before, former, kept, words)
    if {problem.location.path for problem in others} & {entry.path for entry in entries}:
        return None
    backlinks = _new_backlinks(kept, before, after)
    kept = _with_parts(kept, assets, backlinks) if assets or backlinks else kept
    content = Content(config=kept.site.config, records=kept.site.records, documents=words)
    pages, of_words = arrange_pages(concerned, content, kept.site, kept.messages, load_fact_index(cache))
    problems = [*others, *(problem for read in after for problem in read.problems), *of_words]
    records = ((entry.kind, entry.key) for entry in entries if entry.area == FACTS)
    parts: Iterator[Dependency] = chain(records, (("assets", name) for name in assets), (("backlinks", page) for page in backlinks))
    changed = frozenset(chain(_changed(pages, project, changes), parts))
    return SitePatch(_with_pages(kept, pages, words, of_words), pages, assets, backlinks, problems, changed)


def _entries(project: Project, changes: Changes) -> list[ContentFile] | None:
    """Return the texts and records that have changed; None if anything else has, or if files were created or deleted."""
    known = changes.scan.before.keys() & changes.scan.stats.keys()
    names = [name for name in sorted(changes.files) if not (_TEMPLATES.fullmatch(name) or _STYLES_AND_SCRIPTS.fullmatch(name))]
    if not changes.files <= known or not all(_WORDS.fullmatch(name) or _RECORDS.fullmatch(name) for name in names):
        return None
    folder = display_name(project.root, project.content)
    paths = (PurePosixPath(name).relative_to("content") for name in names)
    return [_entry(path, project.content / path, f"{folder}/{path}") for path in paths]


def _entry(place: PurePosixPath, file: Path, path: str) -> ContentFile:
    area, kind, _ = place.parts
    return ContentFile(area, kind, place.stem, file, path)


def _new_assets(project: Project, kept: Arranged, problems: Iterable[Problem]) -> Mapping[str, Asset] | None:
    """Return the assets that have changed; None if some were added or removed, or if one has or had a problem."""
    assets, found = read_own_assets(project, kept.site.config)
    faulty = found or any(problem.location.path.startswith(("assets/", "templates/")) for problem in problems)
    if faulty or [*assets] != [*kept.site.assets]:
        return None
    return {name: asset for name, asset in assets.items() if asset != kept.site.assets[name]}


def _knows_the_same(before: CachedFile, after: ReadResult) -> bool:
    """Return whether an edit leaves all that the rest of the site uses of a file unchanged."""
    if before.value is None or after.value is None or before.loose or after.loose:
        return False
    return public_interface(before.value) == public_interface(after.value)


def _new_backlinks(kept: Arranged, before: Iterable[CachedFile | None], after: Iterable[ReadResult]) -> dict[PageKey, tuple[Backlink, ...]]:
    """Return the backlinks that change because texts refer to other records than before."""
    values = ((found.value, read.value) for found, read in zip(before, after, strict=True) if found)
    edits = [(former, now) for former, now in values if isinstance(former, Document) and isinstance(now, Document)]
    return updated_backlinks(kept.site.backlinks, edits, [lang.code for lang in kept.site.config.languages])


def _concerned(entries: Iterable[ContentFile], reads: Iterable[ReadResult]) -> Collection[PageKey]:
    """Return the pages that are arranged with the changed files, each once."""
    read = ((entry, read.value) for entry, read in zip(entries, reads, strict=True))
    return dict.fromkeys(page for entry, value in read if value for page in affected_pages(entry.kind, entry.key, value))


def _words(cache: BuildCache, kept: Arranged, pages: Iterable[PageKey]) -> tuple[Document, ...]:
    """Return the documents of some pages in all languages, as they are now."""
    paths = [version.document.path for page in pages for version in kept.site.pages[page].versions.values() if version.document]
    return tuple(filter(None, (document_at(cache, path) for path in paths)))


def _others(problems: Iterable[Problem], former: Collection[Problem], kept: Arranged, words: Iterable[Document]) -> list[Problem]:
    """Return the former problems, without those of the changed files and of the documents that are checked again."""
    paths = {document.path for document in words}
    gone = {problem for problem in kept.of_words if problem.location.path in paths}.union(former)
    return [problem for problem in problems if problem not in gone]


def _with_parts(kept: Arranged, assets: Mapping[str, Asset], backlinks: Mapping[PageKey, tuple[Backlink, ...]]) -> Arranged:
    """Return the site with new assets and backlinks."""
    site = replace(kept.site, assets={**kept.site.assets, **assets}, backlinks=_over(kept.site.backlinks, backlinks))
    return replace(kept, site=with_resolved_bodies(site))


def _with_pages(kept: Arranged, pages: Mapping[PageKey, Page], words: Iterable[Document], of_words: Iterable[Problem]) -> Arranged:
    """Return the site with new pages."""
    site, paths = kept.site, {document.path for document in words}
    summaries = {key: {version.lang: version.summary for version in page.versions.values()} for key, page in pages.items()}
    site = replace(site, pages=_over(site.pages, pages), summaries=_over(site.summaries, summaries))
    still = (problem for problem in kept.of_words if problem.location.path not in paths)
    return Arranged(with_resolved_bodies(site), kept.messages, (*still, *of_words))


def _over(collection: Mapping[PageKey, Value], new: Mapping[PageKey, Value]) -> Mapping[PageKey, Value]:
    """Return a collection with some values replaced, in the same order."""
    return ChainMap(dict(new), cast("MutableMapping[PageKey, Value]", collection))


def _changed(pages: Mapping[PageKey, Page], project: Project, changes: Changes) -> Iterator[Dependency]:
    """Yield the inputs that may have changed: those of these pages, and every layout if a template has changed."""
    for (kind, key), page in pages.items():
        yield from (("pages", (kind, key)), ("summaries", (kind, key)))
        yield from (("articles", (kind, key, lang)) for lang in page.versions)
    if changes.templates:
        yield from ((LAYOUTS, layout) for layout in closures(project.templates))
