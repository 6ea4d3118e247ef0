"""
Make the search of a single file: the search field, and the scripts and the index as script elements.

Search results lead to anchors in the file. Without JavaScript the field is a link to the list from A to Z, as on the website.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from kembar.model.config import Lang
from kembar.model.site import SEARCH_SCRIPTS
from kembar.package.book_pages import parsed
from kembar.package.ids import prefixed
from kembar.package.offline_site import OfflineSite
from kembar.text.urls import output_file

FIELD = "js/search.js"
INDEX = "assets/search/{lang}"
"""The folder of a language's index."""

PUT, END = "kembarSearch.put(", ");\n"
"""The text before and after the data of a shard (`kembar/export/search/shards.py`)."""

Anchors = Mapping[str, str]
"""The anchor in the single file of each page, by its path in the site."""


def field(copy: OfflineSite, lang: Lang, anchors: Anchors) -> list[Element]:
    """Return the search field and the element for its results."""
    page = parsed(copy, _address(copy, "search", lang))
    box, results = _with_class(page, "site-search"), _with_class(page, "results")
    box.set("data-search", "")
    for link in box.iter("a"):
        link.set("href", f"#{anchors[_address(copy, 'index', lang)]}")
    for form in box.iter("form"):
        form.set("action", "#top")
    return [box, results]


def scripts(copy: OfflineSite, lang: Lang, anchors: Anchors) -> Iterator[Element]:
    """Yield the scripts of the search and its index, in the order of execution."""
    code = (copy.site.assets[name].content.decode() for name in SEARCH_SCRIPTS)
    for script in (*code, *_index(copy, lang, anchors), copy.site.assets[FIELD].content.decode()):
        element = Element("script")
        element.text = script
        yield element


def _address(copy: OfflineSite, listing: str, lang: Lang) -> str:
    return output_file(copy.site.addresses["listings", listing][lang.code])


def _with_class(page: Element, name: str) -> Element:
    return next(element for element in page.iter() if name in element.get("class", "").split())


def _index(copy: OfflineSite, lang: Lang, anchors: Anchors) -> Iterator[str]:
    for file in sorted((copy.folder / INDEX.format(lang=lang.code)).iterdir()):
        script = file.read_text(encoding="utf-8")
        yield _with_anchors(script, anchors) if file.name.startswith("entries-") else script


def _with_anchors(script: str, anchors: Anchors) -> str:
    """Return a shard of entries with its addresses replaced by anchors in the single file."""
    sort, first, content = json.loads(f"[{script.removeprefix(PUT).removesuffix(END)}]")
    return f"{PUT}{_as_js([sort, first, _relinked(content, anchors)])[1:-1]}{END}"


def _relinked(entries: list[Any], anchors: Anchors) -> list[Any]:
    """Return entries with their addresses replaced by anchors in the single file."""
    found = []
    for address, title, section, passages in entries:
        path, _, fragment = address.partition("#")
        page = anchors[path]
        relinked = [[anchor and prefixed(page, anchor), heading, text] for anchor, heading, text in passages]
        found.append([f"#{prefixed(page, fragment) if fragment else page}", title, section, relinked])
    return found


def _as_js(value: object) -> str:
    """Return a value as JavaScript for a script element, with `<` escaped because of `</script>` and `<!--`."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
