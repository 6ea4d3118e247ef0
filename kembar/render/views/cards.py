"""The views of records in lists: cards and rows."""

from collections.abc import Iterable

from kembar.i18n.folding import sort_key
from kembar.kinds.relationship import Relationship
from kembar.model.dates import DateValue, earliest
from kembar.render.page_context import PageContext
from kembar.render.view_models import AgreementRow, PlaceCard, Since, VisitCard

INTENDED = ("exploration", "letter-of-intent")
"""The statuses of relationships that are not established yet."""


def since(tie: Relationship) -> Since | None:
    """Return the beginning of a relationship, with the rival dates if sources differ; None for one that is only intended."""
    rivals = tuple(said.when for matter in tie.differs if matter.field == "since" for said in matter.says if said.when)
    if tie.status in INTENDED and not tie.since and not rivals:
        return None
    return Since(when=tie.since, rivals=_distinct(rivals), sort=tie.since.text if tie.since else next((rival.text for rival in rivals), ""))


def _distinct(dates: Iterable[DateValue]) -> tuple[DateValue, ...]:
    return tuple({date.text: date for date in dates}.values())


def partner_of(tie: Relationship, city: str) -> str:
    """Return the other place of a relationship."""
    one, other = tie.between
    return other if one == city else one


def tie_with_home(context: PageContext, city: str) -> str | None:
    """Return the key of the relationship between a place and the home city, if there is one; of several, the most settled one."""
    home = context.site.config.home
    ties = context.referring_keys("cities", city, "relationships", at="between")
    return next((key for key in ties if home in context.site.records.relationships[key].between and city != home), None)


def is_sister(context: PageContext, city: str) -> bool:
    """Return whether a place is a sister city or province of the home city. Intended and ended relationships do not count."""
    key = tie_with_home(context, city)
    return key is not None and context.site.records.relationships[key].status in ("memorandum-of-understanding", "agreement", "established")


def kind_of_tie(context: PageContext, tie: Relationship) -> str:
    """Return the label of the kind of a relationship; that of an intention differs from that of the relationship."""
    kind = context.term("RelationshipKind", tie.kind)
    return context.gettext("{kind} (intended)", kind=kind) if tie.status in INTENDED else kind


def place_card(context: PageContext, city: str) -> PlaceCard:
    """Return the card of a place with its relationship to the home city."""
    record = context.site.records.cities[city]
    key = tie_with_home(context, city)
    tie = context.site.records.relationships[key] if key else None
    return PlaceCard(
        key=city,
        name=context.name("cities", city),
        href=context.href("cities", city),
        country=context.localizer.country(record.country),
        tie=kind_of_tie(context, tie) if tie else "",
        status=context.status("RelationshipStatus", tie.status) if tie else None,
        since=since(tie) if tie else None,
        description=context.site.summaries["cities", city][context.lang.code].description,
    )


def place_cards(context: PageContext, cities: Iterable[str]) -> tuple[PlaceCard, ...]:
    """Return cards sorted by the names of the places in this language."""
    return tuple(place_card(context, city) for city in by_name(context, "cities", cities))


def by_name(context: PageContext, kind: str, keys: Iterable[str]) -> list[str]:
    """Return keys sorted by the names of the records in this language."""
    return sorted(set(keys), key=lambda key: (sort_key(context.name(kind, key)), key))


def visit_cards(context: PageContext, visits: Iterable[str]) -> tuple[VisitCard, ...]:
    """Return cards of visits, the latest first."""
    records = context.site.records.visits
    latest_first = sorted(sorted(set(visits)), key=lambda key: earliest(records[key].when), reverse=True)
    return tuple(_visit_card(context, key) for key in latest_first)


def _visit_card(context: PageContext, key: str) -> VisitCard:
    visit = context.site.records.visits[key]
    return VisitCard(
        key=key,
        title=context.name("visits", key),
        href=context.href("visits", key),
        when=visit.when,
        direction=context.term("Direction", visit.direction),
        places=context.links("cities", dict.fromkeys(leg.city for leg in visit.legs)),
        description=context.site.summaries["visits", key][context.lang.code].description,
    )


def agreement_rows(context: PageContext, agreements: Iterable[str]) -> tuple[AgreementRow, ...]:
    """Return rows of agreements: the latest signed first, then those without a known date by name."""
    records = context.site.records.agreements
    named = by_name(context, "agreements", agreements)
    dated = sorted((key for key in named if records[key].signed), key=lambda key: _signed(records[key].signed), reverse=True)
    undated = [key for key in named if not records[key].signed]
    return tuple(_agreement_row(context, key) for key in [*dated, *undated])


def _signed(when: DateValue | None) -> tuple[int, ...]:
    return earliest(when) if when else ()


def _agreement_row(context: PageContext, key: str) -> AgreementRow:
    agreement = context.site.records.agreements[key]
    return AgreementRow(
        title=context.name("agreements", key),
        href=context.href("agreements", key),
        type=context.term("AgreementType", agreement.type),
        status=context.status("AgreementStatus", agreement.status),
        parties=context.links("cities", agreement.parties),
        signed=agreement.signed,
    )
