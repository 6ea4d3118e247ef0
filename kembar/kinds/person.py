"""The kind `person`: an official in office."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.kind import Kind, ListingPage, Record, RecordText, prefills_nothing
from kembar.kinds.organisation import OrganisationKey
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc, Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_

PersonKey = Annotated[str, Ref("people")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that a person held, and the time for which that is known."""

    title: LocalizedText = dataclasses.field(
        metadata=doc("The office, as its holder is addressed", "{id: Gubernur DKI Jakarta, en: Governor of DKI Jakarta}")
    )
    when: DateValue = dataclasses.field(
        metadata=doc("The time for which the office is known: a span, or the day or year of a source", "2018")
    )
    organisation: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("Where the office is held", "pemprov-dki-jakarta"))
    acting: bool = dataclasses.field(default=False, metadata=doc("Whether the office was held for the time being (penjabat)", "true"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """An official in office. It has no private data."""

    name: str = dataclasses.field(metadata=doc("The name in its own order, in the house spelling", "Abdelaziz El Omari"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other spellings in use, for search", "[Abdeelaziz Omari]"))
    roles: tuple[Role, ...] = dataclasses.field(metadata=doc("Offices, in order of time", "[{title: ..., when: 2018}]"))
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("An editorial note, for instance on the order of names", "{id: ..., en: ...}")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[berita-jakarta-57530]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _search_text(person: Person, _key: str, text: RecordText) -> Iterator[str]:
    for role in person.roles:
        yield f"{text.words(role.title)}, {text.date(role.when)}"


PERSON = Kind(
    folder="people",
    singular="person",
    record=Person,
    label=tr("people"),
    title=N_("People"),
    terms={},
    meanings={},
    name=lambda person, _, _lang: person.name,
    has_translated_name=False,
    has_proper_names=True,
    other_names=lambda person, _: person.variants,
    page=None,
    listing=ListingPage(
        layout="people",
        title=N_("People and organisations"),
        description=N_("The officials and organisations that take part, with the offices held and the dates on record."),
        slug=FieldDoc("People", "{id: tokoh, en: people}"),
    ),
    shown_on="people",
    is_in_index=True,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=prefills_nothing,
)
