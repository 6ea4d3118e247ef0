"""
The Markdown dialect of texts: that of Python-Markdown with tables, fenced code, footnotes and attribute lists.

It adds links to records, citations and ids of headings, and excludes raw HTML.
"""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from kembar.read.markdown.attribute_lists import AttributeReader
from kembar.read.markdown.citations import CitationReader
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.fenced_code import Fences
from kembar.read.markdown.footnotes import FootnoteCheck, Footnotes
from kembar.read.markdown.headings import HeadingReader
from kembar.read.markdown.links import AutomaticLink, LinkReader
from kembar.read.markdown.raw_html import HiddenHtml, RawTag
from kembar.read.markdown.undefined_references import ReferenceCheck


class DialectExtension(Extension):
    """The additions to Python-Markdown. They replace its handling of HTML, addresses and attributes."""

    def __init__(self, reading: ConversionState, back: str) -> None:
        super().__init__()
        self._reading = reading
        self._back = back

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 Python-Markdown's name
        """Set up a new converter for the dialect."""
        reading, footnotes = self._reading, Footnotes(self._reading, self._back)
        for registry, names in ((md.preprocessors, ["html_block"]), (md.inlinePatterns, ["html", "autolink", "automail"])):
            for name in names:
                registry.deregister(name)
        md.registerExtensions([TableExtension(), footnotes], {})
        md.ESCAPED_CHARS.append("<")
        md.preprocessors.register(Fences(md), "fenced_code", 25)
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


class Tidy(Treeprocessor):
    """Replaces alignment by styles, and removes empty paragraphs."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for element in root.iter():
            style = element.get("style")
            if style:
                del element.attrib["style"]
                element.set("class", "align-" + style.removesuffix(";").rpartition(" ")[2])
            for child in element.findall("p") if len(element) else ():
                if not len(child) and not (child.text or "").strip():
                    element.remove(child)
