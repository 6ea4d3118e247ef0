"""
A language in which editors are told what to write.

In come the tool's sentences, the words of the portal and CLDR's names in that language; out goes what a field means, which values it may
have, and what readers see for each.
"""

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
    """Explains fields in one language: the tool's messages in it, and the words that readers see for choices."""

    translator: Translator
    localizer: Localizer

    def meaning(self, field: Field) -> str:
        """What a field says."""
        return self.translator.translate(Message(field_doc(field).meaning))

    def choice_label(self, shape: Shape, value: str) -> str:
        """What readers see for a value; empty where they never see it."""
        name = CHOICES.get(unwrap(shape), "")
        if name in TERMS:
            return term(self.localizer.messages, name, value)
        return self.localizer.continent(value) if value in CONTINENTS else ""

    def choice_list(self, shape: Shape) -> str:
        """All values that may be given, each with what readers see for it."""
        seen = {value: self.choice_label(shape, value) for value in choices(shape)}
        return ", ".join(f"{value} ({words})" if words else value for value, words in seen.items())

    def default_sentence(self, field: Field) -> str:
        """What holds when a field is left out; empty if nothing does."""
        given = isinstance(field.default, str | bool) and field.default != ""
        return self.translator.translate(tr("If left out: {value}.", value=str(field.default).lower())) if given else ""

    def choices_sentence(self, field: Field) -> str:
        """Which values a field may have, in a sentence; empty if they are not a closed list."""
        inner, _ = item_type(field.type)
        return self.translator.translate(tr("One of: {choices}.", choices=self.choice_list(inner))) if choices(inner) else ""


def field_doc(field: Field) -> FieldDoc:
    """What editors are told of a field. Raises `KeyError` for a field that tells nothing, which is a mistake in its declaration."""
    told: FieldDoc = field.metadata["about"]
    return told
