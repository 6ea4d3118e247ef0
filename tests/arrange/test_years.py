from kembar.arrange.standings import standings
from kembar.arrange.years import contradicting_years
from tests.arrange.contents import CONFIG, made_from, sectioned, shown


def contradictions(source: str, translation: str, *, moved_to: str = "") -> list[str]:
    """What is told of a section of a translation; its source may have moved on since."""
    made = made_from(sectioned("id/pages/a.md", {"rencana": source}))
    twins = {
        "id": sectioned("id/pages/a.md", {"rencana": moved_to or source}),
        "en": sectioned("en/pages/a.md", {"rencana": translation}, made_from=made),
    }
    return shown(list(contradicting_years(twins, "en", standings(CONFIG, "pages", twins)["en"])))


def test_another_year_in_the_same_section_is_told_with_both_places() -> None:
    assert contradictions("Sejak 1991 sampai 2018.", "From 1993 until 2018.") == [
        (
            "content/en/pages/a.md:11:1: twins.numbers: here it is 1993, and in the twin 1991 (content/id/pages/a.md:11:1) "
            "(correct the one that is wrong)"
        )
    ]


def test_a_year_that_is_told_in_other_words_or_once_more_contradicts_nothing() -> None:
    assert contradictions("Sejak 1991, dua puluh lima tahun.", "Since 1991 and until 2016.") == []
    assert contradictions("Pada 1991 dan 1991.", "In 1991 and 1991.") == []
    assert contradictions("Pada 1991, 1991, 2018.", "In 1991, 2018, 2018.") == []


def test_nothing_is_certain_about_a_translation_that_is_behind() -> None:
    assert contradictions("Sejak 1991.", "Since 1991.", moved_to="Sejak 1993.") == []


def test_nor_about_one_whose_source_is_not_known() -> None:
    twins = {"id": sectioned("id/pages/a.md", {"rencana": "Pada 1991."}), "en": sectioned("en/pages/a.md", {"rencana": "In 1993."})}

    assert list(contradicting_years(twins, "en", standings(CONFIG, "pages", twins)["en"])) == []
