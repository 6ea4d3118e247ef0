"""The declaration of the fields of records: which contain the key of another record, their explanations, and the forms of their texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

Reader = Callable[[str], object]
"""What reads a text: a function of `text/value_formats`, which gives the value or raises `ValueFormatError`."""

FORM = "form"
"""The metadata of a field, or of a list of texts, whose text has a form of its own, which the type does not tell."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field's text as the key of a record of `kind`."""

    kind: str


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """
    The explanation of a field for editors: its meaning (an English msgid of the tool's catalogue), and an example as YAML.

    `former` is the name that the field had; a file that uses it gets a problem with the new name.
    """

    meaning: str
    example: str
    former: str = ""


def doc(meaning: str, example: str) -> dict[str, Any]:
    """The metadata of a record's field."""
    return {"about": FieldDoc(meaning, example)}


def doc_with_format(form: Reader, meaning: str, example: str) -> dict[str, Any]:
    """The metadata of a field whose text has a form of its own."""
    return {**doc(meaning, example), FORM: form}


CityKey = Annotated[str, Ref("cities")]
RelationshipKey = Annotated[str, Ref("relationships")]
VisitKey = Annotated[str, Ref("visits")]
AgreementKey = Annotated[str, Ref("agreements")]
PersonKey = Annotated[str, Ref("people")]
OrganisationKey = Annotated[str, Ref("organisations")]
FieldKey = Annotated[str, Ref("fields")]
SourceKey = Annotated[str, Ref("sources")]
