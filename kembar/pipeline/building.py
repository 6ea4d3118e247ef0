"""Building: nothing where nothing has changed, and otherwise no more than has to be (`rebuilding`)."""

import os
from pathlib import Path

from kembar.cache.codec import LedgerError
from kembar.cache.database import NAME, Ledger
from kembar.incremental.change_detection import Changes, changes_since, unchanged
from kembar.incremental.preview_session import Onlooker
from kembar.model.output import Track
from kembar.output.folder import workshop_folder
from kembar.pipeline.project import Project, Result, Settings


def build(project: Project, out: Path, settings: Settings, track: Track = iter, onlooker: Onlooker | None = None) -> Result:
    """
    Builds the site and publishes it to `out`, unless there are errors.

    Raises `ForeignFolderError` and `UnwritableError`, and `GivenUpError` where the onlooker wants it.
    """
    out = Path(os.path.realpath(out))
    changes = None if settings.clean else _look(project, out, settings, onlooker)
    return changes if isinstance(changes, Result) else _rebuilt(project, out, settings, track, changes)


def _look(project: Project, out: Path, settings: Settings, onlooker: Onlooker | None) -> Result | Changes | None:
    """What the last build gave, where nothing has changed since; else what has. Nothing where there was none."""
    file = workshop_folder(out) / NAME
    if not file.exists():
        return None
    ledger = Ledger(file, onlooker.memory.revived if onlooker else None)
    try:
        ledger.hold()
        changes = changes_since(ledger, project, out, settings, onlooker)
        result = unchanged(ledger, changes, settings)
        if result and not changes.closely:
            changes.onlooker.memory.looked_over(changes.scan, changes.began)
        return result or changes
    except LedgerError:
        return None
    finally:
        ledger.close()


def _rebuilt(project: Project, out: Path, settings: Settings, track: Track, changes: Changes | None) -> Result:
    from kembar.pipeline.build import rebuild  # noqa: PLC0415 - loads every stage, which a build with nothing to do does not need

    return rebuild(project, out, settings, track, changes)
