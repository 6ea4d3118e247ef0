"""What is told when an output folder cannot be written. In comes the folder; out goes a problem for whoever asked for the build."""

import errno
from pathlib import Path

from kembar.cache.ownership import LINK, OTHER_KIND, OTHER_OWNER
from kembar.files.os_errors import refusal
from kembar.model.problem import Message, Place, Problem, say
from kembar.output.folder import UntrustedCacheError, UnwritableError, WorkerKilledError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
"""What the system says of a disk that takes no more."""


def foreign(out: Path) -> Problem:
    """That a folder is not Kembar's to replace."""
    message = say("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(Place(str(out)), "out.foreign", message, say("choose another folder with --out, or empty this one yourself"))


def untrusted(error: UntrustedCacheError) -> Problem:
    """Report that the cache folder is not used, why, and what to do."""
    folder, name = str(error.folder), error.folder.name
    hint = say("remove it and build again, or choose another folder with --out")
    if error.why == LINK:
        message = say("“{folder}” is a link, so the build does not use the cache that it leads to", folder=name)
        hint = say("remove the link and build again")
    elif error.why == OTHER_KIND:
        message = say("“{folder}” is not a folder, so no cache can be kept there", folder=name)
    elif error.why == OTHER_OWNER:
        message = say("“{folder}” belongs to another user, so the build does not use the cache in it", folder=name)
    else:
        message = say("other users can write to “{folder}”, so the build does not use the cache in it", folder=name)
    return Problem(Place(folder), "cache.untrusted", message, hint)


def unwritable(out: Path, error: UnwritableError) -> Problem:
    """That the file system refused."""
    message = say("the site could not be written: {reason}", reason=error.reason)
    hint = say("what was published before is untouched")
    if error.is_mount:
        hint = say(
            "another file system is mounted on this folder, so it cannot be exchanged: choose a folder in it, such as --out {folder}/site",
            folder=out,
        )
    return Problem(Place(str(out)), "out.unwritable", message, hint)


def worker_killed(out: Path, error: WorkerKilledError) -> Problem:
    """That a process which made pages was killed."""
    return Problem(Place(str(out)), "worker.killed", killed(error.number), say("what was published before is untouched"))


def killed(number: int) -> Message:
    """That a process was killed with a signal, and what to do."""
    return say("a process that did a part of this was killed (signal {number}); if memory ran out, close other programs", number=number)


def system_refused(out: Path, error: OSError) -> Problem:
    """That the system refused something else than to write the site."""
    return Problem(Place(str(out)), "system.refused", refused(error), say("what was published before is untouched"))


def refused(error: OSError) -> Message:
    """What the system refused, the reason, and what to do where that is known."""
    reason = refusal(error)
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return say("{reason}: let this process open more files, for example with “ulimit -n 1024”", reason=reason)
    if isinstance(error.filename, str):
        return say("{path} could not be read or written: {reason}", path=error.filename, reason=reason)
    if error.errno in FULL:
        return say("this could not be written: {reason}", reason=reason)
    return say("the system refused this: {reason}", reason=reason)
