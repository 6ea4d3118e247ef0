"""A visit: who, when, why, and its itinerary day by day."""

from dataclasses import dataclass

from kembar.kinds.visit import Leg, Outcome, Stop
from kembar.model.dates import DateValue, Moment, Precision, earliest, parse
from kembar.render.page_context import PageContext
from kembar.render.view_models import Difference, LinkView, PageBody, PersonInRole, Status
from kembar.render.views.page_body import page_body


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """What a stop led to."""

    text: str
    status: Status
    owner: LinkView | None
    as_of: DateValue | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StopView:
    """A meeting, event, signing or tour; `kind` is for the icon and class, `kind_text` for readers."""

    kind: str
    kind_text: str
    title: str
    status: Status
    when: DateValue | None
    venue: str
    people: tuple[PersonInRole, ...]
    organisations: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    agreement: LinkView | None
    event: LinkView | None
    outcomes: tuple[OutcomeView, ...]
    note: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The stops of one day; `when` is None for stops whose day is not known."""

    when: DateValue | None
    stops: tuple[StopView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LegView:
    """The part of the visit in one city."""

    city: LinkView
    country: str
    when: DateValue | None
    days: tuple[Day, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitView:
    """What `layouts/visit.html` reads."""

    key: str
    title: str
    lead: str
    direction: str
    when: DateValue
    places: tuple[LinkView, ...]
    visitors: tuple[PersonInRole, ...]
    hosts: tuple[PersonInRole, ...]
    relationships: tuple[LinkView, ...]
    legs: tuple[LegView, ...]
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]
    reading: PageBody


def view(context: PageContext) -> VisitView:
    """The page of one visit."""
    visit = context.site.records.visits[context.page.key]
    return VisitView(
        key=context.page.key,
        title=context.version.title,
        lead=context.version.description,
        direction=context.term("Direction", visit.direction),
        when=visit.when,
        places=context.links("cities", dict.fromkeys(leg.city for leg in visit.legs)),
        notes=context.note_numbers(visit.sources),
        visitors=tuple(context.person_at(person, visit.when) for person in visit.visitors),
        hosts=tuple(context.person_at(person, visit.when) for person in visit.hosts),
        relationships=context.links("relationships", visit.relationships),
        legs=tuple(_leg(context, leg) for leg in visit.legs),
        note=context.words(visit.note),
        differences=context.differences(visit.differs),
        reading=page_body(context),
    )


def _leg(context: PageContext, leg: Leg) -> LegView:
    return LegView(
        city=context.link("cities", leg.city),
        country=context.localizer.country(context.site.records.cities[leg.city].country),
        when=leg.when,
        notes=context.note_numbers(leg.sources),
        days=_days(context, leg.stops),
    )


def _days(context: PageContext, stops: tuple[Stop, ...]) -> tuple[Day, ...]:
    """The stops by day, in order of time; stops whose day is not known come last, in the order of the record."""
    dated: dict[str, list[Stop]] = {}
    for stop in sorted((stop for stop in stops if stop.when), key=_order):
        dated.setdefault(_day_text(stop), []).append(stop)
    days = [_day(context, stops_of_day) for stops_of_day in dated.values()]
    undated = tuple(_stop(context, stop) for stop in stops if not stop.when)
    return (*days, Day(when=None, stops=undated)) if undated else tuple(days)


def _order(stop: Stop) -> tuple[int, ...]:
    return earliest(stop.when) if stop.when else ()


def _day_text(stop: Stop) -> str:
    """The day that a stop belongs to: its date without the time of day."""
    return stop.when.text.partition("T")[0] if stop.when else ""


def _day(context: PageContext, stops: list[Stop]) -> Day:
    return Day(when=parse(_day_text(stops[0])), stops=tuple(_stop(context, stop) for stop in stops))


def _stop(context: PageContext, stop: Stop) -> StopView:
    timed = isinstance(stop.when.start, Moment) and stop.when.start.precision is Precision.MINUTE if stop.when else False
    return StopView(
        kind=stop.kind,
        kind_text=context.term("StopKind", stop.kind),
        title=context.words(stop.title),
        status=context.status("StopStatus", stop.status),
        when=stop.when if timed else None,
        venue=context.words(stop.venue),
        people=tuple(context.person_at(person, stop.when) for person in stop.people),
        organisations=context.links("organisations", stop.organisations),
        topics=context.links("fields", stop.topics),
        agreement=context.link_or_none("agreements", stop.agreement),
        event=context.link_or_none("events", stop.event),
        notes=context.note_numbers(stop.sources),
        outcomes=tuple(_outcome(context, outcome) for outcome in stop.outcomes),
        note=context.words(stop.note),
    )


def _outcome(context: PageContext, outcome: Outcome) -> OutcomeView:
    return OutcomeView(
        text=context.words(outcome.text),
        status=context.status("OutcomeStatus", outcome.status),
        owner=context.link_or_none("organisations", outcome.owner),
        as_of=outcome.as_of,
        notes=context.note_numbers(outcome.sources),
    )
