from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kembar.model.document import PlainSection
from kembar.model.problem import SourceLocation
from kembar.read.markdown.body import BodyReader
from kembar.read.markdown.sections import without_slots
from tests.bodies import html_of

READER = BodyReader("Kembali ke teks")


class Listener(HTMLParser):
    """Listens to a text tag by tag, which is another way to the same words."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sections, self.headings = [""], list[str]()
        self._silent, self._in_heading, self._link_is_empty = 0, False, False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("br", "hr", "img") and (self._silent or tag == "sup" or ("class", "footnote") in attrs):
            self._silent += 1
            self._close_up()
            return
        self._link_is_empty = tag == "a"
        self._part(tag)
        if tag[0] == "h" and tag != "hr":
            self._in_heading = True
            self.headings.append("")
            self.sections.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        if tag == "a" and self._link_is_empty:
            self._close_up()
        self._in_heading = self._in_heading and tag[0] != "h"
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._link_is_empty = False
            texts = self.headings if self._in_heading else self.sections
            texts[-1] += data

    def _close_up(self) -> None:
        texts = self.headings if self._in_heading else self.sections
        texts[-1] = texts[-1].rstrip()

    def _part(self, tag: str) -> None:
        if tag not in ("a", "em", "strong", "code", "sup", "img"):
            self.sections[-1] += " "


PIECES = [
    *(
        "a",
        "b ",
        " ",
        "\n",
        "\n\n",
        "## ",
        "- ",
        "> ",
        "*",
        "**",
        "`",
        "[",
        "](city:a)",
        "[](city:b)",
        "![x](y.svg)",
        "[^1]",
        "[^2]",
        "[@a; @b]",
    ),
    *(
        "|a|b|\n|-|-|\n",
        "<",
        "&lt;&gt;",
        "<>",
        "&nbsp;",
        "\u00a0",
        "&amp;lt;",
        "---\n",
        "  \n",
        ".",
        "\n\n[^1]: c *d*\n\n    e\n",
        "\n\n[^2]: f\n",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_plain_text_is_what_a_parser_of_html_finds(text: str) -> None:
    body = READER.read(text, SourceLocation("a.md", 1), "cities", "rabat")[0]
    heard = Listener(html_of(body))

    plain = [without_slots(section.text) for section in body.prose.plain]
    assert plain == [" ".join(section.split()) for section in heard.sections]
    assert [heading.text for heading in body.headings] == [" ".join(heading.split()) for heading in heard.headings]


def test_a_link_without_a_text_leaves_a_slot_and_a_citation_nothing() -> None:
    body = READER.read("A [](city:b) c [@d].\n\n## E [](city:f)\n\n[G](city:h)", SourceLocation("a.md", 1), "cities", "rabat")[0]

    assert body.prose.plain == (PlainSection("", "", "A \x000\x00 c."), PlainSection("e", "E \x002\x00", "G"))
