"""Building: nothing where nothing has changed, and otherwise no more than has to be (`rebuilding`)."""

import os
from pathlib import Path

from kembar.cache.codec import CacheError
from kembar.cache.database import NAME, BuildCache
from kembar.incremental.change_detection import Changes, detect_changes, unchanged
from kembar.incremental.preview_session import PreviewRequest
from kembar.model.output import Progress
from kembar.output.folder import state_folder
from kembar.pipeline.project import BuildOptions, Project, Result


def build(project: Project, out: Path, settings: BuildOptions, track: Progress = iter, onlooker: PreviewRequest | None = None) -> Result:
    """
    Builds the site and publishes it to `out`, unless there are errors.

    Raises `ForeignFolderError` and `UnwritableError`, and `BuildCancelledError` where the onlooker wants it.
    """
    out = Path(os.path.realpath(out))
    changes = None if settings.clean else _look(project, out, settings, onlooker)
    return changes if isinstance(changes, Result) else _rebuilt(project, out, settings, track, changes)


def _look(project: Project, out: Path, settings: BuildOptions, onlooker: PreviewRequest | None) -> Result | Changes | None:
    """What the last build gave, where nothing has changed since; else what has. Nothing where there was none."""
    file = state_folder(out) / NAME
    if not file.exists():
        return None
    ledger = BuildCache(file, onlooker.memory.revived if onlooker else None)
    try:
        ledger.begin_snapshot()
        changes = detect_changes(ledger, project, out, settings, onlooker)
        result = unchanged(ledger, changes, settings)
        if result and not changes.only_saved_files:
            changes.onlooker.memory.mark_complete(changes.scan, changes.began)
        return result or changes
    except CacheError:
        return None
    finally:
        ledger.close()


def _rebuilt(project: Project, out: Path, settings: BuildOptions, track: Progress, changes: Changes | None) -> Result:
    from kembar.pipeline.build import rebuild  # noqa: PLC0415 - loads every stage, which a build with nothing to do does not need

    return rebuild(project, out, settings, track, changes)
