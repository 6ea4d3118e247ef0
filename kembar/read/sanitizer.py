"""
Sanitise HTML: only the elements and attributes in these lists remain. This is the only module that imports nh3.

The Markdown reader writes no others; this is the second defence in case that it is tricked into one.
"""

import nh3

from kembar.model.document import UNRESOLVED

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
ELEMENTS: dict[str, set[str]] = {
    **{name: set() for name in ("p", "br", "hr", "em", "strong", "code", "pre", "blockquote", "ul", "li")},
    **{name: set() for name in ("table", "thead", "tbody", "tr", "th", "td", "sup", "div")},
    **{name: {"id"} for name in (*HEADINGS, "sup", "li")},
    "ol": {"start"},
    "a": {"href", "title", "rel"},
    "img": {"src", "alt", "title"},
}
"""The elements that a text may contain, each with its attributes besides `dir` and `lang`."""

CLASSES: dict[str, set[str]] = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "th": {"align-left", "align-center", "align-right"},
    "td": {"align-left", "align-center", "align-right"},
}
SCHEMES = {"http", "https", "mailto", "tel", UNRESOLVED.removesuffix(":")}
_CLEANER = nh3.Cleaner(
    tags=set(ELEMENTS),
    attributes={**ELEMENTS, "*": {"dir", "lang"}},
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
)


def sanitize(html: str) -> str:
    """
    Return the HTML without elements and attributes that are not allowed.

    >>> sanitize('<p onclick="x()">Halo <a href="javascript:x()">dunia</a><script>x()</script></p>')
    '<p>Halo <a>dunia</a></p>'
    """
    return _CLEANER.clean(html)
