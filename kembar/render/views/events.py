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


def view(context: PageContext) -> EventsView:
    """Return all events, the latest first, and those without a known date last, by name."""
    events = context.site.records.events
    named = by_name(context, "events", events)
    dated = sorted((key for key in named if events[key].when), key=lambda key: _first_moment(events[key].when), reverse=True)
    return EventsView(
        title=context.version.title,
        lead=context.version.description,
        rows=tuple(_row(context, key) for key in [*dated, *(key for key in named if not events[key].when)]),
    )


def _first_moment(when: DateValue | None) -> tuple[int, ...]:
    return earliest(when) if when else ()


def _row(context: PageContext, key: str) -> EventRow:
    event = context.site.records.events[key]
    return EventRow(
        event=context.link("events", key),
        edition=context.words(event.edition),
        when=event.when,
        city=context.link_or_none("cities", event.city),
        status=context.status("EventStatus", event.status),
    )
