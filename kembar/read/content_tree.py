"""
List the content folder, and classify each file by its path: site settings, facts or words, in a fixed order.

Everything else in the folder is reported; only hidden files and backups of text editors are skipped silently. No file is opened here.
"""

import os
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kembar.files.project_files import MAX_DEPTH, MAX_FILES, too_deep, unreadable_folder
from kembar.kinds.registry import KINDS, TEXT_KINDS
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.text.suggestions import closest
from kembar.text.value_formats import ValueFormatError, parse_key

SETTINGS = "site.yaml"
FACTS = "facts"
ENDINGS = (".yaml", ".md")
"""The suffixes of files."""


@dataclass(frozen=True, slots=True)
class FolderFile:
    """A file of the content folder: its location on disk, its name in problems, and the parts of its path below the folder."""

    file: Path
    path: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of facts or words: `content/<area>/<kind>/<key>`, in which `area` is `facts` or a language."""

    area: str
    kind: str
    key: str
    file: Path
    path: str


@dataclass(slots=True)
class Listing:
    """The files of a folder found so far, and the problems of the others."""

    files: list[FolderFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def list_files(root: Path, content: Path) -> tuple[list[FolderFile], list[Problem]]:
    """
    Return every file below `content`, sorted by path.

    Problems name files relative to `root`, or to the parent of `content` if that is not inside `root`. Symbolic links count only if they
    lead to a file inside the folder that is not hidden.
    """
    folder = content.resolve()
    name = display_name(root, content)
    listing = Listing()
    waiting: list[tuple[str, ...]] = [()]
    while waiting and len(listing.files) <= MAX_FILES:
        parts = waiting.pop()
        waiting += [(*parts, child) for child in _list_folder(folder, parts, name, listing)]
    if len(listing.files) > MAX_FILES:
        return [], [_too_many(name)]
    return sorted(listing.files, key=lambda file: file.parts), listing.problems


def display_name(root: Path, content: Path) -> str:
    """Return the name of the content folder in problems."""
    root, content = root.resolve(), content.resolve()
    inside = content.is_relative_to(root) and content != root
    return printable(content.relative_to(root).as_posix() if inside else content.name)


def printable(name: str) -> str:
    """Return the name of a file as printable text, whatever its bytes are."""
    return os.fsencode(name).decode("utf-8", "replace")


def _list_folder(folder: Path, parts: tuple[str, ...], name: str, listing: Listing) -> list[str]:
    """Add the files of one folder to the listing; return the names of its subfolders."""
    shown = "/".join([name, *map(printable, parts)])
    try:
        with os.scandir(folder.joinpath(*parts)) as scanned:
            entries = sorted(scanned, key=lambda entry: entry.name)
    except OSError as error:
        listing.problems.append(_unreadable(shown, error))
        return []
    folders = []
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        path = f"{shown}/{printable(entry.name)}"
        if not entry.is_symlink() and entry.is_dir() and not entry.name.endswith(ENDINGS):
            folders.append(entry.name)
            continue
        problem = None if entry.is_file(follow_symlinks=False) else _refusal(Path(entry.path), folder, path)
        if problem:
            listing.problems.append(problem)
        else:
            listing.files.append(FolderFile(Path(entry.path), path, (*parts, entry.name)))
    if len(parts) >= MAX_DEPTH and folders:
        listing.problems.append(too_deep(shown))
        return []
    return folders


def _too_many(path: str) -> Problem:
    message = tr("this folder holds more than {limit} files", limit=f"{MAX_FILES:,}")
    return Problem(SourceLocation(path), "file.too-many", message, tr("check that it is the content folder"))


def _unreadable(path: str, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        hint = tr("give the folder of the content with --content")
        return Problem(SourceLocation(path), "file.missing", tr("there is no such folder"), hint)
    return unreadable_folder(path, error)


def _refusal(file: Path, folder: Path, path: str) -> Problem | None:
    """Return the reason why something must not be read; None for a file, and for a link to a file inside the folder."""
    try:
        target = file.resolve(strict=True)
        mode = target.stat().st_mode
    except (OSError, RuntimeError):
        return _link(path, "file.link-broken", tr("this link leads nowhere"))
    if problem := _outside(target, folder, path):
        return problem
    if stat.S_ISDIR(mode) and file.is_symlink():
        return _link(path, "file.link-folder", tr("this link leads to a folder"))
    if stat.S_ISDIR(mode):
        return _unplaced(path, tr("this is a folder with the name of a file"), tr("rename it, or put the file itself here"))
    if not stat.S_ISREG(mode):
        return Problem(SourceLocation(path), "file.special", tr("this is not an ordinary file"), tr("remove it from the content folder"))
    return None


def _outside(target: Path, folder: Path, path: str) -> Problem | None:
    """Return the problem of a link that leads out of the content folder or to a hidden file; None for any other."""
    if not target.is_relative_to(folder):
        return _link(path, "file.link-outside", tr("this link leads out of the content folder"))
    if any(part.startswith(".") for part in target.relative_to(folder).parts):
        return _link(path, "file.link-outside", tr("this link leads to a hidden file"))
    return None


def _link(path: str, code: str, message: Message) -> Problem:
    return Problem(SourceLocation(path), code, message, tr("put the file itself here"))


def classify_files(files: Iterable[FolderFile], languages: Sequence[str]) -> tuple[list[ContentFile], list[Problem]]:
    """Return the facts and words among the files, without the settings, and the problems of the others."""
    entries: list[ContentFile] = []
    problems: dict[Problem, None] = {}
    for file in files:
        if file.parts == (SETTINGS,):
            continue
        placed = _entry(file, languages)
        if isinstance(placed, ContentFile):
            entries.append(placed)
        else:
            problems[placed] = None
    return entries, list(problems)


def _entry(file: FolderFile, languages: Sequence[str]) -> ContentFile | Problem:
    """Return the file with its area, kind and key, or its problem. All files of an unknown folder give the same problem."""
    folder = file.path.split("/")[: -len(file.parts)]
    area = file.parts[0]
    if len(file.parts) == 1:
        return _unplaced(file.path, tr("only site.yaml may lie here"), _home_hint(languages))
    if area != FACTS and area not in languages:
        return _unknown_folder([*folder, area], area, [FACTS, *languages])
    kinds, ending = (tuple(KINDS), ".yaml") if area == FACTS else (TEXT_KINDS, ".md")
    if len(file.parts) == 2:
        return _unplaced(file.path, tr("files lie in a folder of their kind"), tr("move it to one of: {kinds}", kinds=", ".join(kinds)))
    kind = file.parts[1]
    if kind not in kinds:
        return _unknown_folder([*folder, area, kind], kind, kinds)
    if len(file.parts) > 3:
        return _unplaced(
            file.path,
            tr("“{kind}” has no folders of its own", kind=kind),
            tr("move the file up to {folder}/", folder="/".join([*folder, area, kind])),
        )
    return _named_entry(file, area, kind, ending)


def _named_entry(file: FolderFile, area: str, kind: str, ending: str) -> ContentFile | Problem:
    name = file.parts[2]
    if not name.endswith(ending):
        return _unplaced(
            file.path, tr("files in this folder end in {ending}", ending=ending), tr("rename it, or move it out of the content folder")
        )
    try:
        key = parse_key(name.removesuffix(ending))
    except ValueFormatError as error:
        return Problem(SourceLocation(file.path), error.code, error.message, error.hint)
    return ContentFile(area, kind, key, file.file, file.path)


def _unplaced(path: str, message: Message, hint: Message) -> Problem:
    return Problem(SourceLocation(path), "file.unplaced", message, hint)


def _home_hint(languages: Sequence[str]) -> Message:
    return tr("move it into one of the folders: {folders}", folders=", ".join([FACTS, *languages]))


def _unknown_folder(path: Sequence[str], name: str, known: Sequence[str]) -> Problem:
    near = closest(name, known)
    hint = tr("did you mean “{name}”?", name=near) if near else tr("the folders here are: {names}", names=", ".join(known))
    return Problem(SourceLocation("/".join(path)), "folder.unknown", tr("nothing reads the folder “{name}”", name=printable(name)), hint)


def settings_file(files: Iterable[FolderFile]) -> FolderFile | None:
    """Return the file of the site settings, or None."""
    return next((file for file in files if file.parts == (SETTINGS,)), None)
