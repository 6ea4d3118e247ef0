"""
Draw the cover of a book: the batik cover of the portal's home page with the title on it, as one SVG picture with its own style sheet.
"""

from pathlib import Path
from textwrap import wrap
from xml.etree.ElementTree import Element, SubElement

from kembar.model.config import Lang
from kembar.package.book_pages import INDEX, SVG, parsed
from kembar.package.offline_site import OfflineSite
from kembar.package.xhtml import xml

WIDTH, HEIGHT = 600, 900
COLOURS = Path(__file__).with_name("cloth.css")
LETTERS, SIZE = 16, 58
"""The longest title line in characters, and the font size of the title in pixels."""


def cover(copy: OfflineSite, lang: Lang) -> bytes:
    """Return the cover as an SVG file."""
    size = {"width": str(WIDTH), "height": str(HEIGHT)}
    picture = Element("svg", {"xmlns": SVG.strip("{}"), "viewBox": f"0 0 {WIDTH} {HEIGHT}", **size, "direction": lang.direction})
    SubElement(picture, "title").text = copy.config.title[lang.code]
    SubElement(picture, "style").text = COLOURS.read_text(encoding="utf-8")
    SubElement(picture, "rect", {**size, "class": "cover__ground"})
    picture.extend(_cloth(copy))
    _add_title(picture, copy.config.title[lang.code])
    return xml(picture)


def _cloth(copy: OfflineSite) -> list[Element]:
    drawn = [element for element in parsed(copy, INDEX).iter(f"{SVG}svg") if "cover" in element.get("class", "").split()]
    return drawn[:1]


def _add_title(picture: Element, title: str) -> None:
    """Add the title, wrapped into lines, on a light rectangle."""
    lines = wrap(title, LETTERS)
    height = SIZE * (len(lines) + 1)
    SubElement(picture, "rect", {"y": "120", "width": str(WIDTH), "height": str(height), "fill": "#fbf6ec"})
    words = SubElement(picture, "text", {"font-family": "sans-serif", "font-weight": "bold", "font-size": str(SIZE), "fill": "#18222c"})
    for number, line in enumerate(lines, start=1):
        y = 120 + SIZE * number + SIZE // 4
        SubElement(words, "tspan", {"x": str(WIDTH // 2), "y": str(y), "text-anchor": "middle"}).text = line
