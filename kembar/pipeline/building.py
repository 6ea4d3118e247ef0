"""Building: nothing where nothing has changed, and otherwise no more than has to be (`rebuilding`)."""

import os
from pathlib import Path

from kembar.build.ledger import NAME, Ledger, LedgerError
from kembar.build.published import workshop_folder
from kembar.model.output import Track
from kembar.pipeline.changes import changes_since, unchanged
from kembar.pipeline.project import Project, Result, Settings


def build(project: Project, out: Path, settings: Settings, track: Track = iter) -> Result:
    """Builds the site and publishes it to `out`, unless there are errors. Raises `ForeignFolderError` and `UnwritableError`."""
    out = Path(os.path.realpath(out))
    return _as_before(project, out, settings) or _rebuilt(project, out, settings, track)


def _as_before(project: Project, out: Path, settings: Settings) -> Result | None:
    """What the last build gave, where nothing has changed since."""
    file = workshop_folder(out) / NAME
    if settings.clean or not file.exists():
        return None
    ledger = Ledger(file)
    try:
        ledger.hold()
        return unchanged(ledger, changes_since(ledger, project, out, settings), settings)
    except LedgerError:
        return None
    finally:
        ledger.close()


def _rebuilt(project: Project, out: Path, settings: Settings, track: Track) -> Result:
    from kembar.pipeline.rebuilding import rebuild  # noqa: PLC0415 - loads every stage, which a build with nothing to do does not need

    return rebuild(project, out, settings, track)
