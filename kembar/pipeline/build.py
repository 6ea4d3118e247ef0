"""
Build the site: nothing if nothing has changed, otherwise only what the changes make stale (`rebuild`).

This module loads no stage, so that a build with nothing to do takes little time.
"""

import os
from pathlib import Path

from kembar.cache.codec import CacheError
from kembar.cache.database import NAME, BuildCache
from kembar.incremental.change_detection import Changes, detect_changes, unchanged
from kembar.incremental.preview_session import PreviewRequest
from kembar.model.output import Progress
from kembar.output.folder import state_folder
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result


def build(project: Project, out: Path, settings: BuildOptions, track: Progress = iter, request: PreviewRequest | None = None) -> Result:
    """
    Build the site and publish it to `out`, unless there are errors.

    Raises `ForeignFolderError` and `UnwritableError`, and `BuildCancelledError` if the preview request is cancelled.
    """
    out = Path(os.path.realpath(out))
    changes = None if settings.clean else _detect_changes(project, out, settings, request)
    if isinstance(changes, Result):
        return changes
    from kembar.pipeline.rebuild import rebuild  # noqa: PLC0415 - loads every stage, which a build with nothing to do does not need

    return rebuild(project, out, settings, track, changes)


def _detect_changes(project: Project, out: Path, settings: BuildOptions, request: PreviewRequest | None) -> Result | Changes | None:
    """Return the result of the last build if nothing has changed since, otherwise the changes; None without a usable cache."""
    file = state_folder(out) / NAME
    if not file.exists():
        return None
    cache = BuildCache(file, request.memory.revived if request else None)
    try:
        cache.begin_snapshot()
        changes = detect_changes(cache, project, out, settings, request)
        result = unchanged(cache, changes, settings)
        if result and not changes.only_saved_files:
            changes.request.memory.mark_complete(changes.scan, changes.began)
        return result or changes
    except CacheError:
        return None
    finally:
        cache.close()
