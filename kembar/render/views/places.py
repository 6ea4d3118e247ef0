"""The places with their relationships: a sortable table, and cards by continent."""

from dataclasses import dataclass

from kembar.i18n.folding import sort_key
from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView, PlaceCard, Since, Status
from kembar.render.views.cards import by_name, kind_of_tie, partner_of, place_card, place_cards, since


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """One tie of the home place in the table. `id` is the anchor of the row."""

    place: LinkView
    country: str
    continent: str
    tie: str
    status: Status
    since: Since | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The places of one continent."""

    id: str
    name: str
    places: tuple[PlaceCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """What `layouts/places.html` reads. `home_place` is the city whose ties these are; `rows` are its ties."""

    title: str
    lead: str
    home_place: PlaceCard
    rows: tuple[PlaceRow, ...]
    groups: tuple[Group, ...]


def view(context: PageContext) -> PlacesView:
    """All places, and the home city's ties as a table."""
    home = context.site.config.home
    return PlacesView(
        title=context.version.title,
        lead=context.version.description,
        home_place=place_card(context, home),
        rows=_rows(context, home),
        groups=_groups(context, home),
    )


def _rows(context: PageContext, home: str) -> tuple[PlaceRow, ...]:
    ties = context.referring_keys("cities", home, "relationships", at="between")
    rows = [_row(context, tie, partner_of(context.site.records.relationships[tie], home)) for tie in ties]
    return tuple(sorted(rows, key=lambda row: sort_key(row.place.text)))


def _row(context: PageContext, key: str, city: str) -> PlaceRow:
    tie, place = context.site.records.relationships[key], context.site.records.cities[city]
    return PlaceRow(
        place=context.link("cities", city),
        country=context.localizer.country(place.country),
        continent=context.localizer.continent(place.continent),
        tie=kind_of_tie(context, tie),
        status=context.status("RelationshipStatus", tie.status),
        since=since(tie),
    )


def _groups(context: PageContext, home: str) -> tuple[Group, ...]:
    cities = context.site.records.cities
    continents = sorted(
        {place.continent for place in cities.values()}, key=lambda continent: sort_key(context.localizer.continent(continent))
    )
    groups = (
        Group(
            id=continent, name=context.localizer.continent(continent), places=place_cards(context, _in_continent(context, continent, home))
        )
        for continent in continents
    )
    return tuple(group for group in groups if group.places)


def _in_continent(context: PageContext, continent: str, home: str) -> list[str]:
    cities = context.site.records.cities
    return by_name(context, "cities", (key for key, place in cities.items() if place.continent == continent and key != home))
