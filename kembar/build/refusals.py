"""What is told when an output folder cannot be written. In comes the folder; out goes a problem for whoever asked for the build."""

from pathlib import Path

from kembar.build.published import UnwritableError
from kembar.model.problem import Place, Problem, say


def foreign(out: Path) -> Problem:
    """That a folder is not Kembar's to replace."""
    message = say("“{folder}” holds files that Kembar did not write, so it is not replaced", folder=out)
    return Problem(Place(str(out)), "out.foreign", message, say("choose another folder with --out, or empty this one yourself"))


def unwritable(out: Path, error: UnwritableError) -> Problem:
    """That the file system refused."""
    message = say("the site could not be written: {reason}", reason=error.reason)
    return Problem(Place(str(out)), "out.unwritable", message, say("what was published before is untouched"))
