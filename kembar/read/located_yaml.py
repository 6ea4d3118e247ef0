"""
Read YAML with the source location of every value. This is the only module that imports PyYAML.

Plain values are built from the parsing events, without recursion. Scalars follow the core schema of YAML 1.2, except that numbers stay
text until the type of a field reads them: only `null` and `true`/`false` are not text. Constructs that give a file another meaning than it
seems to have are refused: anchors and aliases, tags, merge keys, duplicate keys.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from kembar.model.content import Locations, RecordPath
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import limit
from kembar.read.yaml_errors import Met, Position, Reason, explain, refusal
from kembar.text.value_formats import quote_for_message

DEEPEST = 32
MOST_EVENTS = 30_000
"""The most keys, values and brackets in one text: many times those of a record, and read within a second."""
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml if PyYAML was built with it, which is ten times as fast; both give the same values."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}

Value = bool | str | list["Value"] | dict[str, "Value"] | None


@dataclass(frozen=True, slots=True)
class LocatedValue:
    """
    A value, and the locations of all values and keys inside it. `refused` are the paths of values with a reported problem; these are None.
    """

    value: Value
    places: Mapping[RecordPath, SourceLocation]
    keys: Mapping[RecordPath, SourceLocation] = field(default_factory=dict)
    refused: frozenset[RecordPath] = frozenset()

    def place(self, path: RecordPath) -> SourceLocation:
        """Return the location of a value, or of the nearest value around it."""
        while path not in self.places:
            path = path[:-1]
        return self.places[path]


def read_yaml(text: str, path: str, first_line: int = 1, loader: Any = LOADER) -> tuple[LocatedValue | None, list[Problem]]:  # noqa: ANN401 PyYAML's loaders share no type
    """Return the value of a YAML text, None if it is not YAML; and problems. `first_line` is the number of its first line in the file."""
    builder = _Builder(path, first_line)
    refused = refusal(text)
    if refused:
        return None, [builder.problem(refused)]
    text = text.replace("\t", " ")
    try:
        for number, event in enumerate(iter(loader(text).get_event, None)):
            if number == MOST_EVENTS:
                return None, [*limit(builder.problems, path), builder.too_large(event)]
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return None, [*limit(builder.problems, path), builder.problem(_reason(error, text, builder.bracket))]
    except _TooDeepError:
        return None, limit(builder.problems, path)
    return builder.result(), limit(builder.problems, path)


def _reason(error: yaml.MarkedYAMLError, text: str, bracket: Position | None) -> Reason:
    context = Met(error.context or "", _position(error.context_mark))
    return explain(text, context, Met(error.problem or "", _position(error.problem_mark)), bracket)


def _position(mark: Any) -> tuple[int, int]:  # noqa: ANN401 libyaml and PyYAML have a class each
    return (mark.line, mark.column) if mark else (0, 0)


class _TooDeepError(Exception):
    """Stops the parser; the problem has been reported."""


@dataclass(slots=True)
class _OpenNode:
    """A list or mapping that is not closed yet. `path` is None if it is discarded."""

    items: list[Value] | dict[str, Value]
    path: RecordPath | None
    bracket: Position | None
    key: str | None = None
    thrown: bool = False
    first: dict[str, Position] = field(default_factory=dict)

    @property
    def wants_key(self) -> bool:
        return isinstance(self.items, dict) and self.key is None and not self.thrown


class _Builder:
    """Builds the value from parsing events."""

    def __init__(self, path: str, first_line: int) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._first_line = first_line
        self._open: list[_OpenNode] = []
        self._root: Value = None
        self._documents = 0
        self._positions: dict[RecordPath, Position] = {(): (0, 0)}
        self._keys: dict[RecordPath, Position] = {}
        self._refused: set[RecordPath] = set()

    def result(self) -> LocatedValue:
        places, keys = (Locations(self._path, self._first_line, positions) for positions in (self._positions, self._keys))
        return LocatedValue(self._root, places, keys, frozenset(self._refused))

    @property
    def bracket(self) -> Position | None:
        """The location of the innermost open bracket, or None outside brackets."""
        return self._open[-1].bracket if self._open else None

    def problem(self, reason: Reason) -> Problem:
        return Problem(self._place_at(reason.position), "yaml.syntax", reason.message, reason.hint)

    def too_large(self, event: yaml.Event) -> Problem:
        message = tr("this file holds more keys and values than {limit}", limit=f"{MOST_EVENTS:,}")
        return Problem(
            self._place_at(_position(event.start_mark)), "file.too-large", message, tr("divide it, or move what is not text elsewhere")
        )

    def take(self, event: yaml.Event) -> None:
        """Handle an event; those after the first document are ignored."""
        take = _TAKERS.get(type(event))
        if take and (self._documents < 2 or take is _Builder._start_document):
            take(self, event)

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:
            self._complain(event, "yaml.several-documents", tr("a second document begins here"), tr("give it a file of its own"))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value = event.value if event.style else _meaning(event.value)
        if self._open and self._open[-1].wants_key:
            self._key(event, None if value is None else event.value)
        else:
            self._receive(event, value, self._refuses(event))

    def _alias(self, event: yaml.AliasEvent) -> None:
        message = tr("“*{name}” stands for a value that is written elsewhere", name=quote_for_message(event.anchor or ""))
        self._complain(event, "yaml.alias", message, tr("write the value itself"))
        if self._open and self._open[-1].wants_key:
            self._open[-1].thrown = True
        else:
            self._receive(event, None, refused=True)

    def _start_collection(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == DEEPEST:
            message = tr("values lie more than {limit} deep here", limit=DEEPEST)
            self._complain(event, "yaml.too-deep", message, tr("no field is that deep: check brackets and indentation"))
            raise _TooDeepError
        items: list[Value] | dict[str, Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._open and self._open[-1].wants_key:
            self._key(event, None)
            path = None
        else:
            path = self._receive(event, items, self._refuses(event))
        self._open.append(_OpenNode(items, path, _position(event.start_mark) if event.flow_style else None))

    def _key(self, event: yaml.NodeEvent, key: str | None) -> None:
        """Store the key of a mapping until its value comes; the value of a refused key is discarded."""
        parent = self._open[-1]
        if key is None:
            self._complain(event, "yaml.key", tr("a key must be text"), tr("write the field's name before the colon"))
        elif key == "<<":
            self._complain(event, "yaml.merge-key", tr("“<<” would take in a mapping from elsewhere"), tr("write the fields themselves"))
        elif key in parent.first:
            message = tr(
                "“{key}” is already given on line {line}", key=quote_for_message(key), line=self._first_line + parent.first[key][0]
            )
            self._complain(event, "yaml.duplicate-key", message, tr("keep one of the two"))
        elif not self._refuses(event):
            parent.key = key
            parent.first[key] = position = _position(event.start_mark)
            if parent.path is not None:
                self._keys[*parent.path, key] = position
            return
        parent.thrown = True

    def _receive(self, event: yaml.NodeEvent, value: Value, refused: bool) -> RecordPath | None:
        """
        Add a value to its list or mapping; return its path, or None if it is discarded.

        The location of a missing value is that of its key.
        """
        path = self._put(value, refused)
        if path is not None:
            unwritten = value is None and isinstance(event, yaml.ScalarEvent) and not event.value
            key = self._keys.get(path, self._positions.get(path)) if unwritten else None
            self._positions[path] = key or _position(event.start_mark)
            if refused:
                self._refused.add(path)
        return path

    def _put(self, value: Value, refused: bool) -> RecordPath | None:
        kept = None if refused else value
        if not self._open:
            self._root = kept
            return ()
        parent = self._open[-1]
        key, parent.key = parent.key, None
        thrown, parent.thrown = parent.thrown or parent.path is None, False
        if thrown or parent.path is None:
            return None
        if isinstance(parent.items, list):
            parent.items.append(kept)
            return (*parent.path, len(parent.items) - 1)
        assert key is not None, "a value of a mapping follows its key"  # noqa: S101
        parent.items[key] = kept
        return (*parent.path, key)

    def _refuses(self, event: yaml.NodeEvent) -> bool:
        """Return whether a value is refused for its prefix: a tag can change the value, an anchor cannot."""
        if event.anchor is not None:
            message = tr("“&{name}” marks a value for use elsewhere", name=quote_for_message(event.anchor))
            self._complain(event, "yaml.alias", message, tr("delete the mark, and write the value wherever it is needed"))
        tag = getattr(event, "tag", None)
        if tag is not None:
            message = tr("the tag “{tag}” has no meaning here", tag=quote_for_message(tag.replace("tag:yaml.org,2002:", "!!")))
            self._complain(event, "yaml.tag", message, tr("delete it: the field decides how its value is read"))
        return tag is not None

    def _end_collection(self, _: yaml.CollectionEndEvent) -> None:
        self._open.pop()

    def _complain(self, event: yaml.Event, code: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(self._place_at(_position(event.start_mark)), code, message, hint))

    def _place_at(self, position: Position) -> SourceLocation:
        return SourceLocation(self._path, self._first_line + position[0], position[1] + 1)


_TAKERS: Mapping[type[yaml.Event], Callable[[_Builder, Any], None]] = {
    yaml.DocumentStartEvent: _Builder._start_document,
    yaml.ScalarEvent: _Builder._scalar,
    yaml.AliasEvent: _Builder._alias,
    yaml.SequenceStartEvent: _Builder._start_collection,
    yaml.MappingStartEvent: _Builder._start_collection,
    yaml.SequenceEndEvent: _Builder._end_collection,
    yaml.MappingEndEvent: _Builder._end_collection,
}
"""The handlers of events by type. Other events are ignored."""


def _meaning(text: str) -> bool | str | None:
    """Return the value of a scalar by the core schema of YAML 1.2, with numbers as text. Scalars that are not plain are text."""
    return None if text in NULLS else BOOLEANS.get(text, text)
