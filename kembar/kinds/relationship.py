"""The kind `relationship`: a tie between two places."""

import dataclasses
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from kembar.kinds.city import CityKey
from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.field import FieldKey
from kembar.kinds.kind import Kind, Record, has_no_other_names
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_
from kembar.text.todo_mark import TODO_MARK

RelationshipKey = Annotated[str, Ref("relationships")]
RelationshipKind = Literal["sister-city", "sister-province", "friendship", "contact"]
RelationshipStatus = Literal[
    "exploration", "letter-of-intent", "memorandum-of-understanding", "agreement", "established", "lapsed", "ended"
]
FieldStage = Literal["scope", "potential", "planned", "discussed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A field of cooperation in a relationship, and how far it has come."""

    field: FieldKey = dataclasses.field(metadata=doc("The field of cooperation", "fire-rescue"))
    stage: FieldStage = dataclasses.field(
        default="scope", metadata=doc("Named as part of the tie (scope), as a possibility, as a plan, or as discussed", "planned")
    )
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this", "[kumparan-2018-04-17]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship(Record):
    """A tie between two places. A letter of intent is not a sister city: `status` follows the official path."""

    between: tuple[CityKey, CityKey] = dataclasses.field(metadata=doc("The two places, the home city first", "[jakarta, casablanca]"))
    kind: RelationshipKind = dataclasses.field(metadata=doc("What kind of tie it is or is meant to become", "sister-city"))
    status: RelationshipStatus = dataclasses.field(
        metadata=doc("How far it has come on the official path; `established` if it exists and no document is known", "established")
    )
    as_of: DateValue | None = dataclasses.field(default=None, metadata=doc("The day for which the status is known", "2019-02-13"))
    since: DateValue | None = dataclasses.field(default=None, metadata=doc("When the tie began; leave out when it is not known", "1991"))
    upgrades: RelationshipKey | None = dataclasses.field(
        default=None, metadata=doc("The tie that this one is meant to raise", "jakarta-casablanca")
    )
    fields: tuple[Scope, ...] = dataclasses.field(
        default=(), metadata=doc("Fields of cooperation, each with its stage", "[{field: fire-rescue, stage: planned}]")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note next to the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[kumparan-2018-04-17]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _name(tie: Relationship, records: Any, lang: str) -> str:  # noqa: ANN401 - `Records`, which this module is part of
    """Return the names of both places."""
    one, other = tie.between
    return f"{records.cities[one].name[lang]} – {records.cities[other].name[lang]}"


def _prefill(key: str, home: str, cities: Container[str]) -> Mapping[str, str]:
    """
    Return the two places, the other one by the key.

    >>> _prefill("jakarta-rabat", "jakarta", ["jakarta", "rabat"])
    {'between': '[jakarta, rabat]'}
    """
    partner = key.removeprefix(f"{home}-")
    return {"between": f"[{home}, {partner if partner in cities and partner != home else TODO_MARK}]"}


RELATIONSHIP = Kind(
    folder="relationships",
    singular="relationship",
    record=Relationship,
    label=tr("relationships"),
    title=N_("Relationships"),
    terms={
        "RelationshipKind": {
            "sister-city": N_("Sister city"),
            "sister-province": N_("Sister province"),
            "friendship": N_("Friendship"),
            "contact": N_("Contact"),
        },
        "RelationshipStatus": {
            "exploration": N_("Exploration"),
            "letter-of-intent": N_("Letter of intent"),
            "memorandum-of-understanding": N_("Memorandum of understanding"),
            "agreement": N_("Cooperation agreement"),
            "established": N_("Established"),
            "lapsed": N_("Lapsed"),
            "ended": N_("Ended"),
        },
        "FieldStage": {
            "scope": N_("Part of the tie"),
            "potential": N_("Possible"),
            "planned": N_("Planned"),
            "discussed": N_("Discussed"),
        },
    },
    meanings={},
    name=_name,
    has_translated_name=True,
    has_proper_names=False,
    other_names=has_no_other_names,
    page=None,
    listing=None,
    shown_on="",
    is_in_index=False,
    lists_other_names=False,
    search_text=lambda _tie, _key, _text: iter(()),
    ranks_last=False,
    expected=("sources",),
    prefill=_prefill,
)
