"""The visits as a timeline, by year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kembar.model.dates import DateValue, Moment, Precision
from kembar.render.page_context import PageContext
from kembar.render.view_models import VisitCard
from kembar.render.views.cards import visit_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitYear:
    """The visits that began in a year (or a decade, when no more is known); the latest year is first."""

    id: str
    label: str
    visits: tuple[VisitCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitsView:
    """What `layouts/visits.html` reads."""

    title: str
    lead: str
    years: tuple[VisitYear, ...]


def view(context: PageContext) -> VisitsView:
    """All visits, the latest year first."""
    return VisitsView(
        title=context.version.title,
        lead=context.version.description,
        years=tuple(_years(context, visit_cards(context, context.site.records.visits))),
    )


def _years(context: PageContext, cards: Iterable[VisitCard]) -> Iterator[VisitYear]:
    for label, visits in groupby(cards, key=lambda card: context.localizer.year(card.when)):
        of_year = tuple(visits)
        yield VisitYear(id=f"year-{_anchor(of_year[0].when)}", label=label, visits=of_year)


def _anchor(when: DateValue) -> str:
    """The start of a date as its EDTF text gives it, down to the year or decade: `2018`, `199X`; `unknown` where there is none."""
    start = when.start
    if not isinstance(start, Moment):
        return "unknown"
    return f"{start.year // 10}X" if start.precision is Precision.DECADE else str(start.year)
