"""
The bodies of all pages. A body is loaded, and its links are resolved, only when it is read, because a build may need few of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kembar.arrange.link_resolution import LinkTargets, resolve_links
from kembar.model.document import Document
from kembar.model.site import LocalizedPage, Page, PageKey, PageVersionKey, ResolvedBody, Site


class ResolvedBodies(Mapping[PageVersionKey, ResolvedBody]):
    """The bodies of `pages` by kind, key and language; an untranslated page has the body of a twin."""

    def __init__(self, pages: Mapping[PageKey, Page], destinations: LinkTargets) -> None:
        self._pages, self._destinations = pages, destinations

    def __getitem__(self, key: PageVersionKey) -> ResolvedBody:
        kind, name, lang = key
        page = self._pages[kind, name]
        version = page.versions[lang]
        document = document_of(page, version)
        if document is None:
            raise KeyError(key)
        return resolve_links(document, version.address, lang, version.sources, self._destinations)

    def __iter__(self) -> Iterator[PageVersionKey]:
        for (kind, key), page in self._pages.items():
            for lang, version in page.versions.items():
                if document_of(page, version):
                    yield kind, key, lang

    def __len__(self) -> int:
        return sum(1 for _ in self)


def link_targets(site: Site) -> LinkTargets:
    """Return the possible targets of the links of a site."""
    return LinkTargets(
        records=site.records,
        addresses=site.addresses,
        summaries=site.summaries,
        anchors=site.anchors,
        assets=site.assets,
        profile=site.config.profile,
        external_link_note=site.external_link_note,
    )


def with_resolved_bodies(site: Site) -> Site:
    """Return the site with the bodies of its pages, as they are now."""
    return replace(site, articles=ResolvedBodies(site.pages, link_targets(site)))


def document_of(page: Page, version: LocalizedPage) -> Document | None:
    """Return the document of a page in a language: its own, that of a twin, or None."""
    return page.versions[version.fallback_lang].document if version.fallback_lang else version.document
