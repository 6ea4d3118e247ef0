import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.problem import SourceLocation
from kembar.read.markdown.positions import MarkedText, offset_of, unmarked


@pytest.mark.parametrize(
    "text",
    [
        "Lihat [a](city:b), [c]: d, `[e](f)` dan <b>.",
        "## A {#a}\n\nB\n---\n\n[r]: <city:x>\n\n[^1]: a [^2] [@k; @l]",
        "```\nkode\n```\n---",
        "\ta\t[b](c)\n",
    ],
)
def test_a_marked_text_is_the_same_text_with_marks(text: str) -> None:
    assert unmarked(MarkedText(text, "a.md").marked) == text.expandtabs(4)


def test_a_mark_carries_the_offset_at_which_it_stands() -> None:
    source = MarkedText("satu\n[a](city:b)", "a.md", first_line=5)

    assert source.marked == "satu\n[a](\ufdd09\ufdd1city:b)"
    assert offset_of(source.marked) == 9
    assert source.place(9) == SourceLocation("a.md", 6, 5)


def test_columns_are_those_of_the_file_where_tabs_are_four_columns_wide() -> None:
    source = MarkedText("\ta\tb", "a.md")

    assert [source.place(offset).column for offset in (4, 5, 8)] == [2, 3, 4]


MARKED = re.compile(
    r"""
      \]\( \s*+ <?
    | ^[ ]{0,3} \[ (?!\^) [^\[\]\n]* \]: [ ]* (?:\n[ ]*)? <?
    | \[@
    | (?<!\\)(?=\]\[[^\[\]@^])
    | < (?=[A-Za-z/!?])
    | \{ :? [ ]* (?=[^}\s])
    | ^ (?:[ ]*+(?:>|[-*+][ ]|[0-9]{1,9}\.[ ]))* [ ]*+ \#{1,6} [ ]*
    | (?<=[^\s}]) (?=[ ]*\n(?:=+|-+)[ ]*$)
    | (?<!!) (?=\[\^[^\]\n]*\](?!:))
    """,
    re.VERBOSE | re.MULTILINE,
)
"""What is marked, at its end, as one expression that is slow to search with."""


def with_mark(match: re.Match[str]) -> str:
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    in_fence = not match[0] and line.lstrip().startswith(("`", "~"))
    return match[0] if in_fence else f"{match[0]}\ufdd0{match.end()}\ufdd1"


PIECES = [
    *(
        "a",
        " ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "](",
        "![",
        "[",
        "]",
        "]: ",
        "[a]: ",
        "[a]:\n",
        "[^1]",
        "[^1]: ",
        "[@a]",
        "[@",
        "][a]",
        "<",
        "</b>",
        "<!--",
    ),
    *("{", "}", "{#a}", "{: a}", "# ", "##", "> ", "- ", "1. ", "\n---", "\n===\n", "\n-- \n", "`", "\n~~~", "\\", "!", "\x1c", "\u00a0"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_marks_stand_wherever_something_may_begin(text: str) -> None:
    assert MarkedText(text, "a.md").marked == MARKED.sub(with_mark, text)
