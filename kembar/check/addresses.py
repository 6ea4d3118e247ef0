"""
Resolve addresses on finished pages to files of the site or to external URLs. Whether a target exists is not checked here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from kembar.check.html_page import Element, HtmlPage
from kembar.model.config import SiteConfig
from kembar.text.urls import output_file

URL_ATTRIBUTES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href", "cite")
"""The attributes that contain one address."""

OTHER_SCHEMES = ("mailto:", "tel:", "data:", "javascript:", "blob:", "about:")


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class UrlTarget:
    """A path below the output folder and a fragment, each possibly empty; or `external`, a URL outside the site."""

    path: str = ""
    fragment: str = ""
    external: str = ""


@dataclass(frozen=True, slots=True)
class PageUrl:
    """An address as written in an attribute of an element."""

    element: Element
    attribute: str
    url: str


def resolve_url(config: SiteConfig, page: str, address: str) -> UrlTarget | None:
    """
    Return the target of an address on the page at path `page`; None for other schemes such as `mailto:`, and for invalid addresses.

    >>> site = SiteConfig(title={}, description={}, base_url="https://a.example/kota/", languages=(), home="", sections={}, menu=())
    >>> resolve_url(site, "id/tokoh/index.html", "../sumber/#s%C3%BCd"), resolve_url(site, "id/index.html", "https://a.example/kota/en/")
    (UrlTarget(path='id/sumber/index.html', fragment='süd', external=''), UrlTarget(path='en/index.html', fragment='', external=''))
    >>> resolve_url(site, "id/index.html", "../../en/"), resolve_url(site, "id/index.html", "mailto:a@b.example")
    (UrlTarget(path='', fragment='', external='https://a.example/en/'), None)
    """
    address = address.strip()
    if address.lower().startswith(OTHER_SCHEMES) or not is_valid_url(address):
        return None
    whole, mark, fragment = urljoin(config.base_url + page, address).partition("#")
    whole = whole.partition("?")[0]
    if not f"{whole}/".startswith(config.base_url):
        return UrlTarget(external=whole + mark + fragment)
    return UrlTarget(output_file(unquote(whole.removeprefix(config.base_url.rstrip("/")).lstrip("/"))), unquote(fragment))


def is_valid_url(address: str) -> bool:
    """Return whether an address can be parsed; `https://[a/` cannot."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def is_relative(address: str) -> bool:
    """Return whether an address has no scheme (RFC 3986, 4.2)."""
    return not _SCHEME.match(address.strip())


def display_path(path: str) -> str:
    """
    Return a path below the output folder as an absolute address for messages, without `index.html`.

    >>> display_path("id/tokoh/index.html"), display_path("404.html")
    ('/id/tokoh/', '/404.html')
    """
    return "/" + (path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)


def page_urls(page: HtmlPage) -> Iterator[PageUrl]:
    """Yield every address on a page in document order."""
    for element in page.elements:
        for attribute, value in element.attributes.items():
            if attribute in URL_ATTRIBUTES:
                yield PageUrl(element, attribute, value)
            elif attribute in ("srcset", "imagesrcset"):
                yield from (PageUrl(element, attribute, part.split()[0]) for part in value.split(",") if part.strip())
            elif attribute == "style":
                yield from (PageUrl(element, attribute, url) for _, url in urls_in_css(value))
            elif attribute == "content" and _contains_url(element):
                yield PageUrl(element, attribute, value.partition("url=")[2] if "http-equiv" in element.attributes else value)


def _contains_url(meta: Element) -> bool:
    name = meta.attributes.get("property", "") or meta.attributes.get("name", "")
    return meta.attributes.get("http-equiv") == "refresh" or name in ("og:url", "og:image", "twitter:image")


def urls_in_css(text: str) -> Iterator[tuple[int, str]]:
    """
    Yield the addresses in a style sheet with their offsets, except fragments and `data:` URIs.

    >>> list(urls_in_css('@font-face { src: url("../fonts/a.woff2") } b { fill: url(#x); mask: url(data:,) }'))
    [(18, '../fonts/a.woff2')]
    """
    for match in _URL.finditer(_COMMENT.sub(lambda comment: " " * len(comment[0]), text)):
        url = match[1] or match[2] or match[3] or match[4] or ""
        if url and not url.startswith(("#", "data:")):
            yield match.start(), url


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_URL = re.compile(r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^()"'\s]*+))\s*+\)|@import\s++["']([^"']++)["']""")
