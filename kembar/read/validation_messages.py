"""
What the validator found, told to the person who wrote the file.

In come findings by path; out go problems with a place, a stable code, a whole sentence and what to do about it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kembar.model.content import RecordPath
from kembar.model.dates import When
from kembar.model.problem import Message, Problem, say
from kembar.read.located_yaml import Placed
from kembar.text.field_types import Shape, choices, example, field_names, inside, is_words, length, plain
from kembar.text.suggestions import nearest
from kembar.text.value_formats import shown

MOST_ENTRIES = 1_000
"""The entries of a list; all of them may be on one page, and be compared with all others."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: the validator's word for it, the path and the value; our own checks bring their message along."""

    kind: str
    path: RecordPath
    value: object
    message: Message | None = None
    hint: Message | None = None


Told = tuple[str, Message, Message]
"""A code, a message and a hint."""


def problems_of(findings: Iterable[Finding], record_type: type, placed: Placed, languages: Sequence[str]) -> list[Problem]:
    """The findings as problems, without those about values that were refused already."""
    teller = _Teller(record_type, placed, languages)
    return [teller.tell(finding) for finding in findings if not _is_refused(finding.path, placed)]


def _is_refused(path: RecordPath, placed: Placed) -> bool:
    return any(path[:end] in placed.refused for end in range(len(path) + 1))


@dataclass(frozen=True, slots=True)
class _Teller:
    record_type: type
    placed: Placed
    languages: Sequence[str]

    def tell(self, finding: Finding) -> Problem:
        known = self.placed.keys if finding.kind == "extra_forbidden" else self.placed.places
        place = known.get(finding.path) or self.placed.place(finding.path)
        return Problem(place, *self._told(finding))

    def _told(self, finding: Finding) -> Told:
        around, name = inside(self.record_type, finding.path[:-1]), shown(str(finding.path[-1])) if finding.path else ""
        if is_words(around) and finding.path:
            return self._words(finding, name)
        if finding.kind == "missing":
            return "field.missing", say("“{name}” is missing", name=name), self._example_hint(around, name)
        if finding.kind == "extra_forbidden":
            return _unknown_field(around, name)
        if finding.value is None and finding.path:
            return "field.missing", say("“{name}” has no value", name=self._called(finding.path)), self._example_hint(around, name)
        return self._bad_value(finding)

    def _bad_value(self, finding: Finding) -> Told:
        """What is wrong with a value that is there, and may be."""
        if finding.message and finding.hint:
            return finding.kind, finding.message, finding.hint
        shape, value = inside(self.record_type, finding.path), finding.value
        if choices(shape) and isinstance(value, str):
            return _unknown_value(value, choices(shape), self._called(finding.path))
        if finding.kind == "too_long" and isinstance(value, list) and len(value) > MOST_ENTRIES:
            message = say("“{name}” has more than {limit} entries", name=self._called(finding.path), limit=f"{MOST_ENTRIES:,}")
            return "list.length", message, say("divide the list, or leave out what nobody reads")
        if length(shape) and isinstance(value, list):
            message = say("“{name}” has {count} entries", name=self._called(finding.path), count=len(value))
            return "list.length", message, say("give exactly {length}", length=length(shape))
        return self._wrong_type(finding.path, shape)

    def _words(self, finding: Finding, language: str) -> Told:
        field = self._called(finding.path[:-1])
        if finding.kind == "extra_forbidden":
            message = say("“{name}” has words in “{language}”, which is no language of this site", name=field, language=language)
            return "words.unknown-language", message, say("the languages are: {names}", names=", ".join(self.languages))
        if finding.message and finding.hint and finding.kind != "text.empty":
            return finding.kind, finding.message, finding.hint
        if finding.kind == "string_type" and finding.value is not None:
            return self._wrong_type(finding.path, str)
        message = say("“{name}” has no words in “{language}”", name=field, language=language)
        return "words.missing", message, say("add “{language}: ...”", language=language)

    def _wrong_type(self, path: RecordPath, shape: Shape) -> Told:
        message = (
            say("“{name}” is not {wanted}", name=self._called(path), wanted=_wanted(shape)) if path else say("this file holds no fields")
        )
        return "field.type", message, self._form_hint(path, shape)

    def _form_hint(self, path: RecordPath, shape: Shape) -> Message:
        if is_words(shape):
            return say(
                "write it once for each language, as {form}", form="{" + ", ".join(f"{language}: ..." for language in self.languages) + "}"
            )
        if plain(shape) is bool:
            return say("write true or false")
        if plain(shape) in (str, int, float, When) or choices(shape):
            return say("write a single value; put true, false, null and texts with brackets in quotes")
        around = inside(self.record_type, path[:-1]) if path else None
        return self._example_hint(around, str(path[-1])) if path else say("write them as “field: value”, one on a line")

    def _example_hint(self, around: Shape, name: str) -> Message:
        written = example(around, name)
        return say("write it as “{example}”", example=f"{name}: {written}") if written else say("give it a value")

    def _called(self, path: RecordPath) -> str:
        """The nearest field's name, for a value that may be a list's entry."""
        return shown(next((step for step in reversed(path) if isinstance(step, str)), ""))


def _unknown_field(around: Shape, name: str) -> Told:
    names = field_names(around)
    near = nearest(name, names)
    hint = say("did you mean “{name}”?", name=near) if near else say("the fields here are: {names}", names=", ".join(names))
    return "field.unknown", say("there is no field “{name}” here", name=name), hint


def _unknown_value(value: str, options: Sequence[str], name: str) -> Told:
    near = nearest(value, options)
    listed = ", ".join(options)
    hint = (
        say("did you mean “{value}”? The choices are: {listed}", value=near, listed=listed)
        if near
        else say("the choices are: {listed}", listed=listed)
    )
    return "value.unknown", say("“{value}” is no value of “{name}”", value=shown(value), name=name), hint


def _wanted(shape: Shape) -> Message:
    shape = plain(shape)
    if shape is bool:
        return say("true or false")
    if shape in (str, int, float, When) or choices(shape):
        return say("a single value")
    if is_words(shape) or field_names(shape) or str(shape).startswith("collections.abc.Mapping"):
        return say("a group of fields")
    return say("a list")
