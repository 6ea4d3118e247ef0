"""Records as lists show them: cards and rows, made the same way wherever they stand."""

from collections.abc import Iterable

from kembar.i18n.folding import sort_key
from kembar.kinds.relationship import Relationship
from kembar.model.dates import DateValue, earliest
from kembar.render.page_context import PageContext
from kembar.render.view_models import AgreementRow, PlaceCard, Since, VisitCard

INTENDED = ("exploration", "letter-of-intent")
"""How far a tie has come that does not stand yet."""


def since(tie: Relationship) -> Since | None:
    """When a tie began, with the rival dates where sources differ; None for one that is only intended, and so has not begun."""
    rivals = tuple(said.when for matter in tie.differs if matter.field == "since" for said in matter.says if said.when)
    if tie.status in INTENDED and not tie.since and not rivals:
        return None
    return Since(when=tie.since, rivals=_distinct(rivals), sort=tie.since.text if tie.since else next((rival.text for rival in rivals), ""))


def _distinct(dates: Iterable[DateValue]) -> tuple[DateValue, ...]:
    return tuple({date.text: date for date in dates}.values())


def partner_of(tie: Relationship, city: str) -> str:
    """The other place of a tie."""
    one, other = tie.between
    return other if one == city else one


def tie_with_home(here: PageContext, city: str) -> str | None:
    """The key of the tie between a place and the home city, if there is one; the most settled form comes first, as sister city."""
    home = here.site.config.home
    ties = here.mentions("cities", city, "relationships", at="between")
    return next((key for key in ties if home in here.site.records.relationships[key].between and city != home), None)


def is_sister(here: PageContext, city: str) -> bool:
    """Whether a place is a sister city or province of the home city. An intention is not yet one, nor is a tie that has ended."""
    key = tie_with_home(here, city)
    return key is not None and here.site.records.relationships[key].status in ("memorandum-of-understanding", "agreement", "established")


def kind_of_tie(here: PageContext, tie: Relationship) -> str:
    """What kind of tie it is, or is meant to become: an intention is never told as the thing itself."""
    kind = here.term("RelationshipKind", tie.kind)
    return here.gettext("{kind} (intended)", kind=kind) if tie.status in INTENDED else kind


def place_card(here: PageContext, city: str) -> PlaceCard:
    """A place with its tie to the home city."""
    record = here.site.records.cities[city]
    key = tie_with_home(here, city)
    tie = here.site.records.relationships[key] if key else None
    return PlaceCard(
        key=city,
        name=here.name("cities", city),
        href=here.href("cities", city),
        country=here.localizer.country(record.country),
        tie=kind_of_tie(here, tie) if tie else "",
        status=here.status("RelationshipStatus", tie.status) if tie else None,
        since=since(tie) if tie else None,
        description=here.site.summaries["cities", city][here.lang.code].description,
    )


def place_cards(here: PageContext, cities: Iterable[str]) -> tuple[PlaceCard, ...]:
    """Cards in the alphabetical order of the places' names in this language."""
    return tuple(place_card(here, city) for city in by_name(here, "cities", cities))


def by_name(here: PageContext, kind: str, keys: Iterable[str]) -> list[str]:
    """Keys in the alphabetical order of the records' names in this language."""
    return sorted(set(keys), key=lambda key: (sort_key(here.name(kind, key)), key))


def visit_cards(here: PageContext, visits: Iterable[str]) -> tuple[VisitCard, ...]:
    """Cards of visits, the latest first."""
    records = here.site.records.visits
    latest_first = sorted(sorted(set(visits)), key=lambda key: earliest(records[key].when), reverse=True)
    return tuple(_visit_card(here, key) for key in latest_first)


def _visit_card(here: PageContext, key: str) -> VisitCard:
    visit = here.site.records.visits[key]
    return VisitCard(
        key=key,
        title=here.name("visits", key),
        href=here.href("visits", key),
        when=visit.when,
        direction=here.term("Direction", visit.direction),
        places=here.links("cities", dict.fromkeys(leg.city for leg in visit.legs)),
        description=here.site.summaries["visits", key][here.lang.code].description,
    )


def agreement_rows(here: PageContext, agreements: Iterable[str]) -> tuple[AgreementRow, ...]:
    """Rows of agreements: the latest signed first, then those without a known date by name."""
    records = here.site.records.agreements
    named = by_name(here, "agreements", agreements)
    dated = sorted((key for key in named if records[key].signed), key=lambda key: _signed(records[key].signed), reverse=True)
    undated = [key for key in named if not records[key].signed]
    return tuple(_agreement_row(here, key) for key in [*dated, *undated])


def _signed(when: DateValue | None) -> tuple[int, ...]:
    return earliest(when) if when else ()


def _agreement_row(here: PageContext, key: str) -> AgreementRow:
    agreement = here.site.records.agreements[key]
    return AgreementRow(
        title=here.name("agreements", key),
        href=here.href("agreements", key),
        type=here.term("AgreementType", agreement.type),
        status=here.status("AgreementStatus", agreement.status),
        parties=here.links("cities", agreement.parties),
        signed=agreement.signed,
    )
