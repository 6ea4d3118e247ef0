"""Compare the messages of code and templates with a catalogue: missing, untranslated and unused entries."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message

import kembar
from kembar.i18n.catalogues import read_catalogue_bytes
from kembar.i18n.po import PoEntry, PoError, parse_po
from kembar.i18n.update_catalogues import extract_portal_messages
from kembar.model.problem import Problem

KEMBAR_ROOT = Path(kembar.__file__).parent.parent
"""The folder with the code of Kembar, which also contains messages of pages."""

CODE = "kembar"

MAPPING = "locales/babel.cfg"
"""The file that lists where messages are extracted from."""


class GapKind(StrEnum):
    """The kind of a gap."""

    MISSING = "missing"
    UNTRANSLATED = "untranslated"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A message that is missing, untranslated or unused. `line` is that of the entry, or 0; `used_in` is a file that uses the message."""

    kind: GapKind
    msgid: str
    line: int = 0
    used_in: str = ""


def page_messages(root: Path) -> Catalog | Problem | None:
    """
    Return all messages of a project's pages, from its templates and the code of Kembar.

    Returns None if there is no `locales/babel.cfg`, and a problem if it cannot be read.
    """
    mapping = read_catalogue_bytes(root, MAPPING)
    if not isinstance(mapping, bytes):
        return mapping
    words = extract_portal_messages(root)
    if not (root / CODE).is_dir() and (KEMBAR_ROOT / MAPPING).is_file():
        for message in extract_portal_messages(KEMBAR_ROOT, CODE):
            if message.id:
                words.add(message.id, locations=message.locations)
    return words


def find_gaps(words: Catalog, content: bytes) -> Iterator[Gap]:
    """Yield the gaps of a catalogue; nothing if it cannot be parsed, which its reader reports."""
    entries = _entries(content)
    if entries is None:
        return
    wanted = {_ids(message): message for message in words if message.id}
    for ids, message in wanted.items():
        if ids not in entries:
            yield Gap(GapKind.MISSING, ids[0], used_in=_first_use(message))
        elif entries[ids].fuzzy or not all(entries[ids].texts):
            yield Gap(GapKind.UNTRANSLATED, ids[0], entries[ids].line, _first_use(message))
    for ids, entry in entries.items():
        if ids not in wanted:
            yield Gap(GapKind.UNUSED, ids[0], entry.line)


def _entries(content: bytes) -> dict[tuple[str, ...], PoEntry] | None:
    """Return the entries of a catalogue by their ids; the first of two with the same ids."""
    try:
        return {entry.ids: entry for entry in reversed(parse_po(content).entries)}
    except PoError:
        return None


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _first_use(message: Message) -> str:
    return message.locations[0][0] if message.locations else ""
