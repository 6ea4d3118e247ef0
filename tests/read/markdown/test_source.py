import pytest

from kembar.model.problem import Place
from kembar.read.markdown.source import Source, offset_of, unmarked


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
    assert unmarked(Source(text, "a.md").marked) == text.expandtabs(4)


def test_a_mark_carries_the_offset_at_which_it_stands() -> None:
    source = Source("satu\n[a](city:b)", "a.md", first_line=5)

    assert source.marked == "satu\n[a](\ufdd09\ufdd1city:b)"
    assert offset_of(source.marked) == 9
    assert source.place(9) == Place("a.md", 6, 5)


def test_columns_are_those_of_the_file_where_tabs_are_four_columns_wide() -> None:
    source = Source("\ta\tb", "a.md")

    assert [source.place(offset).column for offset in (4, 5, 8)] == [2, 3, 4]
