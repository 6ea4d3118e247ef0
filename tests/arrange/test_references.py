from kembar.arrange.references import RecordReference, find_backlinks, references, unknown_references, updated_backlinks
from kembar.kinds.discrepancies import Discrepancy, Statement
from kembar.kinds.field import Field
from kembar.kinds.source import Source
from kembar.kinds.visit import Leg, Outcome, Stop
from kembar.model.document import Document, Link
from kembar.model.problem import SourceLocation
from kembar.model.site import Backlink
from tests.arrange.contents import city, content, shown, source, tie, visit, words

WORDS = {"id": "kata", "en": "word"}


def test_references_are_found_at_every_depth_of_a_record() -> None:
    stop = Stop(
        kind="meeting",
        title=WORDS,
        status="held",
        people=("anies",),
        topics=("tourism", "arts"),
        agreement="minutes",
        outcomes=(Outcome(text=WORDS, status="agreed", owner="council", sources=("warta",)),),
    )
    said = Statement(text="x", sources=("antara",))
    record = visit(
        legs=(Leg(city="rabat"), Leg(city="istanbul", stops=(stop,))), differs=(Discrepancy(matter=WORDS, says=(said, said), shown=WORDS),)
    )

    assert list(references(record)) == [
        RecordReference("cities", "rabat", ("legs", 0, "city")),
        RecordReference("cities", "istanbul", ("legs", 1, "city")),
        RecordReference("people", "anies", ("legs", 1, "stops", 0, "people", 0)),
        RecordReference("fields", "tourism", ("legs", 1, "stops", 0, "topics", 0)),
        RecordReference("fields", "arts", ("legs", 1, "stops", 0, "topics", 1)),
        RecordReference("agreements", "minutes", ("legs", 1, "stops", 0, "agreement")),
        RecordReference("organisations", "council", ("legs", 1, "stops", 0, "outcomes", 0, "owner")),
        RecordReference("sources", "warta", ("legs", 1, "stops", 0, "outcomes", 0, "sources", 0)),
        RecordReference("sources", "antara", ("differs", 0, "says", 0, "sources", 0)),
        RecordReference("sources", "antara", ("differs", 0, "says", 1, "sources", 0)),
    ]


def test_a_record_that_names_nothing_has_no_references() -> None:
    assert list(references(Source(title="x", outlet="x", language="id"))) == []
    assert list(references(Field(name=WORDS))) == []


def test_whoever_names_a_record_is_known_with_the_way_to_the_name() -> None:
    text = words(
        "id/pages/about.md",
        links=(
            Link("cities", "rabat", SourceLocation("x")),
            Link("citation", "warta", SourceLocation("x")),
            Link("image", "a.svg", SourceLocation("x")),
        ),
    )
    site = content(
        text,
        cities={"rabat": city("Rabat", sources=("warta",))},
        relationships={"jakarta-rabat": tie("jakarta", "rabat")},
        sources={"warta": source("Warta")},
    )

    assert find_backlinks(site) == {
        ("sources", "warta"): (Backlink("cities", "rabat", ("sources", 0)), Backlink("pages", "about", ("words", "id"))),
        ("cities", "jakarta"): (Backlink("relationships", "jakarta-rabat", ("between", 0)),),
        ("cities", "rabat"): (Backlink("relationships", "jakarta-rabat", ("between", 1)), Backlink("pages", "about", ("words", "id"))),
    }


def test_a_text_that_names_a_record_twice_mentions_it_once() -> None:
    text = words(
        "id/pages/about.md", links=(Link("cities", "jakarta", SourceLocation("x", 1)), Link("cities", "jakarta", SourceLocation("x", 2)))
    )

    assert find_backlinks(content(text)) == {("cities", "jakarta"): (Backlink("pages", "about", ("words", "id")),)}


def test_mentions_renewed_by_an_edit_are_those_of_a_site_arranged_anew() -> None:
    def text(path: str, *cities: str) -> Document:
        return words(path, links=tuple(Link("cities", city, SourceLocation("x")) for city in cities))

    ties = {"jakarta-rabat": tie("jakarta", "rabat")}
    about, talks, tours = text("id/pages/about", "rabat"), text("en/cities/talks", "rabat", "jakarta"), text("en/pages/tours", "jakarta")
    after = text("id/pages/about", "jakarta", "hanoi"), text("en/cities/talks"), text("en/pages/tours", "jakarta", "rabat")
    before = find_backlinks(content(about, talks, tours, relationships=ties))

    renewed = updated_backlinks(before, zip((about, talks, tours), after, strict=True), ["id", "en"])

    assert {**before, **renewed} == find_backlinks(content(*after, relationships=ties))
    assert {*renewed} == {("cities", "rabat"), ("cities", "jakarta"), ("cities", "hanoi")}


def test_a_wrong_key_is_reported_at_its_place_with_the_nearest_right_one() -> None:
    place = SourceLocation("content/facts/relationships/jakarta-rabat.yaml", 1, 21)
    site = content(
        cities={"rabat": city("Rabat")},
        relationships={"jakarta-rabat": tie("jakarta", "rabbat")},
        places={("relationships", "jakarta-rabat"): {("between", 1): place}},
    )

    assert shown(unknown_references(site)) == [
        (
            "content/facts/relationships/jakarta-rabat.yaml:1:21: reference.unknown: "
            "there is no record “rabbat” in cities (did you mean “rabat”?)"
        )
    ]


def test_a_key_like_no_other_asks_for_its_file() -> None:
    site = content(cities={"rabat": city("Rabat", sources=("zzz",))})

    assert shown(unknown_references(site)) == [
        (
            "content/facts/cities/rabat.yaml: reference.unknown: there is no record “zzz” in sources "
            "(write content/facts/sources/zzz.yaml, or correct the key)"
        )
    ]


def test_a_file_with_a_fault_is_not_reported_again_by_those_who_name_it() -> None:
    site = content(cities={"rabat": city("Rabat", sources=("warta",))}, unread={("sources", "warta")})

    assert unknown_references(site) == []


def test_of_many_unknown_references_in_a_record_the_first_are_reported() -> None:
    names = tuple(f"s{number}" for number in range(500))

    problems = unknown_references(content(cities={"rabat": city("Rabat", sources=names)}))

    assert [problem.code for problem in problems] == ["reference.unknown"] * 100 + ["file.more-problems"]
