import pytest

from kembar.arrange.twins import drifted_anchors, states, twins_by_page
from kembar.model.config import Lang
from kembar.model.site import State
from tests.arrange.contents import CONFIG, content, shown, words

ORIGINAL, TRANSLATED, UNTRANSLATED = State.ORIGINAL, State.TRANSLATED, State.UNTRANSLATED


def test_words_of_the_same_name_are_twins_in_the_order_of_the_languages() -> None:
    site = content(words("en/pages/b.md"), words("id/pages/b.md"), words("en/cities/jakarta.md"))

    assert [(page, list(twins)) for page, twins in twins_by_page(site).items()] == [
        (("cities", "jakarta"), ["en"]),
        (("pages", "b"), ["id", "en"]),
    ]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("cities", ["id", "en"], {"id": ORIGINAL, "en": TRANSLATED}),
        ("cities", ["id"], {"id": ORIGINAL, "en": UNTRANSLATED}),
        ("cities", ["en"], {"id": UNTRANSLATED, "en": ORIGINAL}),
        ("cities", [], {"id": ORIGINAL, "en": ORIGINAL}),
        ("sources", [], {"id": ORIGINAL, "en": ORIGINAL}),
        ("pages", ["id", "en"], {"id": ORIGINAL, "en": TRANSLATED}),
        ("pages", ["en"], {"en": ORIGINAL}),
    ],
)
def test_the_state_of_a_page_follows_from_the_languages_that_have_words(kind: str, written: list[str], expected: dict[str, State]) -> None:
    assert states(CONFIG, kind, {code: words(f"{code}/{kind}/x.md") for code in written}) == expected


def test_without_the_primary_language_the_next_one_leads() -> None:
    arabic = Lang(code="ar", locale="ar", name="العربية", direction="rtl")
    config = type(CONFIG)(title={}, description={}, base_url="", languages=(*CONFIG.languages, arabic), home="", sections={}, menu=())

    assert states(config, "cities", {code: words(f"{code}/cities/x.md") for code in ("en", "ar")}) == {
        "id": UNTRANSLATED,
        "en": ORIGINAL,
        "ar": TRANSLATED,
    }


def drift(original: dict[str, int], translation: dict[str, int]) -> list[str]:
    twins = {"id": words("id/pages/a.md", headings=original), "en": words("en/pages/a.md", headings=translation)}
    return shown(list(drifted_anchors(twins)))


def test_twins_with_the_same_anchors_have_not_drifted() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6, "hasil": 12}) == []


def test_a_heading_with_another_id_names_both_places() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6, "results": 12}) == [
        (
            "content/en/pages/a.md:12:1: twins.anchors: this heading's id is “results”, in its twin it is “hasil” "
            "(content/id/pages/a.md:9:1) (write {#hasil} after the heading)"
        )
    ]


def test_a_missing_heading_is_told_where_it_would_stand() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6}) == [
        (
            "content/en/pages/a.md:6:1: twins.anchors: the twin's heading “hasil” (content/id/pages/a.md:9:1) is missing after this "
            "(add the section with {#hasil}, or take it out of the twin)"
        )
    ]


def test_a_heading_too_many_is_told_at_its_line() -> None:
    assert drift({}, {"tamu": 6}) == [
        (
            "content/en/pages/a.md:6:1: twins.anchors: the heading “tamu” is not in the twin, where it would stand after "
            "content/id/pages/a.md (add the section to the twin, or take it out here)"
        )
    ]


def test_one_change_does_not_hide_the_next() -> None:
    found = drift({"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 1, "x": 2, "c": 3, "d": 4, "e": 5})

    assert [line.split(": ")[0] for line in found] == ["content/en/pages/a.md:2:1", "content/en/pages/a.md:5:1"]
