"""The list of conferences and fairs."""

from dataclasses import dataclass

from kembar.model.dates import DateValue, earliest
from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView, Status
from kembar.render.views.cards import by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event in the list."""

    event: LinkView
    edition: str
    when: DateValue | None
    city: LinkView | None
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsView:
    """What `layouts/events.html` reads."""

    title: str
    lead: str
    rows: tuple[EventRow, ...]


def view(here: PageContext) -> EventsView:
    """Return all events, the latest first, and those without a known date last, by name."""
    events = here.site.records.events
    named = by_name(here, "events", events)
    dated = sorted((key for key in named if events[key].when), key=lambda key: _first_moment(events[key].when), reverse=True)
    return EventsView(
        title=here.version.title,
        lead=here.version.description,
        rows=tuple(_row(here, key) for key in [*dated, *(key for key in named if not events[key].when)]),
    )


def _first_moment(when: DateValue | None) -> tuple[int, ...]:
    return earliest(when) if when else ()


def _row(here: PageContext, key: str) -> EventRow:
    event = here.site.records.events[key]
    return EventRow(
        event=here.link("events", key),
        edition=here.words(event.edition),
        when=event.when,
        city=here.link_or_none("cities", event.city),
        status=here.status("EventStatus", event.status),
    )
