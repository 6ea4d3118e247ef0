"""
Check each page by itself: title, description, headings, ids, alternative texts, languages, accessible names.

The rules come from the HTML Standard and WCAG 2.2.
"""

import re
from collections.abc import Callable, Iterator

from kembar.check.built_site import BuiltSite
from kembar.check.html_page import HEADINGS, Element, HtmlPage
from kembar.check.source_mapping import SourceMap, locate_in_page
from kembar.i18n.codes import is_language
from kembar.model.hreflang import X_DEFAULT
from kembar.model.problem import Level, Problem, SourceLocation, tr

ID_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for", "headers", "list")
"""The attributes that contain ids of the same page, separated by spaces."""


def check(dist: BuiltSite) -> Iterator[Problem]:
    """Yield the problems of every page, and a warning for every page that could not be rendered."""
    for path, reason in dist.unrendered.items():
        message = tr("this page could not be made and looked at, because of another fault: {reason}", reason=reason)
        yield Problem(SourceLocation(path), "page.unmade", message, tr("correct the errors, and check again"), Level.WARNING)
    source_map = SourceMap(dist)
    for page in dist.pages.values():
        for rule in RULES:
            yield from rule(dist, page, source_map)


def _title(_dist: BuiltSite, page: HtmlPage, _origins: SourceMap) -> Iterator[Problem]:
    """WCAG 2.4.2: a page has a title."""
    titles = [element for element in page.find_all("title") if not _inside_picture(page, element)]
    if not any(title.accessible_name for title in titles):
        location = locate_in_page(page.path, titles[0]) if titles else SourceLocation(page.path)
        yield Problem(location, "page.title", tr("this page has no title"), tr("give the page a title"))


def _inside_picture(page: HtmlPage, title: Element) -> bool:
    """Return whether a title element belongs to an SVG picture, that is, comes after the start of the body."""
    return any((body.line, body.column) < (title.line, title.column) for body in page.find_all("body"))


def _description(dist: BuiltSite, page: HtmlPage, _origins: SourceMap) -> Iterator[Problem]:
    if page.path not in dist.site_pages or not page.is_indexed:
        return
    if not any(element.attributes.get("content", "").strip() for element in page.find_all("meta", name="description")):
        hint = tr("write a description, one sentence of 80 to 160 characters")
        yield Problem(
            SourceLocation(page.path), "page.description", tr("this page has no description for search engines"), hint, Level.WARNING
        )


