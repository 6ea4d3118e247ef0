"""
Find the references in HTML and SVG, and what needs a network or an origin; also in embedded styles, scripts and `srcdoc` frames.
"""

import re
from collections.abc import Callable, Iterator

from kembar.check.html_page import Element, parse_page
from kembar.check.offline import scripts, styles
from kembar.check.offline.code_fragment import CodeFragment, needs_host, needs_network, needs_origin
from kembar.check.offline.references import OfflineReference, Use
from kembar.model.problem import Problem, SourceLocation, tr

Finding = OfflineReference | Problem

URL_ATTRIBUTES = frozenset({"src", "href", "xlink:href", "poster", "data", "action", "formaction", "background", "icon"})
"""The attributes that contain one address, which browsers load, except on links."""
URL_LIST_ATTRIBUTES = frozenset({"srcset", "imagesrcset"})
LINK_ELEMENTS = frozenset({"a", "area"})

LOADED_LINK_TYPES = frozenset({"stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "prefetch", "prerender"})
"""The types of `link` elements that browsers load (HTML Living Standard, 4.6.7)."""
CONNECTING_LINK_TYPES = frozenset({"preconnect", "dns-prefetch"})
CLASSIC_SCRIPT = re.compile(r"(text|application)/(x-)?(java|ecma|j|live)script(1\.\d)?", re.IGNORECASE)
"""The types of scripts that every browser runs from a file."""
HOSTED_SCRIPTS = {"module": tr("a module"), "importmap": tr("a map of modules"), "speculationrules": tr("a list of pages to fetch ahead")}

_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
_JAVASCRIPT = re.compile(r"\A\s*+javascript:", re.IGNORECASE)
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<!,)[^,]*+)?")
"""An address in `srcset` and its descriptor. An address that ends in a comma has none (HTML Living Standard, 4.8.4.2.1)."""


def findings(fragment: CodeFragment) -> Iterator[Finding]:
    """Yield every reference and every problem of a page in document order."""
    for element in parse_page(fragment.path, fragment.text).elements:
        for rule in RULES:
            yield from rule(fragment, element)


