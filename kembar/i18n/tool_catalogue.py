"""
What the entries of a PO file say, as they stand: `Messages` of them, and the words of the tool itself.

The catalogues of pages are another's work and are checked each time (`catalogues`). Those of the tool come with it: tests hold them sound,
and the plural rule of their header equal to CLDR's, so that a run which says one sentence does not load CLDR for it.
"""

from collections.abc import Callable, Iterable
from gettext import c2py
from pathlib import Path

from kembar.i18n.messages import Messages
from kembar.i18n.po import PoEntry, PoError, parse_po


def spoken(entries: Iterable[PoEntry], form: Callable[[int], int]) -> Messages:
    """The words of those entries that are translated and no drafts. Of two with the same id, the first is spoken."""
    texts: dict[str, str] = {}
    plurals: dict[tuple[str, str], tuple[str, ...]] = {}
    for entry in entries:
        if not entry.is_spoken:
            continue
        if len(entry.ids) > 1:
            plurals.setdefault((entry.ids[0], entry.ids[1]), entry.texts)
        else:
            texts.setdefault(entry.ids[0], entry.texts[0])
    return Messages(texts=texts, plurals=plurals, form=form)


def own_words(path: Path) -> Messages:
    """The words of the tool in the language of a catalogue; English ones where there is no catalogue, or none that can be read."""
    try:
        found = parse_po(path.read_bytes())
        return spoken(found.entries, c2py(found.rule))
    except (FileNotFoundError, PoError, ValueError):
        return Messages()
