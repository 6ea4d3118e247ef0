"""
From a text in Markdown to a `Body`: sanitised HTML with open links, its plain words, headings and sections, and problems with their places.
"""

from kembar.model.document import Body, Heading, WholeBody, WholeProse
from kembar.model.problem import Place, Problem, say
from kembar.model.problem_limit import told
from kembar.read.deceptive_values import deceptive_references
from kembar.read.markdown.conversion_state import Reading
from kembar.read.markdown.extension import Dialect
from kembar.read.markdown.fast.extension import Sparing, SparingMarkdown
from kembar.read.markdown.limits import excesses
from kembar.read.markdown.number_positions import PlacedNumbers
from kembar.read.markdown.positions import Source, unmarked
from kembar.read.markdown.sections import sections_of
from kembar.read.sanitizer import sanitise
from kembar.text.plain_text import words_of


class BodyReader:
    """A converter for texts in one language. `back` is what the way from a footnote back to the text is called in it."""

    def __init__(self, back: str) -> None:
        self._reading = Reading()
        self._converter = SparingMarkdown(extensions=[Dialect(self._reading, back), Sparing()], output_format="html")

    def read(self, text: str, place: Place, kind: str, key: str) -> tuple[Body, list[Problem]]:
        """The body of the page `kind` and `key`, whose text begins at the line of `place`. A text beyond all limits gives an empty body."""
        problems = excesses(text, place.path, place.line)
        if problems:
            return WholeBody(), problems
        source = Source(text, place.path, place.line)
        self._reading.begin(source, kind, key)
        try:
            html = sanitise(unmarked(self._converter.reset().convert(source.marked)))
        except RecursionError:
            return WholeBody(), [Problem(place, "markdown.too-deep", say("this text lies in too many layers"), say("make it flatter"))]
        body, excessive = self._body(html)
        hidden = deceptive_references(text, html, place.path, place.line)
        return body, [*told([*self._reading.problems, *hidden], place.path), *excessive]

    def _body(self, html: str) -> tuple[Body, list[Problem]]:
        words, links = words_of(html), tuple(self._reading.links)
        found = zip(self._reading.headings, words.headings, strict=True)
        headings = tuple(Heading(heading.level, heading.id, text, heading.place) for heading, text in found)
        numbers = PlacedNumbers(self._reading.source)
        sections, said, problems = sections_of(html, links, headings, self._reading.source.beginning, numbers)
        return WholeBody(WholeProse(html, words.text, said), links, headings, sections, tuple(self._reading.hosts.items())), problems
