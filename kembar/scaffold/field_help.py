"""Explanations of fields in one language: what a field means, which values it takes, and what readers see for each value."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from kembar.i18n.cldr_names import CONTINENTS
from kembar.i18n.localizer import Localizer
from kembar.i18n.terms import TERMS, term
from kembar.i18n.translator import Translator
from kembar.kinds.registry import CHOICES
from kembar.model.field_docs import FieldDoc
from kembar.model.problem import Message, tr
from kembar.text.field_types import Shape, choices, item_type, unwrap

Field = dataclasses.Field[Any]


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """Explains fields with the tool's messages (`translator`) and the portal's texts and CLDR names (`localizer`) in one language."""

    translator: Translator
    localizer: Localizer

    def meaning(self, field: Field) -> str:
        """Return what a field means."""
        return self.translator.translate(Message(field_doc(field).meaning))

    def choice_label(self, shape: Shape, value: str) -> str:
        """Return what readers see for a value; an empty text if they never see it."""
        name = CHOICES.get(unwrap(shape), "")
        if name in TERMS:
            return term(self.localizer.messages, name, value)
        return self.localizer.continent(value) if value in CONTINENTS else ""

    def default_sentence(self, field: Field) -> str:
        """Return a sentence with the default value of a field; an empty text if it has none."""
        has_default = isinstance(field.default, str | bool) and field.default != ""
        return self.translator.translate(tr("If left out: {value}.", value=str(field.default).lower())) if has_default else ""

    def choices_sentence(self, field: Field) -> str:
        """Return a sentence with the allowed values of a field and their labels; an empty text if the values are not a closed list."""
        shape, _ = item_type(field.type)
        labels = {value: self.choice_label(shape, value) for value in choices(shape)}
        values = ", ".join(f"{value} ({label})" if label else value for value, label in labels.items())
        return self.translator.translate(tr("One of: {choices}.", choices=values)) if values else ""


def field_doc(field: Field) -> FieldDoc:
    """Return the documentation in a field's declaration. Raises `KeyError` if the declaration has none."""
    doc: FieldDoc = field.metadata["about"]
    return doc
