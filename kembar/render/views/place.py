"""A place: its facts, its ties, the visits and agreements that concern it, and its words."""

from dataclasses import dataclass
from functools import partial

from kembar.kinds.discrepancies import Coordinates, SourcedFigure
from kembar.kinds.relationship import Scope
from kembar.model.dates import DateValue
from kembar.render import view_models as parts
from kembar.render.page_context import PageContext
from kembar.render.view_models import AgreementRow, Difference, LinkView, PageBody, PlaceCard, Tie, VisitCard
from kembar.render.views.cards import agreement_rows, by_name, is_sister, kind_of_tie, partner_of, place_cards, since, visit_cards
from kembar.render.views.page_body import page_body


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A number with the day that it was true."""

    matter: str
    number: str
    as_of: DateValue
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """
    What `layouts/place.html` reads.

    `coordinates` is text for readers, `geo` the machine form `lat;lon` with dots. The home place's page has `partners` instead of `ties`.
    """

    key: str
    title: str
    lead: str
    level: str
    country: str
    continent: str
    part_of: LinkView | None
    parts: tuple[LinkView, ...]
    coordinates: str
    geo: str
    variants: tuple[str, ...]
    figures: tuple[KeyFigure, ...]
    note: str
    notes: tuple[int, ...]
    ties: tuple[Tie, ...]
    partners: tuple[PlaceCard, ...]
    partners_href: str
    visits: tuple[VisitCard, ...]
    agreements: tuple[AgreementRow, ...]
    events: tuple[LinkView, ...]
    differences: tuple[Difference, ...]
    reading: PageBody


def view(context: PageContext) -> PlaceView:
    """The page of one place."""
    key = context.page.key
    place = context.site.records.cities[key]
    is_home = key == context.site.config.home
    ties = context.referring_keys("cities", key, "relationships", at="between")
    return PlaceView(
        key=key,
        title=context.version.title,
        lead=context.version.description,
        level=context.term("PlaceLevel", place.level),
        country=context.localizer.country(place.country),
        continent=context.localizer.continent(place.continent),
        part_of=context.link_or_none("cities", place.part_of),
        parts=context.links("cities", context.referring_keys("cities", key, "cities", at="part_of")),
        coordinates=_coordinates(context, place.coordinates),
        geo=f"{place.coordinates.lat};{place.coordinates.lon}" if place.coordinates else "",
        variants=place.variants,
        notes=context.note_numbers(place.sources),
        figures=tuple(_figure(context, figure) for figure in place.figures),
        note=context.words(place.note),
        ties=() if is_home else tuple(tie(context, tie_key, key) for tie_key in ties),
        partners=place_cards(context, filter(partial(is_sister, context), context.site.records.cities)) if is_home else (),
        partners_href=context.href("listings", "cities"),
        visits=visit_cards(context, context.referring_keys("cities", key, "visits", at="legs")),
        agreements=agreement_rows(context, context.referring_keys("cities", key, "agreements")),
        events=context.links("events", by_name(context, "events", context.referring_keys("cities", key, "events"))),
        differences=context.differences(place.differs),
        reading=page_body(context),
    )


def _coordinates(context: PageContext, point: Coordinates | None) -> str:
    return context.localizer.coordinates(point.lat, point.lon) if point else ""


def _figure(context: PageContext, figure: SourcedFigure) -> KeyFigure:
    return KeyFigure(
        matter=context.words(figure.matter),
        number=context.localizer.number(figure.value),
        as_of=figure.as_of,
        notes=context.note_numbers(figure.sources),
    )


def tie(context: PageContext, key: str, city: str) -> parts.Tie:
    """A relationship as seen from one of its places."""
    relationship = context.site.records.relationships[key]
    return parts.Tie(
        id=key,
        partner=context.link("cities", partner_of(relationship, city)),
        kind=kind_of_tie(context, relationship),
        status=context.status("RelationshipStatus", relationship.status),
        as_of=relationship.as_of,
        since=since(relationship),
        notes=context.note_numbers(relationship.sources),
        upgrades=context.link_or_none("relationships", relationship.upgrades),
        scopes=tuple(_scope(context, scope) for scope in relationship.fields),
        note=context.words(relationship.note),
        differences=context.differences(relationship.differs),
    )


def _scope(context: PageContext, scope: Scope) -> parts.ScopeView:
    return parts.ScopeView(
        field=context.link("fields", scope.field), stage=context.term("FieldStage", scope.stage), notes=context.note_numbers(scope.sources)
    )