def _attributes(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    use = Use.FOLLOWED if element.tag in LINK_ELEMENTS else Use.LOADED
    if element.tag in ("link", "base", "meta"):
        return
    for name, value in element.attributes.items():
        if name in URL_ATTRIBUTES and not _JAVASCRIPT.match(value):
            yield from _reference(element, _locate_value(fragment, element, name), value, use)
        elif name in URL_LIST_ATTRIBUTES:
            location = _locate_value(fragment, element, name)
            yield from (OfflineReference(location, match[1].rstrip(",")) for match in _CANDIDATE.finditer(value))


def _search_scripts(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    """Yield the scripts that the search field loads on first use."""
    scripts_of_search = element.attributes.get("data-search", "").split()
    if all(address.partition("?")[0].endswith(".js") for address in scripts_of_search):
        location = _locate_value(fragment, element, "data-search")
        yield from (OfflineReference(location, address) for address in scripts_of_search)


def _reference(element: Element, location: SourceLocation, value: str, use: Use) -> Iterator[Finding]:
    if element.tag == "use" and value.partition("#")[0]:
        yield needs_origin(location, tr("a drawing from another file is shown only to pages that came from a host"))
    elif value.strip() or use is Use.FOLLOWED:
        yield OfflineReference(location, value, use)


def _links(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if element.tag != "link" or "href" not in element.attributes:
        return
    rel, address, location = (
        set(element.attributes.get("rel", "").lower().split()),
        element.attributes["href"],
        _locate_value(fragment, element, "href"),
    )
    if "modulepreload" in rel:
        yield needs_host(location, tr("a module is loaded only by pages that came from a host"))
    elif "manifest" in rel or (rel & LOADED_LINK_TYPES and element.attributes.get("as") in ("font", "fetch")):
        yield needs_origin(location, tr("browsers fetch this only for pages that came from a host"))
    elif rel & CONNECTING_LINK_TYPES:
        yield needs_network(location, tr("this connects to a host"))
    else:
        yield OfflineReference(location, address, Use.LOADED if rel & LOADED_LINK_TYPES else Use.FOLLOWED)


def _base(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if element.tag == "base" and "href" in element.attributes:
        message = tr("this counts every address of the page from another place")
        yield Problem(_locate_value(fragment, element, "href"), "offline.address", message, tr("leave it out"))


def _metas(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if element.tag != "meta":
        return
    directive, content = _lower_value(element, "http-equiv"), element.attributes.get("content", "")
    location = _locate_value(fragment, element, "content")
    if directive == "refresh" and (match := _REFRESH.match(content)) and match["url"]:
        yield OfflineReference(location, match["url"].strip())
    elif directive == "content-security-policy" and "'self'" in content:
        yield needs_origin(location, tr("a file has no origin that 'self' could mean, so browsers would refuse everything"))


def _requests(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    """Yield problems of requests that need an origin (Fetch Standard, 3.2), and of requests that send data."""
    address = element.attributes.get("src", "") or element.attributes.get("href", "")
    if address and not address.startswith("data:"):
        for name in element.attributes.keys() & {"crossorigin", "integrity"}:
            yield needs_origin(
                _locate_value(fragment, element, name), tr("browsers refuse a file that is asked for with {name}", name=name)
            )
    for name in element.attributes.keys() & {"ping", "attributionsrc"}:
        yield needs_network(_locate_value(fragment, element, name), tr("{name} tells a host what the reader does", name=name))
    if element.tag == "html" and "manifest" in element.attributes:
        yield needs_origin(_locate_value(fragment, element, "manifest"), tr("browsers fetch this only for pages that came from a host"))
    if element.tag in ("form", "button", "input") and "post" in (_lower_value(element, "method"), _lower_value(element, "formmethod")):
        yield needs_network(SourceLocation(fragment.path, element.line, element.column), tr("what is posted needs a host that takes it"))


def _styles(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if element.tag == "style":
        yield from styles.references(_code_of(fragment, element))
    for name, value in element.attributes.items():
        if name == "style" or "url(" in value:
            location = _locate_value(fragment, element, name)
            yield from styles.references(CodeFragment(fragment.path, value, location.line, location.column))


def _scripts(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if element.tag == "script":
        kind = _lower_value(element, "type").partition(";")[0].strip()
        if kind in HOSTED_SCRIPTS:
            message = tr("{what} is loaded only by pages that came from a host", what=HOSTED_SCRIPTS[kind])
            yield needs_host(_locate_value(fragment, element, "type"), message)
        elif not kind or CLASSIC_SCRIPT.fullmatch(kind):
            yield from scripts.check(_code_of(fragment, element))
    for name, value in element.attributes.items():
        if name.startswith("on") or (name in URL_ATTRIBUTES and _JAVASCRIPT.match(value)):
            location = _locate_value(fragment, element, name)
            code = _JAVASCRIPT.sub(lambda scheme: " " * len(scheme[0]), value)
            yield from scripts.check(CodeFragment(fragment.path, code, location.line, location.column))


def _frames(fragment: CodeFragment, element: Element) -> Iterator[Finding]:
    if "srcdoc" in element.attributes:
        location = _locate_value(fragment, element, "srcdoc")
        yield from findings(CodeFragment(fragment.path, element.attributes["srcdoc"], location.line, location.column))


RULES: tuple[Callable[[CodeFragment, Element], Iterator[Finding]], ...] = (
    _base,
    _attributes,
    _search_scripts,
    _links,
    _metas,
    _requests,
    _styles,
    _scripts,
    _frames,
)


def _lower_value(element: Element, attribute: str) -> str:
    return element.attributes.get(attribute, "").strip().lower()


def _locate_value(fragment: CodeFragment, element: Element, attribute: str) -> SourceLocation:
    """Return the location of the value of an attribute, or of the start tag if the value is not found in it."""
    name = re.search(rf"""[\s"'/]{re.escape(attribute)}\s*=\s*["']?""", element.start_tag, re.IGNORECASE)
    return _locate_in_tag(fragment, element, name.end() if name else 0)


def _code_of(fragment: CodeFragment, element: Element) -> CodeFragment:
    location = _locate_in_tag(fragment, element, len(element.start_tag))
    return CodeFragment(fragment.path, element.code, location.line, location.column)


def _locate_in_tag(fragment: CodeFragment, element: Element, offset: int) -> SourceLocation:
    """Return the location of an offset in a start tag."""
    start = fragment.locate(element.line, element.column)
    return CodeFragment(fragment.path, element.start_tag, start.line, start.column).locate_offset(offset)
