"""Accepting a translation as up to date: its stamp gets the digests of the current source."""

from collections.abc import Sequence
from dataclasses import dataclass

from kembar.files.atomic_file import AtomicFile
from kembar.files.os_errors import reason
from kembar.model.document import Document, MadeFrom
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.translate.compare import ReadWords
from kembar.translate.stamp import equal_stamps, new_stamp, stamp_line, unknown_parts, write_stamp
from kembar.translate.translation_source import made_from_location


@dataclass(frozen=True, slots=True)
class AcceptResult:
    """A translation, its source, and the parts whose digests were added, changed or removed."""

    translation: Document
    source: Document
    parts: tuple[str, ...]


def accept(translation: Document, source: Document, file: AtomicFile, read: ReadWords, parts: Sequence[str] = ()) -> AcceptResult | Problem:
    """
    Write into the `file` of a translation that it is made from the current `source`, or from the current `parts` of it.

    An unchanged file is not written. `read` reads the new bytes before they are written, to verify that they have the new stamp.
    """
    former = translation.meta.made_from
    problem = _parts_problem(translation, source, parts)
    if problem:
        return problem
    stamp = new_stamp(former, source, parts)
    if not equal_stamps(former, stamp):
        problem = _write(file, translation, stamp, read)
    return problem or AcceptResult(translation, source, _changed_parts(former, stamp))


def _parts_problem(translation: Document, source: Document, parts: Sequence[str]) -> Problem | None:
    """Return a problem if these parts cannot be accepted on their own, else None."""
    former = translation.meta.made_from
    if parts and former and former.lang != source.lang:
        message = tr("this text is marked as translated from “{lang}”", lang=former.lang)
        return Problem(
            made_from_location(translation), "translation.source-changed", message, tr("accept the whole text, without --section")
        )
    unknown = unknown_parts(former, source, parts)
    if unknown:
        message = tr("{path} has no section “{id}”, and had none before", id=unknown[0], path=source.path)
        return Problem(translation.place, "translation.section-unknown", message, tr("run diff to see which sections have changed"))
    return None


def _write(file: AtomicFile, translation: Document, stamp: MadeFrom, read: ReadWords) -> Problem | None:
    try:
        data = write_stamp(file.path.read_bytes(), stamp)
        after = read(data, translation)
        if after is None or not equal_stamps(after.meta.made_from, stamp):
            message = tr("the line cannot be inserted into this front matter")
            hint = tr("write it yourself: {line}", line=stamp_line(stamp))
            return Problem(made_from_location(translation), "translation.front-form", message, hint)
        file.replace(data)
    except OSError as error:
        return write_problem(translation.path, error)
    return None


def write_problem(path: str, error: OSError) -> Problem:
    """Return the problem of a file that could not be written."""
    message = tr("this file cannot be written: {reason}", reason=reason(error))
    return Problem(SourceLocation(path), "file.unwritable", message, tr("check its permissions and the free disk space"))


def _changed_parts(former: MadeFrom | None, now: MadeFrom) -> tuple[str, ...]:
    before = former.digests if former and former.lang == now.lang else {}
    return (
        *(part for part, digest in now.digests.items() if before.get(part) != digest),
        *(part for part in before if part not in now.digests),
    )
