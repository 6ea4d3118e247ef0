from dataclasses import replace

import pytest

from kembar.arrange.checks.translated_numbers import contradicting_numbers
from kembar.arrange.translation_status import translation_statuses
from kembar.model.config import Lang
from kembar.model.document import Document
from kembar.model.problem import SourceLocation
from tests.arrange.contents import CONFIG, made_from, sectioned, shown

ARABIC, FRENCH = Lang(code="ar", locale="ar", name="العربية"), Lang(code="fr", locale="fr", name="Français")
FIVE_LANGUAGES = replace(CONFIG, languages=(*CONFIG.languages, ARABIC, FRENCH))


def contradictions(source: str, translation: str, *, lang: str = "en", moved_to: str = "") -> list[str]:
    """What is reported of a section of a translation; its source may have moved on since."""
    made = made_from(sectioned("id/pages/a.md", {"rencana": source}))
    return reported(
        sectioned("id/pages/a.md", {"rencana": moved_to or source}),
        sectioned(f"{lang}/pages/a.md", {"rencana": translation}, made_from=made),
    )


def reported(source: Document, translation: Document) -> list[str]:
    twins = {source.lang: source, translation.lang: translation}
    standing = translation_statuses(FIVE_LANGUAGES, "pages", twins)[translation.lang]
    return shown(list(contradicting_numbers(FIVE_LANGUAGES.languages, twins, translation.lang, standing)))


def line(here: str, there: str, lang: str = "en", number: int = 11) -> str:
    return (
        f"content/{lang}/pages/a.md:{number}:1: twins.numbers: here it is {here}, and in the twin {there} "
        f"(content/id/pages/a.md:{number}:1) (correct the one that is wrong)"
    )


def test_another_year_in_the_same_section_is_reported_with_both_places() -> None:
    assert contradictions("Sejak 1991 sampai 2018.", "From 1993 until 2018.") == [line("1993", "1991")]


def test_a_year_that_is_reported_in_other_words_or_once_more_contradicts_nothing() -> None:
    assert contradictions("Sejak 1991, dua puluh lima tahun.", "Since 1991 and until 2016.") == []
    assert contradictions("Pada 1991 dan 1991.", "In 1991 and 1991.") == []
    assert contradictions("Pada 1991, 1991, 2018.", "In 1991, 2018, 2018.") == []


@pytest.mark.parametrize(
    ("source", "translation", "lang", "here", "there"),
    [
        ("Hadir 1.250 tamu.", "There were 1,520 guests.", "en", "1,520", "1.250"),
        ("Pada 21 Mei hadir 45 orang.", "54 people came on 21 May.", "en", "54", "45"),
        ("Rp3,9 miliar, atau 12,5%.", "Rp 3.9 billion, or 12.9%.", "en", "12.9", "12,5"),
        ("Mulai pukul 14.05, 45 orang.", "From 14:05, 47 people.", "en", "47", "45"),
        ("Hadir 1.250 tamu.", "حضر ١٬٥٢٠ ضيفا.", "ar", "1٬520", "1.250"),
        ("Sejak 1991.", "منذ ١٩٩٣.", "ar", "1993", "1991"),
        ("Hadir 1.250 tamu.", "Il y avait 1 350 invités.", "fr", "1 350", "1.250"),
    ],
)
def test_the_one_number_that_differs_is_reported_as_each_language_writes_it(
    source: str, translation: str, lang: str, here: str, there: str
) -> None:
    assert contradictions(source, translation, lang=lang) == [line(here, there, lang)]


@pytest.mark.parametrize(
    ("source", "translation", "lang"),
    [
        ("Hadir 1.250 tamu, 12,5% pada 21 Mei.", "On 21 May, 12.5% or 1,250 guests came.", "en"),
        ("Hadir 1.250 tamu pada 21 Mei.", "حضر ١٬٢٥٠ ضيفا في ٢١ مايو.", "ar"),
        ("Hadir 1.250 tamu.", "Il y avait 1\u202f250 invités.", "fr"),
        ("Pukul 14.05.", "At 14:05.", "en"),
        ("Pukul 14.05.", "At 2:05 in the afternoon.", "en"),
        ("Penduduk 1,2 juta.", "A population of 1,200,000.", "en"),
        ("Jaraknya 12 km.", "It is 7.5 miles away.", "en"),
        ("Dua belas orang dari 5 kota.", "12 people from five cities.", "en"),
        ("Hadir 45 orang.", "Many people came.", "en"),
        ("Hadir 45 dan 67 orang.", "54 and 76 people came.", "en"),
        ("Undang-undang 25/2020 dan G20.", "Law 26/2020 and the G7.", "en"),
        ("Abad ke-20.", "The 19th century.", "en"),
    ],
)
def test_numbers_that_may_mean_the_same_are_not_reported(source: str, translation: str, lang: str) -> None:
    assert contradictions(source, translation, lang=lang) == []


def test_title_and_description_are_held_side_by_side_too() -> None:
    source = sectioned("id/pages/a.md", {}, title="Rencana 2019", description="Untuk 45 kota.", places=places("id"))
    made = made_from(source)
    translation = sectioned("en/pages/a.md", {}, title="Plan of 2018", description="For 46 cities.", places=places("en"), made_from=made)

    assert reported(source, translation) == [line("2018", "2019", number=2), line("46", "45", number=3)]


def places(lang: str) -> dict[str, SourceLocation]:
    return {field: SourceLocation(f"content/{lang}/pages/a.md", line, 1) for line, field in enumerate(["title", "description"], start=2)}


def test_nothing_is_certain_about_a_translation_that_is_behind() -> None:
    assert contradictions("Sejak 1991, 45 kota.", "Since 1991, 46 cities.", moved_to="Sejak 1993, 45 kota.") == []


def test_nor_about_one_whose_source_is_not_known() -> None:
    source, translation = sectioned("id/pages/a.md", {"rencana": "Pada 1991."}), sectioned("en/pages/a.md", {"rencana": "In 1993."})

    assert reported(source, translation) == []
