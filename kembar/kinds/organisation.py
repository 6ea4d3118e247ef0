"""The kind `organisation`: a body that takes part."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.city import CityKey
from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.kind import Kind, Record, RecordText, prefills_nothing
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.field_docs import Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_

OrganisationKey = Annotated[str, Ref("organisations")]
OrganisationKind = Literal["government", "office", "council", "consulate", "association", "company", "venue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A body that takes part: a government, an office, a council, a consulate, an association."""

    name: LocalizedText = dataclasses.field(
        metadata=doc("The name in each language", "{id: Pemerintah Kota Makassar, en: Makassar City Government}")
    )
    kind: OrganisationKind = dataclasses.field(metadata=doc("What kind of body it is", "government"))
    abbreviation: str = dataclasses.field(default="", metadata=doc("Its usual short form", "JASCA"))
    part_of: OrganisationKey | None = dataclasses.field(default=None, metadata=doc("The body that it belongs to", "pemkot-makassar"))
    place: CityKey | None = dataclasses.field(default=None, metadata=doc("The place that it governs or sits in", "makassar"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other names in use, for search", "[Pemkot Makassar]"))
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note next to the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[sindonews-114378]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _search_text(organisation: Organisation, _key: str, text: RecordText) -> Iterator[str]:
    yield text.term("OrganisationKind", organisation.kind)
    yield text.country(organisation.place)


ORGANISATION = Kind(
    folder="organisations",
    singular="organisation",
    record=Organisation,
    label=tr("organisations"),
    title=N_("Organisations"),
    terms={
        "OrganisationKind": {
            "government": N_("Government"),
            "office": N_("Office"),
            "council": N_("Council"),
            "consulate": N_("Consulate"),
            "association": N_("Association"),
            "company": N_("Company"),
            "venue": N_("Venue"),
        },
    },
    meanings={},
    name=lambda organisation, _, lang: organisation.name[lang],
    has_translated_name=True,
    has_proper_names=True,
    other_names=lambda organisation, _: (*filter(None, [organisation.abbreviation]), *organisation.variants),
    page=None,
    listing=None,
    shown_on="people",
    is_in_index=True,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=prefills_nothing,
)
