"""The people in their offices, and the organisations."""

from dataclasses import dataclass

from kembar.kinds.person import Role
from kembar.model.dates import DateValue
from kembar.render.page_context import PageContext
from kembar.render.view_models import Difference, LinkView
from kembar.render.views.cards import by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """An office, and the time for which it is known."""

    title: str
    when: DateValue
    organisation: LinkView | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A person; `id` is the anchor."""

    id: str
    name: str
    variants: tuple[str, ...]
    roles: tuple[RoleView, ...]
    visits: tuple[LinkView, ...]
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationEntry:
    """An organisation; `id` is the anchor."""

    id: str
    name: str
    abbreviation: str
    kind: str
    part_of: LinkView | None
    place: LinkView | None
    variants: tuple[str, ...]
    visits: tuple[LinkView, ...]
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleView:
    """What `layouts/people.html` reads."""

    title: str
    lead: str
    people: tuple[PersonEntry, ...]
    organisations: tuple[OrganisationEntry, ...]


def view(context: PageContext) -> PeopleView:
    """Everyone who took part, and the bodies that they spoke for."""
    site = context.site.records
    return PeopleView(
        title=context.version.title,
        lead=context.version.description,
        people=tuple(_person(context, key) for key in by_name(context, "people", site.people)),
        organisations=tuple(_organisation(context, key) for key in by_name(context, "organisations", site.organisations)),
    )


def _person(context: PageContext, key: str) -> PersonEntry:
    person = context.site.records.people[key]
    return PersonEntry(
        id=key,
        name=person.name,
        variants=person.variants,
        notes=context.note_numbers(person.sources),
        roles=tuple(_role(context, role) for role in person.roles),
        visits=context.links("visits", context.referring_keys("people", key, "visits")),
        note=context.words(person.note),
        differences=context.differences(person.differs),
    )


def _role(context: PageContext, role: Role) -> RoleView:
    return RoleView(
        title=context.words(role.title),
        when=role.when,
        organisation=context.link_or_none("organisations", role.organisation),
        notes=context.note_numbers(role.sources),
    )


def _organisation(context: PageContext, key: str) -> OrganisationEntry:
    organisation = context.site.records.organisations[key]
    return OrganisationEntry(
        id=key,
        name=context.words(organisation.name),
        abbreviation=organisation.abbreviation,
        kind=context.term("OrganisationKind", organisation.kind),
        part_of=context.link_or_none("organisations", organisation.part_of),
        place=context.link_or_none("cities", organisation.place),
        variants=organisation.variants,
        notes=context.note_numbers(organisation.sources),
        visits=context.links("visits", context.referring_keys("organisations", key, "visits")),
        note=context.words(organisation.note),
        differences=context.differences(organisation.differs),
    )