def _main_heading(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """A page has one `h1` for each of its languages; the root page and the 404 page have all languages."""
    if page.redirect_url is not None:
        return
    first: dict[str, Element] = {}
    for heading in page.find_all("h1"):
        other = first.setdefault(heading.lang, heading)
        if other is not heading:
            message = tr("this page has a second main heading; the first is on line {line}", line=other.line)
            yield Problem(source_map.locate(page.path, heading), "page.h1", message, tr("make it a heading of a lower level"))
    if not first:
        yield Problem(SourceLocation(page.path), "page.h1", tr("this page has no main heading"), tr("give it one h1"))


def _heading_order(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """WCAG 1.3.1: a heading is at most one level below the previous one, and is not empty."""
    above = 0
    for heading in page.find_all(*HEADINGS):
        level = int(heading.tag[1])
        if above and level > above + 1:
            message = tr("a heading of level {level} follows one of level {above}", level=level, above=above)
            location = source_map.locate(page.path, heading, heading.accessible_name)
            yield Problem(location, "page.heading-order", message, tr("make it level {level}", level=above + 1))
        if not heading.accessible_name and not heading.hidden:
            location = source_map.locate(page.path, heading)
            yield Problem(location, "page.heading-empty", tr("this heading has no text"), tr("write the heading, or remove it"))
        above = level


def _ids(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """Ids are unique (HTML Living Standard, 3.2.6), and every reference to an id has a target."""
    for element in page.elements:
        name = element.attributes.get("id")
        if name is not None and page.ids[name] is not element:
            message = tr("the id “{id}” is already used on line {line} of the page", id=name, line=page.ids[name].line)
            yield Problem(source_map.locate(page.path, element), "page.id-duplicate", message, tr("give each element its own id"))
        for attribute in element.attributes.keys() & ID_REFERENCES:
            yield from _references(page, element, attribute, source_map)


def _references(page: HtmlPage, element: Element, attribute: str, source_map: SourceMap) -> Iterator[Problem]:
    for name in element.attributes[attribute].split():
        if name not in page.ids:
            message = tr("{attribute} refers to “{id}”, which is not on the page", attribute=attribute, id=name)
            yield Problem(source_map.locate(page.path, element), "page.id-unknown", message, tr("use an id of this page"))


def _pictures(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """WCAG 1.1.1: a picture has an alternative text, which is empty for an ornament."""
    pictures = [*page.find_all("img", "area"), *page.find_all("input", type="image")]
    for picture in pictures:
        if "alt" not in picture.attributes:
            hint = tr('write what it shows in alt, or alt="" if it is an ornament')
            location = source_map.locate(page.path, picture, picture.attributes.get("src", ""))
            yield Problem(location, "page.alt", tr("this picture has no alternative text"), hint)


def _languages(dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """WCAG 3.1.1 and 3.1.2: the page declares its language. All language codes are valid (BCP 47)."""
    for root in page.find_all("html"):
        if not root.attributes.get("lang"):
            yield Problem(
                locate_in_page(page.path, root),
                "page.lang",
                tr("this page does not declare its language"),
                tr("add lang to the html element"),
            )
        elif page.path in dist.site_pages and root.attributes["lang"] != (lang := dist.site_pages[page.path][1].lang):
            message = tr("this page declares the language “{said}”, but is in “{lang}”", said=root.attributes["lang"], lang=lang)
            yield Problem(locate_in_page(page.path, root), "page.lang", message, tr("correct the lang of html"))
    for element in page.elements:
        for attribute in ("lang", "hreflang"):
            code = element.attributes.get(attribute, "")
            if code and (attribute, code) != ("hreflang", X_DEFAULT) and not is_language(code):
                message = tr("“{code}” is not a language code", code=code)
                location = source_map.locate(page.path, element, f"lang={code}", f"language: {code}")
                yield Problem(location, "page.lang", message, tr("write it as BCP 47 does, as in id, en or zh-Hant"))


def _directions(dist: BuiltSite, page: HtmlPage, _origins: SourceMap) -> Iterator[Problem]:
    if page.path not in dist.site_pages:
        return
    direction = dist.site.config.lang(dist.site_pages[page.path][1].lang).direction
    for root in page.find_all("html"):
        if root.attributes.get("dir", "ltr") != direction:
            message = tr("this language is written “{direction}”, but the page does not declare it", direction=direction)
            yield Problem(locate_in_page(page.path, root), "page.direction", message, tr("correct dir on the html element"))


def _names(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """WCAG 2.4.4 and 4.1.2: links and buttons have an accessible name."""
    for element in page.find_all("a", "button"):
        if element.tag == "a" and "href" not in element.attributes:
            continue
        named = element.accessible_name or element.attributes.get("aria-labelledby") or element.attributes.get("title")
        if not named and not element.hidden:
            href = element.attributes.get("href", "")
            location = source_map.locate(page.path, element, f"]({href})" if href else "")
            hint = tr("give it a text or an aria-label")
            yield Problem(location, "page.nameless", tr("this link or button has no name"), hint)


def _svg_paint(_dist: BuiltSite, page: HtmlPage, source_map: SourceMap) -> Iterator[Problem]:
    """Gradients and patterns that SVG pictures use are on the same page."""
    for element in page.elements:
        for value in element.attributes.values():
            for name in _PAINT.findall(value) if "url(" in value else ():
                if name not in page.ids:
                    message = tr("this picture uses “{id}”, which is not on the page", id=name)
                    yield Problem(source_map.locate(page.path, element), "page.id-unknown", message, tr("use an id of this page"))


_PAINT = re.compile(r"""url\(["']?#([^()"']++)["']?\)""")

RULES: tuple[Callable[[BuiltSite, HtmlPage, SourceMap], Iterator[Problem]], ...] = (
    _title,
    _description,
    _main_heading,
    _heading_order,
    _ids,
    _pictures,
    _languages,
    _directions,
    _names,
    _svg_paint,
)
"""The checks for every page."""
