from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kembar.model.markup import attributes_of, pieces
from kembar.read.safety import sanitise


class Heard(HTMLParser):
    """What a parser for any HTML hears, told as `pieces` tells it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags = [("", "", dict[str, str]())]
        self.texts = [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(("", tag, {name: value or "" for name, value in attrs}))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(("/", tag, {}))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


FRAGMENTS = [
    *(
        "<p>",
        "</p>",
        "<em lang=ar>",
        "</em>",
        "<br>",
        "<hr>",
        '<a href="city:a" title="a > b &amp; \'c\' <d>">',
        "</a>",
        "<h2 id=x>",
        "</h2>",
    ),
    *("<table><tr><td class='align-left'>", "</table>", "<img alt='a\nb' src=kembar:0>", "<!-- a -->", "<script>a</script>", "<", ">", '"'),
    *("&lt;", "&amp;lt;", "&nbsp;", "&copy;", "&", "&#38;", "&notit;", "kota", "القدس", " ", "\n"),
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_the_pieces_of_our_html_are_those_that_any_parser_finds(html: str) -> None:
    clean = sanitise(html)
    heard = Heard(clean)

    found = pieces(clean)
    assert [(slash, tag, attributes_of(written)) for slash, tag, written, _ in found] == heard.tags
    assert [text for *_, text in found] == heard.texts
