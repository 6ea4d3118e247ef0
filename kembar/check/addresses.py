"""
What an address on a finished page leads to: a file of the site and a fragment in it, a place outside, or nothing that can be followed.

In comes an address as written, with the page that it stands on; nothing is looked up here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from kembar.check.html_page import Element, HtmlPage
from kembar.model.config import SiteConfig
from kembar.text.urls import output_file

SINGLE = ("href", "src", "poster", "data", "action", "formaction", "xlink:href", "cite")
"""The attributes that hold one address."""

OTHER_SCHEMES = ("mailto:", "tel:", "data:", "javascript:", "blob:", "about:")


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class UrlTarget:
    """A file below the output folder and a fragment, either empty; `outside` is the URL of anything else."""

    path: str = ""
    fragment: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True)
class WrittenUrl:
    """An address, as it stands in an attribute of an element."""

    element: Element
    attribute: str
    address: str


def url_target(config: SiteConfig, page: str, address: str) -> UrlTarget | None:
    """
    What an address on the page at the path `page` leads to; None for what cannot be followed: `mailto:`, or no address at all.

    >>> site = SiteConfig(title={}, description={}, base_url="https://a.example/kota/", languages=(), home="", sections={}, menu=())
    >>> url_target(site, "id/tokoh/index.html", "../sumber/#s%C3%BCd"), url_target(site, "id/index.html", "https://a.example/kota/en/")
    (UrlTarget(path='id/sumber/index.html', fragment='süd', outside=''), UrlTarget(path='en/index.html', fragment='', outside=''))
    >>> url_target(site, "id/index.html", "../../en/"), url_target(site, "id/index.html", "mailto:a@b.example")
    (UrlTarget(path='', fragment='', outside='https://a.example/en/'), None)
    """
    address = address.strip()
    if address.lower().startswith(OTHER_SCHEMES) or not is_address(address):
        return None
    whole, mark, fragment = urljoin(config.base_url + page, address).partition("#")
    whole = whole.partition("?")[0]
    if not f"{whole}/".startswith(config.base_url):
        return UrlTarget(outside=whole + mark + fragment)
    return UrlTarget(output_file(unquote(whole.removeprefix(config.base_url.rstrip("/")).lstrip("/"))), unquote(fragment))


def is_address(address: str) -> bool:
    """Whether this can be an address at all: a bracket for a host, as in `https://[a/`, cannot."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def is_relative(address: str) -> bool:
    """Whether an address says no scheme of its own (RFC 3986, 4.2)."""
    return not _SCHEME.match(address.strip())


def shown(path: str) -> str:
    """
    The file at a path below the output folder as its readers address it.

    >>> shown("id/tokoh/index.html"), shown("404.html")
    ('/id/tokoh/', '/404.html')
    """
    return "/" + (path.removesuffix("index.html") if f"/{path}".endswith("/index.html") else path)


def written(page: HtmlPage) -> Iterator[WrittenUrl]:
    """Every address on a page, in its order."""
    for element in page.elements:
        for attribute, value in element.attributes.items():
            if attribute in SINGLE:
                yield WrittenUrl(element, attribute, value)
            elif attribute in ("srcset", "imagesrcset"):
                yield from (WrittenUrl(element, attribute, part.split()[0]) for part in value.split(",") if part.strip())
            elif attribute == "style":
                yield from (WrittenUrl(element, attribute, url) for _, url in css_urls(value))
            elif attribute == "content" and _holds_address(element):
                yield WrittenUrl(element, attribute, value.partition("url=")[2] if "http-equiv" in element.attributes else value)


def _holds_address(meta: Element) -> bool:
    name = meta.attributes.get("property", "") or meta.attributes.get("name", "")
    return meta.attributes.get("http-equiv") == "refresh" or name in ("og:url", "og:image", "twitter:image")


def css_urls(text: str) -> Iterator[tuple[int, str]]:
    """
    The addresses in a style sheet, each with its offset; those within the sheet itself and `data:` are left out.

    >>> list(css_urls('@font-face { src: url("../fonts/a.woff2") } b { fill: url(#x); mask: url(data:,) }'))
    [(18, '../fonts/a.woff2')]
    """
    for match in _URL.finditer(_COMMENT.sub(lambda comment: " " * len(comment[0]), text)):
        url = match[1] or match[2] or match[3] or match[4] or ""
        if url and not url.startswith(("#", "data:")):
            yield match.start(), url


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_URL = re.compile(r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^()"'\s]*+))\s*+\)|@import\s++["']([^"']++)["']""")
