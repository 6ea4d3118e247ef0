"""The home page of one language."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView, PlaceCard, VisitCard
from kembar.render.views.cards import is_sister, place_card, place_cards, visit_cards
from kembar.render.views.differences import disputed


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something: `count` for the plural form, `number` as written."""

    count: int
    number: str
    kind: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A matter on which sources differ, and the address of its description."""

    matter: str
    subject: LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """What `layouts/home.html` reads. `counts` have the kinds partners, visits, agreements and sources."""

    title: str
    lead: str
    home_place: PlaceCard
    counts: tuple[Count, ...]
    places: tuple[PlaceCard, ...]
    places_href: str
    visits: tuple[VisitCard, ...]
    visits_href: str
    teasers: tuple[Teaser, ...]
    differences: int
    differences_href: str


def view(context: PageContext) -> HomeView:
    """Return the view of the home page."""
    records, home = context.site.records, context.site.config.home
    differing = _differing(context)
    return HomeView(
        title=context.words(context.site.config.title),
        lead=context.words(context.site.config.description),
        home_place=place_card(context, home),
        counts=_counts(context),
        places=place_cards(context, (city for city in records.cities if is_sister(context, city))),
        places_href=context.href("listings", "cities"),
        visits=visit_cards(context, records.visits),
        visits_href=context.href("listings", "visits"),
        teasers=differing[:3],
        differences=len(differing),
        differences_href=context.href("listings", "differences"),
    )


def _counts(context: PageContext) -> tuple[Count, ...]:
    records = context.site.records
    partners = sum(is_sister(context, city) for city in records.cities)
    numbers = {"partners": partners, "visits": len(records.visits), "agreements": len(records.agreements), "sources": len(records.sources)}
    listings = {"partners": "cities", "visits": "visits", "agreements": "agreements", "sources": "sources"}
    return tuple(
        Count(count=number, number=context.localizer.number(number), kind=kind, href=context.href("listings", listings[kind]))
        for kind, number in numbers.items()
    )


def _differing(context: PageContext) -> tuple[Teaser, ...]:
    """Return every matter on which sources differ."""
    return tuple(
        Teaser(matter=context.words(matter.matter), subject=context.link(kind, key))
        for kind, key, differs in disputed(context)
        for matter in differs
    )
