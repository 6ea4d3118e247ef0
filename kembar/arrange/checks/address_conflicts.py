"""
Find conflicting claims to addresses; the first claim wins.

Two addresses conflict if their files have the same name on a file system that ignores case, or if one is a folder with the name of the
other.
"""

import posixpath
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.text.urls import output_file


@dataclass(frozen=True, slots=True)
class AddressClaim:
    """A claim to an address. `locate` returns its source location, which only problems need; None for the generator's own addresses."""

    address: str
    locate: Callable[[], SourceLocation] | None


def address_conflicts(claims: Iterable[AddressClaim]) -> Iterator[Problem]:
    """Yield a problem for each claim that conflicts with an earlier one; it names both."""
    holders: dict[str, AddressClaim] = {}
    folders: dict[str, AddressClaim] = {}
    for claim in claims:
        file, mark, fragment = _folded(claim.address)
        above = [] if mark else _folders(file)
        found = (holders.get(name) for name in (file + mark + fragment, *above))
        holder = next((held for held in (*found, folders.get(file) if not mark else None) if held), None)
        if holder is None:
            holders[file + mark + fragment] = claim
            folders.update(dict.fromkeys(above, claim))
        elif claim.locate:
            yield _taken(claim.address, claim.locate(), holder)


def _folded(address: str) -> tuple[str, str, str]:
    path, mark, fragment = address.partition("#")
    return unicodedata.normalize("NFC", output_file(path)).casefold(), mark, fragment


def _folders(file: str) -> list[str]:
    """
    Return the folders that contain a file, from the inside out.

    >>> _folders("id/kota/index.html")
    ['id/kota', 'id']
    """
    folders = []
    while file := posixpath.dirname(file):
        folders.append(file)
    return folders


def _taken(address: str, place: SourceLocation, holder: AddressClaim) -> Problem:
    taken_by = holder.locate and holder.locate()
    if taken_by is None:
        message = tr("the address “/{address}” belongs to the site itself", address=address)
    elif taken_by.path == place.path:
        message = tr("the address “/{address}” is claimed twice here", address=address)
    else:
        message = tr("the address “/{address}” is already taken by {place}", address=address, place=taken_by)
    return Problem(place, "address.taken", message, tr("choose another slug, alias or key"))
