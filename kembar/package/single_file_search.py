"""
The search of the site inside a single file: its scripts and its index as scripts in the page, and the field that they serve.

In comes a finished offline site; out go elements for the one page. Entries lead to places on it. Without scripts the field is a link to
the list from A to Z, as it is everywhere.
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
"""What stands around the data of a shelf (`kembar/export/search/shards.py`)."""

Anchors = Mapping[str, str]
"""The anchor on the one page of each page of the site, by its path."""


def field(copy: OfflineSite, lang: Lang, anchors: Anchors) -> list[Element]:
    """The search field, and the place for its results."""
    page = parsed(copy, _address(copy, "search", lang))
    box, results = _with_class(page, "site-search"), _with_class(page, "results")
    box.set("data-search", "")
    for link in box.iter("a"):
        link.set("href", f"#{anchors[_address(copy, 'index', lang)]}")
    for form in box.iter("form"):
        form.set("action", "#top")
    return [box, results]


def scripts(copy: OfflineSite, lang: Lang, anchors: Anchors) -> Iterator[Element]:
    """All that answers a search, in the order in which it is to be run."""
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
        yield _with_places(script, anchors) if file.name.startswith("entries-") else script


def _with_places(script: str, anchors: Anchors) -> str:
    """Return a file of entries that lead to places on the one page."""
    sort, first, content = json.loads(f"[{script.removeprefix(PUT).removesuffix(END)}]")
    return f"{PUT}{_as_js([sort, first, _inside(content, anchors)])[1:-1]}{END}"


def _inside(entries: list[Any], anchors: Anchors) -> list[Any]:
    """Entries as they are on the one page."""
    found = []
    for address, title, section, passages in entries:
        path, _, fragment = address.partition("#")
        here = anchors[path]
        there = [[anchor and prefixed(here, anchor), heading, text] for anchor, heading, text in passages]
        found.append([f"#{prefixed(here, fragment) if fragment else here}", title, section, there])
    return found


def _as_js(value: object) -> str:
    """A value as JavaScript for a script element of a page, where `</script>` and `<!--` would not be text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
