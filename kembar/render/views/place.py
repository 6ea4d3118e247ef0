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


def view(here: PageContext) -> PlaceView:
    """The page of one place."""
    key = here.page.key
    place = here.site.records.cities[key]
    is_home = key == here.site.config.home
    ties = here.mentions("cities", key, "relationships", at="between")
    return PlaceView(
        key=key,
        title=here.version.title,
        lead=here.version.description,
        level=here.term("PlaceLevel", place.level),
        country=here.localizer.country(place.country),
        continent=here.localizer.continent(place.continent),
        part_of=here.link_or_none("cities", place.part_of),
        parts=here.links("cities", here.mentions("cities", key, "cities", at="part_of")),
        coordinates=_coordinates(here, place.coordinates),
        geo=f"{place.coordinates.lat};{place.coordinates.lon}" if place.coordinates else "",
        variants=place.variants,
        notes=here.note_numbers(place.sources),
        figures=tuple(_figure(here, figure) for figure in place.figures),
        note=here.words(place.note),
        ties=() if is_home else tuple(tie(here, tie_key, key) for tie_key in ties),
        partners=place_cards(here, filter(partial(is_sister, here), here.site.records.cities)) if is_home else (),
        partners_href=here.href("listings", "cities"),
        visits=visit_cards(here, here.mentions("cities", key, "visits", at="legs")),
        agreements=agreement_rows(here, here.mentions("cities", key, "agreements")),
        events=here.links("events", by_name(here, "events", here.mentions("cities", key, "events"))),
        differences=here.differences(place.differs),
        reading=page_body(here),
    )


def _coordinates(here: PageContext, point: Coordinates | None) -> str:
    return here.localizer.coordinates(point.lat, point.lon) if point else ""


def _figure(here: PageContext, figure: SourcedFigure) -> KeyFigure:
    return KeyFigure(
        matter=here.words(figure.matter),
        number=here.localizer.number(figure.value),
        as_of=figure.as_of,
        notes=here.note_numbers(figure.sources),
    )


def tie(here: PageContext, key: str, city: str) -> parts.Tie:
    """A relationship as seen from one of its places."""
    relationship = here.site.records.relationships[key]
    return parts.Tie(
        id=key,
        partner=here.link("cities", partner_of(relationship, city)),
        kind=kind_of_tie(here, relationship),
        status=here.status("RelationshipStatus", relationship.status),
        as_of=relationship.as_of,
        since=since(relationship),
        notes=here.note_numbers(relationship.sources),
        upgrades=here.link_or_none("relationships", relationship.upgrades),
        scopes=tuple(_scope(here, scope) for scope in relationship.fields),
        note=here.words(relationship.note),
        differences=here.differences(relationship.differs),
    )


def _scope(here: PageContext, scope: Scope) -> parts.ScopeView:
    return parts.ScopeView(
        field=here.link("fields", scope.field), stage=here.term("FieldStage", scope.stage), notes=here.note_numbers(scope.sources)
    )
