"""The kind `field`: a field of cooperation."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, prefills_nothing
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.field_docs import FieldDoc, Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_

FieldKey = Annotated[str, Ref("fields")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Record):
    """A field of cooperation."""

    name: LocalizedText = dataclasses.field(metadata=doc("The field in each language", "{id: Air bersih, en: Clean water}"))
    parent: FieldKey | None = dataclasses.field(default=None, metadata=doc("The wider field that it belongs to", "environment"))
    summary: LocalizedText | None = dataclasses.field(default=None, metadata=doc("What it covers, in a sentence", "{id: ..., en: ...}"))
    variants: tuple[str, ...] = dataclasses.field(default=(), metadata=doc("Other words for it, for search", "[pemadam kebakaran]"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources that name it", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _search_text(_field: Field, key: str, text: RecordText) -> Iterator[str]:
    for tie in text.referring("fields", key, "relationships", "fields"):
        yield from text.names("cities", (city for city in tie.between if city != text.home))


FIELD = Kind(
    folder="fields",
    singular="field",
    record=Field,
    label=tr("fields"),
    title=N_("Fields of cooperation"),
    terms={},
    meanings={},
    name=lambda field, _, lang: field.name[lang],
    has_translated_name=True,
    has_proper_names=False,
    other_names=lambda field, _: field.variants,
    page=RecordPage(
        layout="field",
        description=N_("{name}: the ties, visits and agreements that name this field of cooperation."),
        headings=(),
        is_news=False,
    ),
    listing=ListingPage(
        layout="fields",
        title=N_("Fields of cooperation"),
        description=N_("The fields in which the partners work together, and the ties, visits and agreements that name each."),
        slug=FieldDoc("Fields of cooperation", "{id: bidang, en: fields}"),
    ),
    shown_on="",
    is_in_index=True,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=prefills_nothing,
)
