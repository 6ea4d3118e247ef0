"""
Find values and texts that deceive only in their finished form: by escapes of YAML, character references of HTML, or hosts.

`read/text_files` reports the characters that a file contains literally. This module reports those that are written in another way.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice

from kembar.model.content import RecordPath
from kembar.model.problem import Problem, SourceLocation
from kembar.model.problem_limit import MAX_PER_FILE
from kembar.read.located_yaml import LocatedValue, Value
from kembar.read.positions import Positions
from kembar.text.characters import find_deceptive
from kembar.text.hosts import address_problems, find_other_host

_REFERENCE = re.compile(r"&(?:#(?P<decimal>[0-9]{1,8})|#[xX](?P<hex>[0-9A-Fa-f]{1,7})|[A-Za-z][A-Za-z0-9]{1,31});?")


def deceptive_values(placed: LocatedValue, text: str) -> list[Problem]:
    """Return a problem for each value of a YAML text that hides a character behind an escape, or contains a deceptive address."""
    if "\\" not in text and "://" not in text:
        return []
    return list(islice(_in_value(placed.value, (), placed, _reported(text)), MAX_PER_FILE))


def _reported(text: str) -> frozenset[str]:
    """Return the characters that are reported where a text contains them literally."""
    return frozenset(letter for found in find_deceptive(text) for letter in found.text)


def _in_value(value: Value, path: RecordPath, placed: LocatedValue, shown: frozenset[str]) -> Iterator[Problem]:
    if isinstance(value, str):
        yield from _in_text(value, placed.place(path), shown)
    elif isinstance(value, dict):
        yield from _in_link(value, path, placed)
        for name, inner in value.items():
            yield from _in_text(name, placed.keys[*path, name], shown)
            yield from _in_value(inner, (*path, name), placed, shown)
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _in_value(inner, (*path, position), placed, shown)


def _in_text(text: str, place: SourceLocation, shown: frozenset[str]) -> Iterator[Problem]:
    """Yield the problems of one value; `shown` are the characters reported already."""
    yield from (found.at(place) for found in find_deceptive(text) if found.text[0] not in shown)
    yield from address_problems(text, place)


def _in_link(fields: Mapping[str, Value], path: RecordPath, placed: LocatedValue) -> Iterator[Problem]:
    """Yield the problem of a group of fields whose title, which readers see as a link, names another host than its address."""
    title, url = fields.get("title"), fields.get("url")
    found = find_other_host(title, url, whole=True) if isinstance(title, str) and isinstance(url, str) else None
    if found:
        yield found.at(placed.place((*path, "title")))


def deceptive_references(text: str, html: str, path: str, first_line: int) -> list[Problem]:
    """
    Return a problem for each character reference in Markdown by which a deceptive character comes into the finished `html`.

    A reference in code is plain text, and is not reported.
    """
    if "&" not in text:
        return []
    written = [(match.start(), _meant(match)) for match in islice(_REFERENCE.finditer(text), MAX_PER_FILE * 100)]
    suspect = [(offset, letter) for offset, letter in written if letter and any(find_deceptive(letter))]
    if not suspect:
        return []
    shown = _reported(text)
    found = {letter: finding for finding in find_deceptive(unescape(html)) for letter in finding.text if letter not in shown}
    positions = Positions(text, path, first_line)
    return [found[letter].at(positions.place(offset)) for offset, letter in suspect if letter in found]


def _meant(reference: re.Match[str]) -> str:
    """Return the character that a reference denotes; an empty string for none or several."""
    number = int(reference["hex"], 16) if reference["hex"] else int(reference["decimal"]) if reference["decimal"] else None
    if number is None:
        named = unescape(reference[0])
        return named if len(named) == 1 else ""
    return chr(number) if number <= 0x10FFFF else ""
