"""How a record's fields are declared: which of them hold the key of another record, and what an editor is told of each."""

from dataclasses import dataclass
from typing import Annotated, Any


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field's text as the key of a record of `kind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class About:
    """What an editor is told of a field: its meaning (an English msgid of the tool's catalogue), and an example as YAML."""

    meaning: str
    example: str


def about(meaning: str, example: str) -> dict[str, Any]:
    """The metadata of a record's field."""
    return {"about": About(meaning, example)}


CityKey = Annotated[str, Ref("cities")]
RelationshipKey = Annotated[str, Ref("relationships")]
VisitKey = Annotated[str, Ref("visits")]
AgreementKey = Annotated[str, Ref("agreements")]
PersonKey = Annotated[str, Ref("people")]
OrganisationKey = Annotated[str, Ref("organisations")]
FieldKey = Annotated[str, Ref("fields")]
SourceKey = Annotated[str, Ref("sources")]
