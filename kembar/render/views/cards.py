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


def tie_with_home(context: PageContext, city: str) -> str | None:
    """The key of the tie between a place and the home city, if there is one; the most settled form comes first, as sister city."""
    home = context.site.config.home
    ties = context.mentions("cities", city, "relationships", at="between")
    return next((key for key in ties if home in context.site.records.relationships[key].between and city != home), None)


def is_sister(context: PageContext, city: str) -> bool:
    """Whether a place is a sister city or province of the home city. An intention is not yet one, nor is a tie that has ended."""
    key = tie_with_home(context, city)
    return key is not None and context.site.records.relationships[key].status in ("memorandum-of-understanding", "agreement", "established")


def kind_of_tie(context: PageContext, tie: Relationship) -> str:
    """What kind of tie it is, or is meant to become: an intention is never told as the thing itself."""
    kind = context.term("RelationshipKind", tie.kind)
    return context.gettext("{kind} (intended)", kind=kind) if tie.status in INTENDED else kind


def place_card(context: PageContext, city: str) -> PlaceCard:
    """A place with its tie to the home city."""
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
    """Cards in the alphabetical order of the places' names in this language."""
    return tuple(place_card(context, city) for city in by_name(context, "cities", cities))


def by_name(context: PageContext, kind: str, keys: Iterable[str]) -> list[str]:
    """Keys in the alphabetical order of the records' names in this language."""
    return sorted(set(keys), key=lambda key: (sort_key(context.name(kind, key)), key))


def visit_cards(context: PageContext, visits: Iterable[str]) -> tuple[VisitCard, ...]:
    """Cards of visits, the latest first."""
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
    """Rows of agreements: the latest signed first, then those without a known date by name."""
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
