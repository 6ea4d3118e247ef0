"""
Publish the sitemap (sitemaps.org 0.9), in which each page lists its twins.

It contains the indexable pages, and the root page next to the home pages, so every alternate is also an entry.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

from kembar.export.xml import add, document
from kembar.model.config import SiteConfig
from kembar.model.hreflang import absolute, alternates
from kembar.model.output import Target
from kembar.model.site import PageKey, Site

MAX_ENTRIES = 50_000
"""The most entries of one sitemap by the protocol; a larger site gets several and an index."""

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

WEB_ONLY = True


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """A URL, the date of the last change of its text (ISO 8601, or empty), and its twins by hreflang."""

    url: str
    changed: str
    twins: tuple[tuple[str, str], ...]


def addresses(_config: SiteConfig) -> Iterator[str]:
    """Yield the address of the sitemap."""
    yield "sitemap.xml"


def targets(site: Site, most: int = MAX_ENTRIES) -> Iterator[Target]:
    """Yield `sitemap.xml`, and `sitemap-1.xml` and so on if there may be more than `most` entries."""
    count = len(list(_groups(site, most)))
    if count == 1:
        yield Target("sitemap.xml", partial(_sitemap, site, most, 0))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, count + 1)]
    yield Target("sitemap.xml", partial(_index, site, names))
    for number, name in enumerate(names):
        yield Target(name, partial(_sitemap, site, most, number))


def _groups(site: Site, most: int) -> Iterator[list[PageKey]]:
    """Yield the pages in groups of at most `most` entries; the first group also has the root page."""
    part: list[PageKey] = []
    size = 1
    for page in site.summaries:
        count = len(site.addresses[page])
        if part and size + count > most:
            yield part
            part, size = [], 0
        part.append(page)
        size += count
    yield part


def sitemap_urls(site: Site, pages: Iterable[PageKey]) -> Iterator[SitemapUrl]:
    """Yield the indexable versions of pages in order; the root page precedes the home page."""
    for page in pages:
        twins = alternates(site, page)
        if page == ("listings", "home"):
            yield SitemapUrl(absolute(site.config, ""), "", twins)
        for version in site.summaries[page].values():
            if version.is_indexable:
                yield SitemapUrl(absolute(site.config, version.address), version.updated, twins)


def _sitemap(site: Site, most: int, number: int) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for entry in sitemap_urls(site, list(_groups(site, most))[number]):
        url = add(root, "url")
        add(url, "loc", entry.url)
        if entry.changed:
            add(url, "lastmod", entry.changed)
        for hreflang, twin in entry.twins:
            add(url, "xhtml:link", rel="alternate", hreflang=hreflang, href=twin)
    return document(root)


def _index(site: Site, names: Sequence[str]) -> bytes:
    root = Element("sitemapindex", {"xmlns": SITEMAPS})
    for name in names:
        add(add(root, "sitemap"), "loc", absolute(site.config, name))
    return document(root)
