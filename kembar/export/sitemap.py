"""
The map for search engines (sitemaps.org 0.9), each page with its twins.

Only listed versions stand in it, and the root page beside the home pages, so every alternate in the map is an entry of the map.
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

MOST_ENTRIES = 50_000
"""The most entries that one map may hold, by the protocol; what is more goes into several maps and an index."""

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"

WEB_ONLY = True


@dataclass(frozen=True, slots=True)
class SitemapUrl:
    """An address, the day on which its words were last changed (ISO 8601, or empty), and its twins by hreflang."""

    url: str
    changed: str
    twins: tuple[tuple[str, str], ...]


def addresses(_config: SiteConfig) -> Iterator[str]:
    """Yield the address of the map."""
    yield "sitemap.xml"


def targets(site: Site, most: int = MOST_ENTRIES) -> Iterator[Target]:
    """`sitemap.xml`, and `sitemap-1.xml` and so on when there may be more than `most` entries."""
    count = len(list(_parts(site, most)))
    if count == 1:
        yield Target("sitemap.xml", partial(_map, site, most, 0))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, count + 1)]
    yield Target("sitemap.xml", partial(_index, site, names))
    for number, name in enumerate(names):
        yield Target(name, partial(_map, site, most, number))


def _parts(site: Site, most: int) -> Iterator[list[PageKey]]:
    """The pages in portions that have no more than `most` entries together; the first has the root page besides."""
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
    """The listed versions of pages, in their order; the root page stands before the home page."""
    for page in pages:
        twins = alternates(site, page)
        if page == ("listings", "home"):
            yield SitemapUrl(absolute(site.config, ""), "", twins)
        for version in site.summaries[page].values():
            if version.is_indexable:
                yield SitemapUrl(absolute(site.config, version.address), version.updated, twins)


def _map(site: Site, most: int, number: int) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for entry in sitemap_urls(site, list(_parts(site, most))[number]):
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
