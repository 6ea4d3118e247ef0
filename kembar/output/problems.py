"""What is told when an output folder cannot be written. In comes the folder; out goes a problem for whoever asked for the build."""

import errno
from pathlib import Path

from kembar.cache.ownership import LINK, OTHER_KIND, OTHER_OWNER
from kembar.files.os_errors import reason
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.output.folder import UntrustedCacheError, UnwritableError, WorkerKilledError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What the system says of a disk that takes no more."""


def not_ours(out: Path) -> Problem:
    """That a folder is not Kembar's to replace."""
    message = tr("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(SourceLocation(str(out)), "out.foreign", message, tr("choose another folder with --out, or empty this one yourself"))


def not_trusted(error: UntrustedCacheError) -> Problem:
    """Report that the cache folder is not used, why, and what to do."""
    folder, name = str(error.folder), error.folder.name
    hint = tr("remove it and build again, or choose another folder with --out")
    if error.why == LINK:
        message = tr("“{folder}” is a link, so the build does not use the cache that it leads to", folder=name)
        hint = tr("remove the link and build again")
    elif error.why == OTHER_KIND:
        message = tr("“{folder}” is not a folder, so no cache can be kept there", folder=name)
    elif error.why == OTHER_OWNER:
        message = tr("“{folder}” belongs to another user, so the build does not use the cache in it", folder=name)
    else:
        message = tr("other users can write to “{folder}”, so the build does not use the cache in it", folder=name)
    return Problem(SourceLocation(folder), "cache.untrusted", message, hint)


def not_writable(out: Path, error: UnwritableError) -> Problem:
    """That the file system refused."""
    message = tr("the site could not be written: {reason}", reason=error.reason)
    hint = tr("what was published before is untouched")
    if error.is_mount:
        hint = tr(
            "another file system is mounted on this folder, so it cannot be exchanged: choose a folder in it, such as --out {folder}/site",
            folder=out,
        )
    return Problem(SourceLocation(str(out)), "out.unwritable", message, hint)


def worker_killed(out: Path, error: WorkerKilledError) -> Problem:
    """That a process which made pages was killed."""
    return Problem(SourceLocation(str(out)), "worker.killed", killed(error.number), tr("what was published before is untouched"))


def killed(number: int) -> Message:
    """That a process was killed with a signal, and what to do."""
    return tr("a process that did a part of this was killed (signal {number}); if memory ran out, close other programs", number=number)


def system_refused(out: Path, error: OSError) -> Problem:
    """That the system refused something else than to write the site."""
    return Problem(SourceLocation(str(out)), "system.refused", refused(error), tr("what was published before is untouched"))


def refused(error: OSError) -> Message:
    """What the system refused, the reason, and what to do where that is known."""
    cause = reason(error)
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return tr("{reason}: let this process open more files, for example with “ulimit -n 1024”", reason=cause)
    if isinstance(error.filename, str):
        return tr("{path} could not be read or written: {reason}", path=error.filename, reason=cause)
    if error.errno in FULL:
        return tr("this could not be written: {reason}", reason=cause)
    return tr("the system refused this: {reason}", reason=cause)
