import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.document import Section
from kembar.model.problem import SourceLocation
from kembar.read.markdown.body import BodyReader
from tests.cases import Case, read_cases

READER = BodyReader("Kembali ke teks")
CASES = read_cases("sections")


def sections(text: str) -> list[tuple[Section, str]]:
    """Each section with its words."""
    body, _ = READER.read(text, SourceLocation("rabat.md", 1), "cities", "rabat")
    return list(zip(body.sections, body.prose.words, strict=True))


def said(text: str) -> list[tuple[str, str]]:
    return [(section.id, words) for section, words in sections(text)]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_text_s_sections_are_what_the_cases_say(case: Case) -> None:
    found = [
        f"{section.place.line}:{section.place.column} {section.id or '-'} {section.count} {words}"
        for section, words in sections(case.blocks["input"])
    ]

    assert found == case.blocks["sections"].splitlines()


@pytest.mark.parametrize("case", [case for case in CASES if "same" in case.blocks], ids=str)
def test_the_same_written_in_another_way_gives_the_same_words(case: Case) -> None:
    assert said(case.blocks["same"]) == said(case.blocks["input"])


WORDS = st.lists(st.text(alphabet="abcdefghij’é", min_size=1, max_size=9), min_size=2, max_size=40)
TEXTS = st.lists(WORDS, min_size=1, max_size=4)


def written(texts: list[list[str]], widths: list[int]) -> str:
    """Sections one after another; line breaks fall where the widths say, over and over."""
    return "\n\n".join(f"## Bagian {number} {{#bagian-{number}}}\n\n{wrapped(words, widths)}" for number, words in enumerate(texts))


def wrapped(words: list[str], widths: list[int]) -> str:
    return "".join(word + ("\n" if number % widths[number % len(widths)] == 0 else " ") for number, word in enumerate(words)).strip()


WIDTHS = st.lists(st.integers(1, 9), min_size=1, max_size=5)


@given(TEXTS, WIDTHS, WIDTHS)
def test_wrapping_a_text_anew_changes_nothing(texts: list[list[str]], widths: list[int], others: list[int]) -> None:
    assert said(written(texts, widths)) == said(written(texts, others))


@given(TEXTS, WIDTHS, st.data())
def test_changing_one_word_changes_its_own_section_only(texts: list[list[str]], widths: list[int], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    position = data.draw(st.integers(0, len(texts[number]) - 1))
    changed = [list(words) for words in texts]
    changed[number][position] += "x"

    before, after = said(written(texts, widths)), said(written(changed, widths))

    assert [one[0] for one, other in zip(before, after, strict=True) if one != other] == [f"bagian-{number}"]


def years(text: str) -> list[str]:
    return [
        f"{section.id or '-'} {year.number} {year.place.line}:{year.place.column}"
        for section, _ in sections(text)
        for year in section.years
    ]


def test_each_year_has_its_place() -> None:
    text = "Sejak 1991, lihat\n[1991](visit:1960-rabat).\n\n## Rencana 2019 {#rencana-2018}\n\nPada 1991–1993 [@kompas-2018].\n"

    assert years(text) == ["- 1991 1:7", "- 1991 2:2", "rencana-2018 2019 4:12", "rencana-2018 1991 6:6", "rencana-2018 1993 6:11"]


def test_a_footnote_s_year_stands_in_the_footnote() -> None:
    assert years("Satu.[^1]\n\n## Dua\n\nTiga.\n\n[^1]: Pada 1960.\n") == ["- 1960 7:12"]


@pytest.mark.parametrize("text", ["25/2020", "2020/21", "12019", "2.018", "1.2018", "2018,5", "1899", "2100"])
def test_a_number_that_may_be_something_else_is_no_year(text: str) -> None:
    assert years(f"Nomor {text} saja.") == []


def test_a_year_may_end_a_sentence_or_a_clause() -> None:
    assert [re.sub(" .*", "", year[2:]) for year in years("Pada 1990-an, 1991, dan 1992.")] == ["1990", "1991", "1992"]


def test_each_other_figure_has_its_place_as_it_is_written() -> None:
    text = "1. Hadir **1.250** tamu\n2. dan ١٢ orang, pukul 14:05.\n\n## Rencana {#rencana-12}\n\nPada 21 Mei 1991 [@kompas-21].\n"

    assert [
        f"{section.id or '-'} {figure.text} {figure.place.line}:{figure.place.column}"
        for section, _ in sections(text)
        for figure in section.figures
    ] == ["- 1.250 1:12", "- 12 2:8", "rencana-12 21 6:6"]
