"""
From a text in Markdown to a `Body`: sanitised HTML with open links, its plain words, headings and sections, and problems with their places.

The dialect is Python-Markdown's with tables, fenced code, footnotes and attribute lists; links to records, citations and heading ids are
ours; raw HTML is no part of it.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from kembar.model.document import Body, Heading, WholeProse
from kembar.model.plain import words_of
from kembar.model.problem import Place, Problem, say
from kembar.read.abundance import told
from kembar.read.markdown.attributes import AttributeReader
from kembar.read.markdown.citations import CitationReader
from kembar.read.markdown.footnotes import FootnoteCheck, Footnotes
from kembar.read.markdown.headings import HeadingReader
from kembar.read.markdown.limits import excesses
from kembar.read.markdown.links import AutomaticLink, LinkReader
from kembar.read.markdown.numbers import Numbers
from kembar.read.markdown.raw_html import HiddenHtml, RawTag
from kembar.read.markdown.reading import Reading
from kembar.read.markdown.references import ReferenceCheck
from kembar.read.markdown.sections import sections_of
from kembar.read.markdown.source import Source, unmarked
from kembar.read.safety import sanitise


class BodyReader:
    """A converter for texts in one language. `back` is what the way from a footnote back to the text is called in it."""

    def __init__(self, back: str) -> None:
        self._reading = Reading()
        self._converter = _converter(self._reading, back)

    def read(self, text: str, place: Place, kind: str, key: str) -> tuple[Body, list[Problem]]:
        """The body of the page `kind` and `key`, whose text begins at the line of `place`. A text beyond all limits gives an empty body."""
        problems = excesses(text, place.path, place.line)
        if problems:
            return Body(), problems
        source = Source(text, place.path, place.line)
        self._reading.begin(source, kind, key)
        try:
            html = sanitise(unmarked(self._converter.reset().convert(source.marked)))
        except RecursionError:
            return Body(), [Problem(place, "markdown.too-deep", say("this text lies in too many layers"), say("make it flatter"))]
        return self._body(html), told(self._reading.problems, place.path)

    def _body(self, html: str) -> Body:
        words, links = words_of(html), tuple(self._reading.links)
        found = zip(self._reading.headings, words.headings, strict=True)
        headings = tuple(Heading(heading.level, heading.id, text, heading.place) for heading, text in found)
        sections, said = sections_of(html, links, headings, self._reading.source.beginning, Numbers(self._reading.source))
        return Body(WholeProse(html, words.text, said), links, headings, sections)


def _converter(reading: Reading, back: str) -> Markdown:
    """Python-Markdown with our additions; its own ways with HTML, addresses and attributes are replaced."""
    footnotes = Footnotes(reading, back)
    md = Markdown(extensions=[TableExtension(), footnotes], output_format="html")
    for registry, names in ((md.preprocessors, ["html_block"]), (md.inlinePatterns, ["html", "autolink", "automail"])):
        for name in names:
            registry.deregister(name)
    md.ESCAPED_CHARS.append("<")
    md.preprocessors.register(FencedBlockPreprocessor(md, {}), "fenced_code", 25)
    md.preprocessors.register(HiddenHtml(md, reading), "hidden_html", 20)
    md.inlinePatterns.register(AutomaticLink(md), "automatic_link", 187)
    md.inlinePatterns.register(RawTag(md, reading), "raw_tag", 186)
    md.inlinePatterns.register(CitationReader(md, reading), "citation", 176)
    md.treeprocessors.register(AttributeReader(md, reading), "attributes", 8)
    md.treeprocessors.register(HeadingReader(md, reading), "headings", -10)
    md.treeprocessors.register(FootnoteCheck(md, reading, footnotes), "footnote_check", -20)
    md.treeprocessors.register(ReferenceCheck(md, reading), "reference_check", -25)
    md.treeprocessors.register(LinkReader(md, reading), "links", -30)
    md.treeprocessors.register(Tidy(md), "tidy", -40)
    return md


class Tidy(Treeprocessor):
    """What Python-Markdown leaves: alignment as a style, and paragraphs from which everything was taken."""

    def run(self, root: Element) -> None:
        """Changes the tree in place."""
        for element in root.iter():
            style = element.attrib.pop("style", "")
            if style:
                element.set("class", "align-" + style.removesuffix(";").rpartition(" ")[2])
            for child in list(element):
                if child.tag == "p" and not len(child) and not (child.text or "").strip():
                    element.remove(child)
