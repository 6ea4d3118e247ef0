"""
The words of every page, with their links closed when somebody asks for them.

A site has many words and a build needs few of them: what is not asked for is neither loaded nor closed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kembar.arrange.link_resolution import LinkTargets, resolve_links
from kembar.model.document import Document
from kembar.model.site import ArticleKey, LocalizedPage, Page, PageKey, ResolvedBody, Site


class ResolvedBodies(Mapping[ArticleKey, ResolvedBody]):
    """The articles of `pages` by kind, key and language; a page that waits for its words shows those that it borrows."""

    def __init__(self, pages: Mapping[PageKey, Page], destinations: LinkTargets) -> None:
        self._pages, self._destinations = pages, destinations

    def __getitem__(self, key: ArticleKey) -> ResolvedBody:
        kind, name, lang = key
        page = self._pages[kind, name]
        version = page.versions[lang]
        document = shown(page, version)
        if document is None:
            raise KeyError(key)
        return resolve_links(document, version.address, lang, version.sources, self._destinations)

    def __iter__(self) -> Iterator[ArticleKey]:
        for (kind, key), page in self._pages.items():
            for lang, version in page.versions.items():
                if shown(page, version):
                    yield kind, key, lang

    def __len__(self) -> int:
        return sum(1 for _ in self)


def link_targets(site: Site) -> LinkTargets:
    """Where the links of a site can lead."""
    return LinkTargets(
        records=site.records,
        addresses=site.addresses,
        summaries=site.summaries,
        anchors=site.anchors,
        assets=site.assets,
        profile=site.config.profile,
        outside=site.outside,
    )


def with_resolved_bodies(site: Site) -> Site:
    """The site with the words of its pages, as they are now."""
    return replace(site, articles=ResolvedBodies(site.pages, link_targets(site)))


def shown(page: Page, version: LocalizedPage) -> Document | None:
    """The words that a version of a page shows: its own, those that it borrows, or none."""
    return page.versions[version.fallback_lang].document if version.fallback_lang else version.document
