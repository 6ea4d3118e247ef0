"""
What a catalogue translates of what the code and the templates say: missing, untranslated and unused entries.

In come the messages that are said and the PO file of one language; out go the entries in question, each with its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

import kembar
from kembar.i18n.collect import portal_words

GENERATOR = Path(kembar.__file__).parent.parent
"""Where the generator's own code lies, whose words are pages' words too."""

CODE = "kembar/"


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


def said(root: Path) -> Catalog | None:
    """
    All messages of a project's pages: what its templates say, and what the generator's own code says.

    None where nothing tells where to look for them: there is no `locales/babel.cfg`.
    """
    if not (root / "locales" / "babel.cfg").is_file():
        return None
    words = portal_words(root)
    if not (root / CODE).is_dir() and (GENERATOR / "locales" / "babel.cfg").is_file():
        for message in portal_words(GENERATOR):
            if message.id and _said_in(message).startswith(CODE):
                words.add(message.id, locations=message.locations)
    return words


def gaps(words: Catalog, path: Path) -> Iterator[Gap]:
    """The entries of the catalogue at `path` that are in question; none in a file that is no catalogue, which its reader tells."""
    entries = _entries(path)
    if entries is None:
        return
    wanted = {_msgid(message): message for message in words if message.id}
    for msgid, message in wanted.items():
        if msgid not in entries:
            yield Gap(Lack.MISSING, msgid, said_in=_said_in(message))
        elif entries[msgid].fuzzy or not all(_forms(entries[msgid].string)):
            yield Gap(Lack.UNTRANSLATED, msgid, entries[msgid].lineno or 0, _said_in(message))
    for msgid, message in entries.items():
        if msgid not in wanted:
            yield Gap(Lack.UNUSED, msgid, message.lineno or 0)


def _entries(path: Path) -> dict[str, Message] | None:
    try:
        with path.open("rb") as file:
            return {_msgid(message): message for message in read_po(file, abort_invalid=True) if message.id}
    except (OSError, PoFileError, ValueError, LookupError):
        return None


def _msgid(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def _said_in(message: Message) -> str:
    return message.locations[0][0] if message.locations else ""
