"""One conference or fair."""

from dataclasses import dataclass

from kembar.i18n.terms import meaning
from kembar.model.dates import DateValue
from kembar.render.page_context import PageContext
from kembar.render.view_models import Difference, LinkView, Status, VisitCard
from kembar.render.views.cards import visit_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """What `layouts/event.html` reads. `texts` are the pages in this language whose text names the event."""

    title: str
    type: str
    status: Status
    status_meaning: str
    edition: str
    when: DateValue | None
    city: LinkView | None
    venue: str
    organisers: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    variants: tuple[str, ...]
    visits: tuple[VisitCard, ...]
    texts: tuple[LinkView, ...]
    summary: str
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


def view(context: PageContext) -> EventView:
    """Return the page of one event."""
    key = context.page.key
    event = context.site.records.events[key]
    visits = context.referring_keys("events", key, "visits")
    return EventView(
        title=context.version.title,
        type=context.term("EventType", event.type),
        status=context.status("EventStatus", event.status),
        status_meaning=meaning(context.localizer.messages, "EventStatus", event.status),
        edition=context.words(event.edition),
        when=event.when,
        city=context.link_or_none("cities", event.city),
        venue=context.words(event.venue),
        organisers=context.links("organisations", event.organisers),
        topics=context.links("fields", event.topics),
        variants=event.variants,
        visits=visit_cards(context, visits),
        texts=_texts(context, visits),
        summary=context.words(event.summary),
        note=context.words(event.note),
        notes=context.note_numbers(event.sources),
        differences=context.differences(event.differs),
    )


def _texts(context: PageContext, visits: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Return the pages whose text names the event, without the visits that took part in it."""
    backlinks = context.site.backlinks.get(("events", context.page.key), ())
    pages = dict.fromkeys((found.kind, found.key) for found in backlinks if found.path == ("words", context.lang.code))
    return tuple(context.link(kind, key) for kind, key in pages if (kind, key) not in {("visits", visit) for visit in visits})
