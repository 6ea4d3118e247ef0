"""
Publish the news of each language as an Atom 1.0 feed (RFC 4287).

An entry has the date of its text, or else that of the content. Atom has no dates without time: a date becomes midnight UTC.
"""

from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

from kembar.export.xml import add, document
from kembar.kinds.registry import NEWS_KINDS
from kembar.model.config import Lang, SiteConfig
from kembar.model.hreflang import absolute
from kembar.model.output import Target
from kembar.model.site import PageSummary, Site

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"

WEB_ONLY = True

NO_DATE = "1970-01-01"
"""The date of an entry without one: Atom requires a date, and today's would change the feed at every build."""


def address(lang: Lang) -> str:
    """Return the address of a language's feed."""
    return f"{lang.code}/feed.xml"


def addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the address of each language's feed."""
    return map(address, config.languages)


def targets(site: Site) -> Iterator[Target]:
    """Yield one feed for each language."""
    for lang in site.config.languages:
        yield Target(address(lang), partial(_feed, site, lang))


def _feed(site: Site, lang: Lang) -> bytes:
    config, entries = site.config, _newest_first(site, lang)
    home = absolute(config, site.addresses["listings", "home"][lang.code])
    root = Element("feed", {"xmlns": ATOM, "xml:lang": lang.code})
    add(root, "id", home)
    add(root, "title", config.title[lang.code])
    add(root, "subtitle", config.description[lang.code])
    add(root, "updated", max((_instant(config, version) for version in entries), default=f"{config.updated or NO_DATE}T00:00:00Z"))
    add(add(root, "author"), "name", config.publisher.get(lang.code) or config.title[lang.code])
    add(root, "link", rel="self", type=MEDIA_TYPE, hreflang=lang.code, href=absolute(config, address(lang)))
    add(root, "link", rel="alternate", type="text/html", hreflang=lang.code, href=home)
    for other in config.languages:
        if other != lang:
            add(root, "link", rel="alternate", type=MEDIA_TYPE, hreflang=other.code, href=absolute(config, address(other)))
    for version in entries:
        _add_entry(root, config, version)
    return document(root)


def _newest_first(site: Site, lang: Lang) -> list[PageSummary]:
    """Return the indexable pages of the kinds that are news, newest first, otherwise in the site's order."""
    fed = (versions for (kind, _), versions in site.summaries.items() if kind in NEWS_KINDS)
    found = [version for versions in fed if (version := versions.get(lang.code)) and version.is_indexable]
    return sorted(found, key=lambda version: _instant(site.config, version), reverse=True)


def _add_entry(root: Element, config: SiteConfig, version: PageSummary) -> None:
    url = absolute(config, version.address)
    entry = add(root, "entry")
    add(entry, "id", url)
    add(entry, "title", version.title)
    add(entry, "updated", _instant(config, version))
    add(entry, "link", rel="alternate", type="text/html", hreflang=version.lang, href=url)
    if version.description:
        add(entry, "summary", version.description)


def _instant(config: SiteConfig, version: PageSummary) -> str:
    """Return when a page was last changed (RFC 3339)."""
    day = version.updated or config.updated or NO_DATE
    return day if "T" in day else f"{day}T00:00:00Z"
