from kembar.arrange.twins import drifted_anchors, twins_by_page
from kembar.model.fingerprint import drift as moved_since
from kembar.model.fingerprint import fingerprint
from kembar.model.problem import Level
from tests.arrange.contents import content, made_from, sectioned, shown, words


def test_words_of_the_same_name_are_twins_in_the_order_of_the_languages() -> None:
    site = content(words("en/pages/b.md"), words("id/pages/b.md"), words("en/cities/jakarta.md"))

    assert [(page, list(twins)) for page, twins in twins_by_page(site).items()] == [
        (("cities", "jakarta"), ["en"]),
        (("pages", "b"), ["id", "en"]),
    ]


def drift(original: dict[str, int], translation: dict[str, int]) -> list[str]:
    found = drifted_anchors(words("id/pages/a.md", headings=original), words("en/pages/a.md", headings=translation))
    return shown(list(found))


def test_twins_with_the_same_anchors_have_not_drifted() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6, "hasil": 12}) == []


def test_a_heading_with_another_id_names_both_places() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6, "results": 12}) == [
        (
            "content/en/pages/a.md:12:1: twins.anchors: this heading's id is “results”, in its twin it is “hasil” "
            "(content/id/pages/a.md:9:1) (write {#hasil} after the heading)"
        )
    ]


def test_a_missing_heading_is_reported_where_it_would_stand() -> None:
    assert drift({"tamu": 5, "hasil": 9}, {"tamu": 6}) == [
        (
            "content/en/pages/a.md:6:1: twins.anchors: the twin's heading “hasil” (content/id/pages/a.md:9:1) is missing after this "
            "(add the section with {#hasil}, or take it out of the twin)"
        )
    ]


def test_a_heading_too_many_is_reported_at_its_line() -> None:
    assert drift({}, {"tamu": 6}) == [
        (
            "content/en/pages/a.md:6:1: twins.anchors: the heading “tamu” is not in the twin, where it would follow "
            "content/id/pages/a.md:1:1 (add the section to the twin, or take it out here)"
        )
    ]


def test_one_change_does_not_hide_the_next() -> None:
    found = drift({"a": 1, "b": 2, "c": 3, "d": 4}, {"a": 1, "x": 2, "c": 3, "d": 4, "e": 5})

    assert [line.split(": ")[0] for line in found] == ["content/en/pages/a.md:2:1", "content/en/pages/a.md:5:1"]


def levels(before: dict[str, str], now: dict[str, str], translation: dict[str, str]) -> list[tuple[str, Level]]:
    """How much the drift of anchors weighs when the original was changed after the translation was made."""
    source, made = sectioned("id/pages/a.md", now), made_from(sectioned("id/pages/a.md", before))
    other = sectioned("en/pages/a.md", translation, made_from=made)
    found = drifted_anchors(source, other, moved_since(made.digests, fingerprint(source)))
    return [(str(problem.location), problem.level) for problem in found]


def test_a_section_that_was_added_to_the_original_since_is_work_that_waits() -> None:
    found = levels({"tamu": "Tamu."}, {"tamu": "Tamu.", "hasil": "Hasil."}, {"tamu": "Guests."})

    assert found == [("content/en/pages/a.md:10:1", Level.WARNING)]


def test_so_is_one_that_was_taken_out_and_one_that_was_put_in_its_place() -> None:
    before = {"tamu": "Tamu.", "hasil": "Hasil."}
    translation = {"tamu": "Guests.", "hasil": "Results."}

    assert levels(before, {"tamu": "Tamu."}, translation) == [("content/en/pages/a.md:20:1", Level.WARNING)]
    assert levels(before, {"tamu": "Tamu.", "rencana": "Rencana."}, translation) == [("content/en/pages/a.md:20:1", Level.WARNING)]


def test_an_id_that_was_changed_alone_is_an_error_on_either_side() -> None:
    before = {"tamu": "Tamu.", "hasil": "Hasil."}

    assert levels(before, {"tamu": "Tamu.", "buah": "Hasil."}, {"tamu": "Guests.", "hasil": "Results."}) == [
        ("content/en/pages/a.md:20:1", Level.ERROR)
    ]
    assert levels(before, before, {"tamu": "Guests.", "results": "Results."}) == [("content/en/pages/a.md:20:1", Level.ERROR)]
    assert levels(before, before, {"tamu": "Guests."}) == [("content/en/pages/a.md:10:1", Level.ERROR)]
