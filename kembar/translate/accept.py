"""Saying that a translation has been seen to: it takes today's source for what it was made from."""

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
    """A translation, its source, and the parts whose digests are new, different or gone."""

    translation: Document
    source: Document
    parts: tuple[str, ...]


def accept(translation: Document, source: Document, file: AtomicFile, read: ReadWords, parts: Sequence[str] = ()) -> AcceptResult | Problem:
    """
    Stamps a translation in its `file` as made from today's `source`, or from only some `parts` of it.

    Nothing is written when the file says so already. `read` proves the new bytes before they are written: they must say what is meant.
    """
    former = translation.meta.made_from
    problem = _misfit(translation, source, parts)
    if problem:
        return problem
    wanted = new_stamp(former, source, parts)
    if not equal_stamps(former, wanted):
        problem = _write(file, translation, wanted, read)
    return problem or AcceptResult(translation, source, _changed(former, wanted))


def _misfit(translation: Document, source: Document, parts: Sequence[str]) -> Problem | None:
    """Why these parts cannot be accepted by themselves."""
    former = translation.meta.made_from
    if parts and former and former.lang != source.lang:
        message = tr("these words say that they were made from “{lang}”", lang=former.lang)
        return Problem(made_from_location(translation), "translation.source-changed", message, tr("accept the whole, without --section"))
    unknown = unknown_parts(former, source, parts)
    if unknown:
        message = tr("there is no section “{id}” in {path}, nor was there one", id=unknown[0], path=source.path)
        return Problem(translation.place, "translation.section-unknown", message, tr("run diff to see which sections have moved on"))
    return None


def _write(file: AtomicFile, translation: Document, wanted: MadeFrom, read: ReadWords) -> Problem | None:
    try:
        data = write_stamp(file.path.read_bytes(), wanted)
        after = read(data, translation)
        if after is None or not equal_stamps(after.meta.made_from, wanted):
            return _unwritable_form(translation, wanted)
        file.replace(data)
    except OSError as error:
        return write_problem(translation.path, error)
    return None


def _unwritable_form(translation: Document, wanted: MadeFrom) -> Problem:
    message = tr("the line cannot be put into this front matter as it is written")
    return Problem(
        made_from_location(translation), "translation.front-form", message, tr("write it yourself: {line}", line=stamp_line(wanted))
    )


def write_problem(path: str, error: OSError) -> Problem:
    """Why a file could not be written."""
    message = tr("this file cannot be written: {reason}", reason=reason(error))
    return Problem(SourceLocation(path), "file.unwritable", message, tr("check its permissions, and the room on the disk"))


def _changed(former: MadeFrom | None, now: MadeFrom) -> tuple[str, ...]:
    before = former.digests if former and former.lang == now.lang else {}
    return (
        *(part for part, digest in now.digests.items() if before.get(part) != digest),
        *(part for part in before if part not in now.digests),
    )
