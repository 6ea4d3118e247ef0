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


def view(here: PageContext) -> EventView:
    """Return the page of one event."""
    key = here.page.key
    event = here.site.records.events[key]
    visits = here.mentions("events", key, "visits")
    return EventView(
        title=here.version.title,
        type=here.term("EventType", event.type),
        status=here.status("EventStatus", event.status),
        status_meaning=meaning(here.localizer.messages, "EventStatus", event.status),
        edition=here.words(event.edition),
        when=event.when,
        city=here.link_or_none("cities", event.city),
        venue=here.words(event.venue),
        organisers=here.links("organisations", event.organisers),
        topics=here.links("fields", event.topics),
        variants=event.variants,
        visits=visit_cards(here, visits),
        texts=_texts(here, visits),
        summary=here.words(event.summary),
        note=here.words(event.note),
        notes=here.note_numbers(event.sources),
        differences=here.differences(event.differs),
    )


def _texts(here: PageContext, visits: tuple[str, ...]) -> tuple[LinkView, ...]:
    """Return the pages whose text names the event, without the visits that took part in it."""
    mentions = here.site.mentions.get(("events", here.page.key), ())
    pages = dict.fromkeys((found.kind, found.key) for found in mentions if found.path == ("words", here.lang.code))
    return tuple(here.link(kind, key) for kind, key in pages if (kind, key) not in {("visits", visit) for visit in visits})
