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


def view(here: PageContext) -> PeopleView:
    """Everyone who took part, and the bodies that they spoke for."""
    site = here.site.records
    return PeopleView(
        title=here.version.title,
        lead=here.version.description,
        people=tuple(_person(here, key) for key in by_name(here, "people", site.people)),
        organisations=tuple(_organisation(here, key) for key in by_name(here, "organisations", site.organisations)),
    )


def _person(here: PageContext, key: str) -> PersonEntry:
    person = here.site.records.people[key]
    return PersonEntry(
        id=key,
        name=person.name,
        variants=person.variants,
        notes=here.note_numbers(person.sources),
        roles=tuple(_role(here, role) for role in person.roles),
        visits=here.links("visits", here.mentions("people", key, "visits")),
        note=here.words(person.note),
        differences=here.differences(person.differs),
    )


def _role(here: PageContext, role: Role) -> RoleView:
    return RoleView(
        title=here.words(role.title),
        when=role.when,
        organisation=here.link_or_none("organisations", role.organisation),
        notes=here.note_numbers(role.sources),
    )


def _organisation(here: PageContext, key: str) -> OrganisationEntry:
    organisation = here.site.records.organisations[key]
    return OrganisationEntry(
        id=key,
        name=here.words(organisation.name),
        abbreviation=organisation.abbreviation,
        kind=here.term("OrganisationKind", organisation.kind),
        part_of=here.link_or_none("organisations", organisation.part_of),
        place=here.link_or_none("cities", organisation.place),
        variants=organisation.variants,
        notes=here.note_numbers(organisation.sources),
        visits=here.links("visits", here.mentions("organisations", key, "visits")),
        note=here.words(organisation.note),
        differences=here.differences(organisation.differs),
    )
