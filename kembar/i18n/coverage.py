"""
What a catalogue translates of what the code and the templates say: missing, untranslated and unused entries.

In come the messages that are said and the PO file of one language; out go the entries in question, each with its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message

import kembar
from kembar.i18n.catalogues import catalogue_bytes
from kembar.i18n.po import PoEntry, PoError, parse_po
from kembar.i18n.update_catalogues import portal_words
from kembar.model.problem import Problem

GENERATOR = Path(kembar.__file__).parent.parent
"""Where the generator's own code lies, whose words are pages' words too."""

CODE = "kembar"

MAPPING = "locales/babel.cfg"
"""The file that says where messages are looked for."""


class Lack(StrEnum):
    """Why an entry is in question."""

    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A message whose entry is in question. `line` is that of the entry; 0 where there is none. `said_in` is a file that says it."""

    lack: Lack
    msgid: str
    line: int = 0
    said_in: str = ""


def said(root: Path) -> Catalog | Problem | None:
    """
    All messages of a project's pages: what its templates say, and what the generator's own code says.

    None where nothing tells where to look for them: there is no `locales/babel.cfg`; a problem where that file cannot be read.
    """
    mapping = catalogue_bytes(root, MAPPING)
    if not isinstance(mapping, bytes):
        return mapping
    words = portal_words(root)
    if not (root / CODE).is_dir() and (GENERATOR / MAPPING).is_file():
        for message in portal_words(GENERATOR, CODE):
            if message.id:
                words.add(message.id, locations=message.locations)
    return words


def gaps(words: Catalog, content: bytes) -> Iterator[Gap]:
    """The entries of a catalogue that are in question; none where the bytes are no catalogue, which its reader reports."""
    entries = _entries(content)
    if entries is None:
        return
    wanted = {_ids(message): message for message in words if message.id}
    for ids, message in wanted.items():
        if ids not in entries:
            yield Gap(Lack.MISSING, ids[0], said_in=_said_in(message))
        elif entries[ids].fuzzy or not all(entries[ids].texts):
            yield Gap(Lack.UNTRANSLATED, ids[0], entries[ids].line, _said_in(message))
    for ids, entry in entries.items():
        if ids not in wanted:
            yield Gap(Lack.UNUSED, ids[0], entry.line)


def _entries(content: bytes) -> dict[tuple[str, ...], PoEntry] | None:
    """The entries of a catalogue by their ids, the plural one included; of two with the same ids the first, as it is spoken."""
    try:
        return {entry.ids: entry for entry in reversed(parse_po(content).entries)}
    except PoError:
        return None


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _said_in(message: Message) -> str:
    return message.locations[0][0] if message.locations else ""
