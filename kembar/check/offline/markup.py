"""
Find the references in HTML and SVG, and what needs a network or an origin; also in embedded styles, scripts and `srcdoc` frames.
"""

import re
from collections.abc import Callable, Iterator

from kembar.check.html_page import Element, parse
from kembar.check.offline import scripts, styles
from kembar.check.offline.code_fragment import CodeFragment, needs_host, needs_network, needs_origin
from kembar.check.offline.references import OfflineReference, Use
from kembar.model.problem import Problem, SourceLocation, tr

Found = OfflineReference | Problem

LOADED = frozenset({"src", "href", "xlink:href", "poster", "data", "action", "formaction", "background", "icon"})
"""The attributes that contain one address, which browsers load, except on links."""
SETS = frozenset({"srcset", "imagesrcset"})
FOLLOWED = frozenset({"a", "area"})

LOADING = frozenset({"stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "prefetch", "prerender"})
"""The types of `link` elements that browsers load (HTML Living Standard, 4.6.7)."""
CONNECTING = frozenset({"preconnect", "dns-prefetch"})
CLASSIC = re.compile(r"(text|application)/(x-)?(java|ecma|j|live)script(1\.\d)?", re.IGNORECASE)
"""The types of scripts that every browser runs from a file."""
ENGINES = {"module": tr("a module"), "importmap": tr("a map of modules"), "speculationrules": tr("a list of pages to fetch ahead")}

_REFRESH = re.compile(r"\s*[\d.]+\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<url>[^\"']*)", re.IGNORECASE)
_JAVASCRIPT = re.compile(r"\A\s*+javascript:", re.IGNORECASE)
_CANDIDATE = re.compile(r"([^\s,]\S*+)(?:(?<!,)[^,]*+)?")
"""An address in `srcset` and its descriptor. An address that ends in a comma has none (HTML Living Standard, 4.8.4.2.1)."""


def findings(piece: CodeFragment) -> Iterator[Found]:
    """Yield every reference and every problem of a page in document order."""
    for element in parse(piece.path, piece.text).elements:
        for rule in RULES:
            yield from rule(piece, element)


def _addresses(piece: CodeFragment, element: Element) -> Iterator[Found]:
    use = Use.FOLLOWED if element.tag in FOLLOWED else Use.LOADED
    if element.tag in ("link", "base", "meta"):
        return
    for name, value in element.attributes.items():
        if name in LOADED and not _JAVASCRIPT.match(value):
            yield from _address(element, _place(piece, element, name), value, use)
        elif name in SETS:
            place = _place(piece, element, name)
            yield from (OfflineReference(place, match[1].rstrip(",")) for match in _CANDIDATE.finditer(value))


def _fetched_later(piece: CodeFragment, element: Element) -> Iterator[Found]:
    """Yield the scripts that the search field loads on first use."""
    scripts_of_search = element.attributes.get("data-search", "").split()
    if all(address.partition("?")[0].endswith(".js") for address in scripts_of_search):
        place = _place(piece, element, "data-search")
        yield from (OfflineReference(place, address) for address in scripts_of_search)


def _address(element: Element, place: SourceLocation, value: str, use: Use) -> Iterator[Found]:
    if element.tag == "use" and value.partition("#")[0]:
        yield needs_origin(place, tr("a drawing from another file is shown only to pages that came from a host"))
    elif value.strip() or use is Use.FOLLOWED:
        yield OfflineReference(place, value, use)


def _links(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if element.tag != "link" or "href" not in element.attributes:
        return
    rel, address, place = set(element.attributes.get("rel", "").lower().split()), element.attributes["href"], _place(piece, element, "href")
    if "modulepreload" in rel:
        yield needs_host(place, tr("a module is loaded only by pages that came from a host"))
    elif "manifest" in rel or (rel & LOADING and element.attributes.get("as") in ("font", "fetch")):
        yield needs_origin(place, tr("browsers fetch this only for pages that came from a host"))
    elif rel & CONNECTING:
        yield needs_network(place, tr("this connects to a host"))
    else:
        yield OfflineReference(place, address, Use.LOADED if rel & LOADING else Use.FOLLOWED)


def _base(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if element.tag == "base" and "href" in element.attributes:
        message = tr("this counts every address of the page from another place")
        yield Problem(_place(piece, element, "href"), "offline.address", message, tr("leave it out"))


def _metas(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if element.tag != "meta":
        return
    directive, content = _lower(element, "http-equiv"), element.attributes.get("content", "")
    place = _place(piece, element, "content")
    if directive == "refresh" and (match := _REFRESH.match(content)) and match["url"]:
        yield OfflineReference(place, match["url"].strip())
    elif directive == "content-security-policy" and "'self'" in content:
        yield needs_origin(place, tr("a file has no origin that 'self' could mean, so browsers would refuse everything"))


def _rights(piece: CodeFragment, element: Element) -> Iterator[Found]:
    """Yield problems of requests that need an origin (Fetch Standard, 3.2), and of requests that send data."""
    address = element.attributes.get("src", "") or element.attributes.get("href", "")
    if address and not address.startswith("data:"):
        for name in element.attributes.keys() & {"crossorigin", "integrity"}:
            yield needs_origin(_place(piece, element, name), tr("browsers refuse a file that is asked for with {name}", name=name))
    for name in element.attributes.keys() & {"ping", "attributionsrc"}:
        yield needs_network(_place(piece, element, name), tr("{name} tells a host what the reader does", name=name))
    if element.tag == "html" and "manifest" in element.attributes:
        yield needs_origin(_place(piece, element, "manifest"), tr("browsers fetch this only for pages that came from a host"))
    if element.tag in ("form", "button", "input") and "post" in (_lower(element, "method"), _lower(element, "formmethod")):
        yield needs_network(SourceLocation(piece.path, element.line, element.column), tr("what is posted needs a host that takes it"))


def _styles(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if element.tag == "style":
        yield from styles.references(_code(piece, element))
    for name, value in element.attributes.items():
        if name == "style" or "url(" in value:
            place = _place(piece, element, name)
            yield from styles.references(CodeFragment(piece.path, value, place.line, place.column))


def _scripts(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if element.tag == "script":
        kind = _lower(element, "type").partition(";")[0].strip()
        if kind in ENGINES:
            message = tr("{what} is loaded only by pages that came from a host", what=ENGINES[kind])
            yield needs_host(_place(piece, element, "type"), message)
        elif not kind or CLASSIC.fullmatch(kind):
            yield from scripts.check(_code(piece, element))
    for name, value in element.attributes.items():
        if name.startswith("on") or (name in LOADED and _JAVASCRIPT.match(value)):
            place = _place(piece, element, name)
            code = _JAVASCRIPT.sub(lambda scheme: " " * len(scheme[0]), value)
            yield from scripts.check(CodeFragment(piece.path, code, place.line, place.column))


def _frames(piece: CodeFragment, element: Element) -> Iterator[Found]:
    if "srcdoc" in element.attributes:
        place = _place(piece, element, "srcdoc")
        yield from findings(CodeFragment(piece.path, element.attributes["srcdoc"], place.line, place.column))


RULES: tuple[Callable[[CodeFragment, Element], Iterator[Found]], ...] = (
    _base,
    _addresses,
    _fetched_later,
    _links,
    _metas,
    _rights,
    _styles,
    _scripts,
    _frames,
)


def _lower(element: Element, attribute: str) -> str:
    return element.attributes.get(attribute, "").strip().lower()


def _place(piece: CodeFragment, element: Element, attribute: str) -> SourceLocation:
    """Return the location of the value of an attribute, or of the start tag if the value is not found in it."""
    name = re.search(rf"""[\s"'/]{re.escape(attribute)}\s*=\s*["']?""", element.start_tag, re.IGNORECASE)
    return _inside(piece, element, name.end() if name else 0)


def _code(piece: CodeFragment, element: Element) -> CodeFragment:
    place = _inside(piece, element, len(element.start_tag))
    return CodeFragment(piece.path, element.code, place.line, place.column)


def _inside(piece: CodeFragment, element: Element, offset: int) -> SourceLocation:
    """Return the location of an offset in a start tag."""
    start = piece.place(element.line, element.column)
    return CodeFragment(piece.path, element.start_tag, start.line, start.column).at(offset)
