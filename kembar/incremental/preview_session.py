"""
Builds for the preview: the same project again and again in one process, each time for what was saved just now.

The preview passes on what was saved and which pages are open. A build then need not ask the cache or the disk for what it knows already,
and renders the open pages first. This only saves time: the bytes are the same without.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kembar.cache.codec import DecodeCache
from kembar.cache.database import ArtifactRecord, BuildCache
from kembar.cache.file_snapshot import FileSnapshot, FileState

if TYPE_CHECKING:  # a build with nothing to do does not load Jinja
    from kembar.render.environment import Templates


@dataclass(slots=True)
class SessionState:
    """
    The state of the last build: `files` that were read, `outputs` that were published, the snapshot (`scan`), decoded values of the
    cache, and the compiled templates. `spare` is where the previous output differs, as long as only this session writes.

    The state is valid for one `snapshot_id` of the cache: another process may have built in between. `pending` are the files to check
    again in any case: they may have been written during the last snapshot, or have been saved since and were not built.
    """

    snapshot_id: object = None
    files: Mapping[str, FileState] = field(default_factory=dict)
    outputs: Mapping[str, ArtifactRecord] = field(default_factory=dict)
    scan: FileSnapshot | None = None
    pending: set[str] = field(default_factory=set)
    revived: DecodeCache = field(default_factory=DecodeCache)
    templates: "Templates | None" = None
    spare: object = None

    def renew(
        self, looked: object, files: Mapping[str, FileState], outputs: Mapping[str, ArtifactRecord], scan: FileSnapshot | None = None
    ) -> None:
        """Take over the state that a build has saved."""
        self.snapshot_id, self.files, self.outputs, self.scan, self.spare = looked, files, outputs, scan, None
        self.pending = scan.possibly_changed(looked) if scan and isinstance(looked, int) else set()

    def recall(self, cache: BuildCache, looked: object) -> None:
        """Load the state from the cache, unless it is the same."""
        if looked is None or looked != self.snapshot_id:
            self.renew(looked, cache.files() if looked else {}, cache.artifacts() if looked else {})

    def mark_complete(self, scan: FileSnapshot, began: int) -> None:
        """Take over a snapshot of all files, begun at that time (nanoseconds since 1970 UTC), that has found no change."""
        self.scan, self.pending = scan, scan.possibly_changed(began)

    def look_at(self, names: Collection[str]) -> FileSnapshot | None:
        """Return a snapshot that checks some files and the pending ones; None if all files must be checked."""
        self.pending.update(names)
        return self.scan.again(self.files, self.pending) if self.scan else None

    def add_pending(self, names: Collection[str]) -> None:
        """Add changed files that a full snapshot has found: until they are built, a smaller one must find them as well."""
        self.pending.update(names)
        if self.scan and not all(name in self.scan.files and name in self.files for name in self.pending):
            self.scan = None  # files have come or gone


class BuildCancelledError(Exception):
    """A build was cancelled, and nothing was published. Its changes are still pending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """
    What the preview asks of a build. Only `changed_files` were saved since the last time; None if that is not known.

    `priority_paths` returns the paths of the published files to render first, and `on_rendered` receives them as they will be
    published. `is_cancelled` is called while files are made: it returns whether to stop, because something else was saved.
    """

    memory: SessionState = field(default_factory=SessionState)
    changed_files: Collection[Path] | None = None
    priority_paths: Callable[[], Collection[str]] = frozenset
    on_rendered: Callable[[Mapping[str, bytes]], None] = lambda _pages: None
    is_cancelled: Callable[[], bool] = lambda: False
