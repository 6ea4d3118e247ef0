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


def view(here: PageContext) -> PlacesView:
    """All places, and the home city's ties as a table."""
    home = here.site.config.home
    return PlacesView(
        title=here.version.title,
        lead=here.version.description,
        home_place=place_card(here, home),
        rows=_rows(here, home),
        groups=_groups(here, home),
    )


def _rows(here: PageContext, home: str) -> tuple[PlaceRow, ...]:
    ties = here.mentions("cities", home, "relationships", at="between")
    rows = [_row(here, tie, partner_of(here.site.records.relationships[tie], home)) for tie in ties]
    return tuple(sorted(rows, key=lambda row: sort_key(row.place.text)))


def _row(here: PageContext, key: str, city: str) -> PlaceRow:
    tie, place = here.site.records.relationships[key], here.site.records.cities[city]
    return PlaceRow(
        place=here.link("cities", city),
        country=here.localizer.country(place.country),
        continent=here.localizer.continent(place.continent),
        tie=kind_of_tie(here, tie),
        status=here.status("RelationshipStatus", tie.status),
        since=since(tie),
    )


def _groups(here: PageContext, home: str) -> tuple[Group, ...]:
    cities = here.site.records.cities
    continents = sorted({place.continent for place in cities.values()}, key=lambda continent: sort_key(here.localizer.continent(continent)))
    groups = (
        Group(id=continent, name=here.localizer.continent(continent), places=place_cards(here, _in_continent(here, continent, home)))
        for continent in continents
    )
    return tuple(group for group in groups if group.places)


def _in_continent(here: PageContext, continent: str, home: str) -> list[str]:
    cities = here.site.records.cities
    return by_name(here, "cities", (key for key, place in cities.items() if place.continent == continent and key != home))
