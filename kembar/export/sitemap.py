"""
The map for search engines (sitemaps.org 0.9), each page with its twins.

Only listed versions stand in it, and the root page beside the home pages, so every alternate in the map is an entry of the map.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

from kembar.export.xml import add, document
from kembar.model.alternates import absolute, alternates
from kembar.model.output import Target
from kembar.model.site import Site

MOST_ENTRIES = 50_000
"""The most entries that one map may hold, by the protocol; what is more goes into several maps and an index."""

SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True, slots=True)
class Entry:
    """An address, the day on which its words were last changed (ISO 8601, or empty), and its twins by hreflang."""

    url: str
    changed: str
    twins: tuple[tuple[str, str], ...]


def targets(site: Site, most: int = MOST_ENTRIES) -> Iterator[Target]:
    """`sitemap.xml`, and `sitemap-1.xml` and so on when there are more than `most` entries."""
    found = list(entries(site))
    if len(found) <= most:
        yield Target("sitemap.xml", partial(_map, found))
        return
    parts = {f"sitemap-{number}.xml": found[start : start + most] for number, start in enumerate(range(0, len(found), most), start=1)}
    yield Target("sitemap.xml", partial(_index, [absolute(site.config, path) for path in parts]))
    for path, part in parts.items():
        yield Target(path, partial(_map, part))


def entries(site: Site) -> Iterator[Entry]:
    """The root page, then every listed version in the site's order."""
    yield Entry(absolute(site.config, ""), "", alternates(site, ("listings", "home")))
    for page, versions in site.summaries.items():
        twins = alternates(site, page)
        for version in versions.values():
            if version.listed:
                yield Entry(absolute(site.config, version.address), version.updated, twins)


def _map(part: Sequence[Entry]) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAPS, "xmlns:xhtml": XHTML})
    for entry in part:
        url = add(root, "url")
        add(url, "loc", entry.url)
        if entry.changed:
            add(url, "lastmod", entry.changed)
        for hreflang, twin in entry.twins:
            add(url, "xhtml:link", rel="alternate", hreflang=hreflang, href=twin)
    return document(root)


def _index(urls: Sequence[str]) -> bytes:
    root = Element("sitemapindex", {"xmlns": SITEMAPS})
    for url in urls:
        add(add(root, "sitemap"), "loc", url)
    return document(root)
