"""
Turn the findings of the validator into problems: with a source location, a stable code, a whole sentence and a hint.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kembar.model.content import RecordPath
from kembar.model.dates import DateValue
from kembar.model.problem import Message, Problem, tr
from kembar.read.located_yaml import LocatedValue
from kembar.text.field_types import Shape, choices, current_name, example, field_names, fixed_length, is_localized_text, type_at, unwrap
from kembar.text.suggestions import closest
from kembar.text.value_formats import quote_for_message

MOST_ENTRIES = 1_000
"""The most entries of a list: all of them may be on one page, and be compared with all others."""


@dataclass(frozen=True, slots=True)
class ValidationFinding:
    """One fault: its type in the validator, its path and value, and the message of our own checks."""

    kind: str
    path: RecordPath
    value: object
    message: Message | None = None
    hint: Message | None = None


Explanation = tuple[str, Message, Message]
"""A code, a message and a hint."""


def problems_of(findings: Iterable[ValidationFinding], record_type: type, placed: LocatedValue, languages: Sequence[str]) -> list[Problem]:
    """Return the findings as problems, without those about values that are refused already."""
    teller = _Teller(record_type, placed, languages)
    return [teller.tell(finding) for finding in findings if not _is_refused(finding.path, placed)]


def _is_refused(path: RecordPath, placed: LocatedValue) -> bool:
    return any(path[:end] in placed.refused for end in range(len(path) + 1))


@dataclass(frozen=True, slots=True)
class _Teller:
    record_type: type
    placed: LocatedValue
    languages: Sequence[str]

    def tell(self, finding: ValidationFinding) -> Problem:
        known = self.placed.keys if finding.kind == "extra_forbidden" else self.placed.places
        place = known.get(finding.path) or self.placed.place(finding.path)
        return Problem(place, *self._explain(finding))

    def _explain(self, finding: ValidationFinding) -> Explanation:
        around, name = type_at(self.record_type, finding.path[:-1]), quote_for_message(str(finding.path[-1])) if finding.path else ""
        if is_localized_text(around) and finding.path:
            return self._words(finding, name)
        if finding.kind == "missing":
            return "field.missing", tr("“{name}” is missing", name=name), self._example_hint(around, name)
        if finding.kind == "extra_forbidden":
            return _unknown_field(around, name)
        if finding.value is None and finding.path:
            return "field.missing", tr("“{name}” has no value", name=self._called(finding.path)), self._example_hint(around, name)
        return self._bad_value(finding)

    def _bad_value(self, finding: ValidationFinding) -> Explanation:
        """Return the problem of a value in a field that exists."""
        if finding.message and finding.hint:
            return finding.kind, finding.message, finding.hint
        shape, value = type_at(self.record_type, finding.path), finding.value
        if choices(shape) and isinstance(value, str):
            return _unknown_value(value, choices(shape), self._called(finding.path))
        if finding.kind == "too_long" and isinstance(value, list) and len(value) > MOST_ENTRIES:
            message = tr("“{name}” has more than {limit} entries", name=self._called(finding.path), limit=f"{MOST_ENTRIES:,}")
            return "list.length", message, tr("divide the list, or leave out what readers do not need")
        if fixed_length(shape) and isinstance(value, list):
            message = tr("“{name}” has {count} entries", name=self._called(finding.path), count=len(value))
            return "list.length", message, tr("give exactly {length}", length=fixed_length(shape))
        return self._wrong_type(finding.path, shape)

    def _words(self, finding: ValidationFinding, language: str) -> Explanation:
        field = self._called(finding.path[:-1])
        if finding.kind == "extra_forbidden":
            message = tr("“{name}” has words in “{language}”, which is no language of this site", name=field, language=language)
            return "words.unknown-language", message, tr("the languages are: {names}", names=", ".join(self.languages))
        if finding.message and finding.hint and finding.kind != "text.empty":
            return finding.kind, finding.message, finding.hint
        if finding.kind == "string_type" and finding.value is not None:
            return self._wrong_type(finding.path, str)
        message = tr("“{name}” has no words in “{language}”", name=field, language=language)
        return "words.missing", message, tr("add “{language}: ...”", language=language)

    def _wrong_type(self, path: RecordPath, shape: Shape) -> Explanation:
        message = (
            tr("“{name}” is not {wanted}", name=self._called(path), wanted=_wanted(shape)) if path else tr("this file holds no fields")
        )
        return "field.type", message, self._form_hint(path, shape)

    def _form_hint(self, path: RecordPath, shape: Shape) -> Message:
        if is_localized_text(shape):
            return tr(
                "write it once for each language, as {form}", form="{" + ", ".join(f"{language}: ..." for language in self.languages) + "}"
            )
        if unwrap(shape) is bool:
            return tr("write true or false")
        if unwrap(shape) in (str, int, float, DateValue) or choices(shape):
            return tr("write a single value; put true, false, null and texts with brackets in quotes")
        around = type_at(self.record_type, path[:-1]) if path else None
        return self._example_hint(around, str(path[-1])) if path else tr("write them as “field: value”, one on a line")

    def _example_hint(self, around: Shape, name: str) -> Message:
        written = example(around, name)
        return tr("write it as “{example}”", example=f"{name}: {written}") if written else tr("give it a value")

    def _called(self, path: RecordPath) -> str:
        """Return the name of the field that contains a value, which may be an entry of a list."""
        return quote_for_message(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _unknown_field(around: Shape, name: str) -> Explanation:
    if renamed := current_name(around, name):
        message = tr("“{former}” is now called “{name}”", former=name, name=renamed)
        return "field.renamed", message, tr("write “{name}” instead", name=renamed)
    names = field_names(around)
    near = closest(name, names)
    hint = tr("did you mean “{name}”?", name=near) if near else tr("the fields here are: {names}", names=", ".join(names))
    return "field.unknown", tr("there is no field “{name}” here", name=name), hint


def _unknown_value(value: str, options: Sequence[str], name: str) -> Explanation:
    near = closest(value, options)
    listed = ", ".join(options)
    hint = (
        tr("did you mean “{value}”? The choices are: {listed}", value=near, listed=listed)
        if near
        else tr("the choices are: {listed}", listed=listed)
    )
    return "value.unknown", tr("“{value}” is no value of “{name}”", value=quote_for_message(value), name=name), hint


def _wanted(shape: Shape) -> Message:
    shape = unwrap(shape)
    if shape is bool:
        return tr("true or false")
    if shape in (str, int, float, DateValue) or choices(shape):
        return tr("a single value")
    if is_localized_text(shape) or field_names(shape) or str(shape).startswith("collections.abc.Mapping"):
        return tr("a group of fields")
    return tr("a list")
