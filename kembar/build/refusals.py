"""What is told when an output folder cannot be written. In comes the folder; out goes a problem for whoever asked for the build."""

from pathlib import Path

from kembar.build.ownership import LINK, OTHER_KIND, OTHER_OWNER
from kembar.build.published import UntrustedCacheError, UnwritableError
from kembar.model.problem import Place, Problem, say


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
    return Problem(Place(str(out)), "out.unwritable", message, say("what was published before is untouched"))
