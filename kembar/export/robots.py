"""Publish `robots.txt` (RFC 9309): everything is allowed, and the sitemap is named."""

from collections.abc import Iterator

from kembar.model.config import SiteConfig
from kembar.model.hreflang import absolute
from kembar.model.output import Target
from kembar.model.site import Site

WEB_ONLY = True


def addresses(_config: SiteConfig) -> Iterator[str]:
    """Yield the address of the one file."""
    yield "robots.txt"


def targets(site: Site) -> Iterator[Target]:
    """Yield the file; crawlers look for it only at the root of a host."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {absolute(site.config, 'sitemap.xml')}\n"
    yield Target("robots.txt", text.encode)
