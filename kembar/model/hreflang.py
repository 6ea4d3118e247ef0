"""
The hreflang graph: which addresses are twins of each other.

One source for the page's head and for the sitemap, so that they cannot disagree. Only versions that search engines should know take
part: the graph is closed, and every page in it names all its twins and itself.
"""

from urllib.parse import quote

from kembar.model.config import SiteConfig
from kembar.model.site import PageKey, Site

X_DEFAULT = "x-default"
"""The hreflang of the page for readers of any other language."""


def absolute(config: SiteConfig, address: str) -> str:
    """
    An address from the site's root as the world knows it, percent-encoded (RFC 3986).

    >>> site = SiteConfig(title={}, description={}, base_url="https://example.org/kota/", languages=(), home="", sections={}, menu=())
    >>> absolute(site, "id/tokoh/#m-mawardi")
    'https://example.org/kota/id/tokoh/#m-mawardi'
    """
    return config.base_url + quote(address, safe="/#-._~")


def alternates(site: Site, page: PageKey) -> tuple[tuple[str, str], ...]:
    """
    The page's listed versions as pairs of hreflang and absolute URL, in the site's order, and x-default last.

    x-default of a home page is the root page, which offers every language; of any other page it is the first listed version, which is
    the primary language's unless the page does not exist there. A page without a listed version has no alternates.
    """
    listed = tuple(
        (version.lang, absolute(site.config, version.address)) for version in site.summaries[page].values() if version.is_indexable
    )
    if not listed:
        return ()
    default = absolute(site.config, "") if page == ("listings", "home") else listed[0][1]
    return (*listed, (X_DEFAULT, default))
