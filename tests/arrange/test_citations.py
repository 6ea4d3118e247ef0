from kembar.arrange.citations import citation_order
from kembar.kinds.registry import Records
from kembar.kinds.visit import Leg
from kembar.model.document import Link
from kembar.model.problem import SourceLocation
from tests.arrange.contents import source, visit, words

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
