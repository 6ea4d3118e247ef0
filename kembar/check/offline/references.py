"""
Check references: each must lead to a file of the folder, or be a link to another host that the reader follows.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from urllib.parse import unquote, urlsplit

from kembar.check.offline.code_fragment import needs_network
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.text.suggestions import closest

INDEX_PAGE = "index.html"
SELF_CONTAINED = ("data", "about")
"""The schemes that need no file."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_IGNORED = re.compile(r"[\t\n\r]")
"""The characters that browsers remove from an address (URL Standard, 4.4)."""


class Use(Enum):
    """Whether the browser loads an address, or the reader follows it."""

    LOADED = "loaded"
    FOLLOWED = "followed"


@dataclass(frozen=True, slots=True)
class OfflineReference:
    """An address as written in a file. A relative one begins in the folder of that file, or in `folder` if it is given."""

    location: SourceLocation
    address: str
    use: Use = Use.LOADED
    folder: str | None = None

    @property
    def start(self) -> str:
        """Return the folder in which a relative address begins."""
        return posixpath.dirname(self.location.path) if self.folder is None else self.folder


@dataclass(frozen=True)
class Folder:
    """The paths of all files of a folder, with forward slashes."""

    files: frozenset[str]

    @cached_property
    def folders(self) -> frozenset[str]:
        """Return the paths of all folders that contain files; the top folder is the empty path."""
        return frozenset(_parents(self.files))

    def problem_of(self, reference: OfflineReference) -> Problem | None:
        """Return the problem of a reference that does not work offline, or None."""
        address = _IGNORED.sub("", reference.address.strip()).replace("\\", "/")
        scheme = _SCHEME.match(address)
        if scheme or address.startswith("//"):
            return _absolute_problem(reference, scheme[1].lower() if scheme else "")
        if address.startswith("/"):
            message = tr("“{address}” begins at the root of a host, which a folder has not", address=address)
            return _address_problem(reference, message, tr("write it relative to the file"))
        return self._problem_inside(reference, address)

    def _problem_inside(self, reference: OfflineReference, address: str) -> Problem | None:
        path = unquote(_path_of(address))
        target = posixpath.normpath(posixpath.join(reference.start, path)) if path else reference.location.path
        if target in self.files and not path.endswith("/"):
            return None
        if target == ".." or target.startswith("../"):
            return _address_problem(reference, tr("“{address}” leads out of the folder", address=address), tr("keep inside the folder"))
        folder = "" if target == "." else target
        if folder in self.folders:
            message = tr("“{address}” ends in a folder, which only a host turns into a page", address=address)
            return _address_problem(reference, message, self._hint_for_folder(folder, path))
        near = closest(target, self.files)
        hint = tr("did you mean “{key}”?", key=near) if near else tr("add the file, or correct the address")
        return Problem(reference.location, "offline.missing", tr("there is no file “{path}” in the folder", path=target), hint)

    def _hint_for_folder(self, folder: str, path: str) -> Message:
        page = posixpath.join(folder, INDEX_PAGE)
        end = f"{path.rstrip('/')}/{INDEX_PAGE}" if path.rstrip("/") else INDEX_PAGE
        return tr("write “{address}”", address=end) if page in self.files else tr("name a file in it")


def _parents(files: frozenset[str]) -> Iterator[str]:
    for path in files:
        steps = path.split("/")[:-1]
        yield from ("/".join(steps[:depth]) for depth in range(len(steps) + 1))


def _path_of(address: str) -> str:
    """Return the path of a relative address, without query and fragment."""
    return re.split("[?#]", address, maxsplit=1)[0]


def _absolute_problem(reference: OfflineReference, scheme: str) -> Problem | None:
    """Return the problem of an address with a scheme or host, or None: readers may follow it, but pages may not load it."""
    if scheme in SELF_CONTAINED:
        return None
    if not scheme:
        message = tr("“{address}” takes its scheme from the page, and a file has none that leads to a host", address=reference.address)
        return _address_problem(reference, message, tr("begin it with https://"))
    if scheme in ("file", "blob", "filesystem") or len(scheme) == 1:
        message = tr("“{address}” names a place that only one machine has", address=reference.address)
        return _address_problem(reference, message, tr("write it relative to the file"))
    if reference.use is Use.FOLLOWED and _is_resolvable(reference.address):
        return None
    return needs_network(reference.location, tr("“{address}” is loaded through the network", address=reference.address))


def _is_resolvable(address: str) -> bool:
    """Return whether an address has a valid host or path."""
    try:
        return bool(urlsplit(address).netloc or urlsplit(address).path)
    except ValueError:
        return False


def _address_problem(reference: OfflineReference, message: Message, hint: Message) -> Problem:
    return Problem(reference.location, "offline.address", message, hint)
