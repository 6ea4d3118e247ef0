"""
Convert a text in Markdown to a `Body`: sanitised HTML with unresolved links, plain text, headings and sections; and report its problems.
"""

from kembar.model.document import Body, Heading, LoadedBody, LoadedText
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.problem_limit import limit
from kembar.read.deceptive_values import deceptive_references
from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.extension import DialectExtension
from kembar.read.markdown.fast.extension import FastExtension, FastMarkdown
from kembar.read.markdown.limits import excesses
from kembar.read.markdown.link_slots import split_at_links
from kembar.read.markdown.number_positions import PlacedNumbers
from kembar.read.markdown.positions import MarkedText, unmarked
from kembar.read.markdown.sections import sections_of, without_slots
from kembar.read.sanitizer import sanitize


class BodyReader:
    """Converts texts in one language. `back` is the label of the link back from a footnote in this language."""

    def __init__(self, back: str) -> None:
        self._reading = ConversionState()
        self._converter = FastMarkdown(extensions=[DialectExtension(self._reading, back), FastExtension()], output_format="html")

    def read(self, text: str, place: SourceLocation, kind: str, key: str) -> tuple[Body, list[Problem]]:
        """Return the body of the page `kind` and `key`, and its problems. `place` is its beginning. Beyond the limits the body is empty."""
        problems = excesses(text, place.path, place.line)
        if problems:
            return LoadedBody(), problems
        source = MarkedText(text, place.path, place.line)
        self._reading.begin(source, kind, key)
        try:
            html = sanitize(unmarked(self._converter.reset().convert(source.marked)))
        except RecursionError:
            return LoadedBody(), [Problem(place, "markdown.too-deep", tr("this text is nested too deeply"), tr("make it flatter"))]
        body, excessive = self._body(html)
        hidden = deceptive_references(text, html, place.path, place.line)
        return body, [*limit([*self._reading.problems, *hidden], place.path), *excessive]

    def _body(self, html: str) -> tuple[Body, list[Problem]]:
        links, found = tuple(self._reading.links), self._reading.headings
        places = [self._reading.source.beginning, *(heading.place for heading in found)]
        plain, sections, words, problems = sections_of(html, links, places, PlacedNumbers(self._reading.source))
        headings = tuple(
            Heading(heading.level, heading.id, without_slots(section.heading), heading.place)
            for heading, section in zip(found, plain[1:], strict=True)
        )
        return LoadedBody(
            LoadedText(split_at_links(html, links), plain, words), links, headings, sections, tuple(self._reading.hosts.items())
        ), problems
