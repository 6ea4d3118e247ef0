"""
Make ids unique when several pages become one: prefix every id, and every attribute that names an id of the same page.
"""

import re
from xml.etree.ElementTree import Element

NAMING = frozenset({"for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"})
"""The attributes that contain ids, separated by spaces."""
_LOCAL = re.compile(r"url\(#([^()]++)\)")


def prefixed(prefix: str, name: str) -> str:
    """
    Return an id with the prefix of its page.

    >>> prefixed("kota-rabat", "sumber")
    'kota-rabat.sumber'
    """
    return f"{prefix}.{name}"


def prefix_ids(tree: Element, prefix: str) -> None:
    """Add the prefix to every id in a tree, and to every reference to one. Links are not changed: they may lead to other pages."""
    for element in tree.iter():
        for name, value in element.items():
            if name == "id":
                element.set(name, prefixed(prefix, value))
            elif name in NAMING:
                element.set(name, " ".join(prefixed(prefix, part) for part in value.split()))
            elif "url(#" in value:
                element.set(name, _LOCAL.sub(lambda match: f"url(#{prefixed(prefix, match[1])})", value))
            elif name == "href" and element.tag != "a" and value.startswith("#"):
                element.set(name, f"#{prefixed(prefix, value[1:])}")
