import pytest

from kembar.arrange.checks.fact_contradictions import SINCE, FactIndex, contradicted_facts
from kembar.i18n.messages import Messages
from kembar.kinds.city import City
from kembar.kinds.discrepancies import Discrepancy, Statement
from kembar.kinds.relationship import Relationship
from kembar.model.dates import parse
from tests.arrange.contents import city, content, sectioned, shown, tie

MESSAGES = {"id": Messages(texts={"sister city|sister cities": "kota kembar", SINCE: "sejak {year}|sejak tahun {year}"}), "en": Messages()}


def reported(text: str, record: Relationship, lang: str = "en", description: str = "", **others: Relationship) -> list[str]:
    document = sectioned(f"{lang}/cities/rabat.md", {".lead": text}, description=description)
    cities = {"rabat": city("Rabat"), "fez": city("Fez"), "new-rabat": city("New Rabat")}
    found = content(document, cities=cities, relationships={"jakarta-rabat": record, **others})
    return shown(list(contradicted_facts(found, MESSAGES, FactIndex.of(found.records, MESSAGES))))


SISTERS = tie("jakarta", "rabat", since=parse("1991"))


@pytest.mark.parametrize(
    ("text", "lang", "line"),
    [
        ("Rabat and Jakarta have been sister cities since 1993.", "en", 11),
        ("Rabat⟨city:rabat⟩ has been Jakarta’s sister city since 1993⟨source:a⟩. It lies in Morocco.", "en", 11),
        ("A port. The sister city of Jakarta since the year 1993 lies there.", "en", 11),
        ("Rabat dan Jakarta adalah Kota Kembar sejak 1993.", "id", 11),
        ("Rabat ialah kota kembar Jakarta sejak tahun 1993.", "id", 11),
        ("The capital⟨city:jakarta⟩ and Rabat have been sister cities since 1993.", "en", 11),
        ("Sister city since 1993.", "en", 11),
        ("A port. Rabat, sister city since 1993, lies on the ocean.", "en", 11),
    ],
)
def test_a_sentence_that_dates_the_tie_otherwise_is_reported(text: str, lang: str, line: int) -> None:
    assert reported(text, SISTERS, lang) == [
        (
            f"content/{lang}/cities/rabat.md:{line}:1: facts.contradicted: this gives 1993 as the start of the tie, but its record "
            "“jakarta-rabat” gives 1991 (correct the text, or the record if the text is right)"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rabat and Jakarta have been sister cities since 1991.",
        "Rabat and Jakarta are sister cities. The mayor has been in office since 2015.",
        "Rabat and Jakarta are sister cities, and friends since 1960.",
        "Rabat is the sister city that Jakarta has visited since 1993.",
        "Fez and Jakarta have been sister cities since 1993.",
        "Fès⟨city:fez⟩ and Jakarta have been sister cities since 1993.",
        "Rabat and Lisbon have been sister cities since 1988.",
        "Rabat and Jakarta have been sister cities since 1990s records.",
        "Rabat and Jakarta have been sister cities since 1993–1995.",
        "Rabat and Jakarta have been sister provinces since 1993.",
        "New Rabat and Jakarta have been sister cities since 1993.",
        "Sister city since 1993 of Lisbon.",
        "Rabat has had sister cities since 1993.",
        "Another sister city since 1993.",
    ],
)
def test_where_there_is_doubt_nothing_is_reported(text: str) -> None:
    assert reported(text, SISTERS) == []


@pytest.mark.parametrize(
    "record",
    [
        tie("jakarta", "rabat"),
        tie("jakarta", "rabat", since=parse("199X")),
        tie("jakarta", "rabat", since=parse("1992~")),
        tie("jakarta", "rabat", since=parse("1993-05-21/..")),
        tie("jakarta", "rabat", since=parse("../2001")),
        tie("jakarta", "rabat", since=parse("1991"), note={"id": "Ada yang menulis 1993.", "en": "Some write 1993."}),
        tie(
            "jakarta",
            "rabat",
            since=parse("1991"),
            differs=(
                Discrepancy(
                    matter={"id": "Tahun", "en": "Year"},
                    says=(Statement(when=parse("1991"), sources=("a",)), Statement(when=parse("1993"), sources=("b",))),
                    shown={"id": "1991", "en": "1991"},
                ),
            ),
        ),
    ],
    ids=["no date", "a decade", "about that year", "a day in that year", "an unknown beginning", "a year in its note", "a rival claim"],
)
def test_a_year_that_the_record_allows_is_not_reported(record: Relationship) -> None:
    assert reported("Rabat and Jakarta have been sister cities since 1993.", record) == []


def test_who_is_meant_is_not_certain_where_a_place_has_another_tie() -> None:
    assert reported("Sister city since 1993.", SISTERS, fez=tie("fez", "rabat")) == []


def test_a_clause_and_a_sentence_end_as_the_script_ends_them() -> None:
    arabic = {"ar": Messages(texts={"sister city|sister cities": "مدينة توأم", SINCE: "منذ {year}"})}
    jakarta, rabat = (
        City(name={"ar": "جاكرتا"}, country="ID", continent="asia"),
        City(name={"ar": "الرباط"}, country="MA", continent="africa"),
    )

    def years(text: str) -> list[str]:
        document = sectioned("ar/cities/rabat.md", {".lead": text})
        found = content(document, cities={"jakarta": jakarta, "rabat": rabat}, relationships={"jakarta-rabat": SISTERS})
        return [problem.code for problem in contradicted_facts(found, arabic, FactIndex.of(found.records, arabic))]

    assert years("الرباط مدينة توأم لجاكرتا منذ ١٩٩٣.") == ["facts.contradicted"]
    assert years("الرباط مدينة توأم لجاكرتا، منذ ١٩٩٣.") == []
    assert years("هل جاكرتا كبيرة؟ الرباط مدينة توأم منذ ١٩٩٣.") == []


def test_an_open_span_began_at_its_beginning() -> None:
    assert len(reported("Rabat and Jakarta have been sister cities since 1993.", tie("jakarta", "rabat", since=parse("1991/..")))) == 1


def test_the_description_is_read_too() -> None:
    assert len(reported("", SISTERS, description="Jakarta’s sister city since 1993.")) == 1


def test_a_site_without_its_home_city_is_read_without_harm() -> None:
    document = sectioned("en/cities/jakarta.md", {".lead": "Jakarta."})

    found = content(document, relationships={"x": tie("jakarta", "jakarta")})

    assert list(contradicted_facts(found, MESSAGES, FactIndex.of(found.records, MESSAGES))) == []
