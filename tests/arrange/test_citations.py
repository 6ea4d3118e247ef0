import dataclasses

from kembar.arrange.citations import citation_order, sources_of_listing, sources_of_ties
from kembar.kinds.registry import Records
from kembar.kinds.relationship import Relationship, Scope
from kembar.kinds.visit import Leg
from kembar.model.document import Link
from kembar.model.problem import SourceLocation
from kembar.model.site import Backlink
from tests.arrange.contents import person, source, visit, words

SOURCES = Records(sources={key: source(key.title()) for key in ("antara", "kumparan", "suara", "tempo", "warta")})


def cited(*keys: str) -> tuple[Link, ...]:
    return tuple(Link("citation", key, SourceLocation("content/id/visits/x.md")) for key in keys)


def test_notes_begin_with_the_records_own_sources_then_its_claims_then_the_text() -> None:
    record = visit(legs=(Leg(city="rabat", sources=("kumparan",)), Leg(city="istanbul", sources=("suara", "warta"))), sources=("warta",))

    assert citation_order(record, words("id/visits/x.md", links=cited("tempo", "suara", "antara")), SOURCES) == (
        "warta",
        "kumparan",
        "suara",
        "tempo",
        "antara",
    )


def test_a_free_page_has_the_notes_of_its_text_alone() -> None:
    assert citation_order(None, words("id/pages/x.md", links=cited("tempo", "tempo", "warta")), SOURCES) == ("tempo", "warta")


def test_a_source_that_does_not_exist_has_no_note() -> None:
    assert citation_order(visit("rabat", sources=("nobody", "warta")), None, SOURCES) == ("warta",)


def test_a_city_cites_its_ties_after_its_text_and_a_field_the_part_of_a_tie_that_names_it() -> None:
    scopes = (Scope(field="arts", sources=("suara",)), Scope(field="trade", sources=("antara",)))
    tie = Relationship(between=("jakarta", "rabat"), kind="contact", status="exploration", fields=scopes, sources=("warta",))
    records = Records(
        relationships={"jakarta-rabat": tie},
        sources=SOURCES.sources,
    )
    backlinks = {
        ("cities", "rabat"): (Backlink("relationships", "jakarta-rabat", ("between", 1)),),
        ("fields", "trade"): (Backlink("relationships", "jakarta-rabat", ("fields", 1, "field")),),
    }

    assert list(sources_of_ties("cities", "rabat", records, backlinks)) == ["warta", "suara", "antara"]
    assert list(sources_of_ties("fields", "trade", records, backlinks)) == ["antara"]
    cited_first = words("id/cities/rabat.md", links=cited("antara"))
    assert citation_order(None, cited_first, records, sources_of_ties("cities", "rabat", records, backlinks)) == (
        "antara",
        "warta",
        "suara",
    )


def test_the_numbers_of_a_listing_follow_kind_and_key() -> None:
    people = {
        "a": dataclasses.replace(person("Zul"), sources=("warta",)),
        "b": dataclasses.replace(person("Ani"), sources=("tempo",)),
    }

    assert list(sources_of_listing("people", Records(people=people))) == ["warta", "tempo"]
    assert list(sources_of_listing("sources", Records(people=people))) == []
