"""
Building for somebody who looks on: the same project again and again in one process, each time for what was saved just now.

In come what was saved and which pages somebody has before their eyes; a build then need not ask the cache or the disk what it knows
already, and shows these pages before it has made all others. None of it is ever more than a shortcut: the bytes are the same without.
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
    What is known of the last build without asking: `files` that were read, `outputs` that were published, how it looked at the disk
    (`scan`), values that the cache keeps, and the templates as they were compiled. `spare` tells where the spare stage differs, as far as
    nobody has meddled with what is published: who looks at what was saved alone does not see that, and nobody else may count on it.

    It holds as long as the cache is of the same look: another process may have built in between. `due` are the files to look at again,
    whatever is saved: they may have been written while the last build looked, or have been saved since and were not built.
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
        """Takes in what a build has written down."""
        self.snapshot_id, self.files, self.outputs, self.scan, self.spare = looked, files, outputs, scan, None
        self.pending = scan.possibly_changed(looked) if scan and isinstance(looked, int) else set()

    def recall(self, cache: BuildCache, looked: object) -> None:
        """Asks the cache, unless it would say the same again."""
        if looked is None or looked != self.snapshot_id:
            self.renew(looked, cache.files() if looked else {}, cache.artifacts() if looked else {})

    def mark_complete(self, scan: FileSnapshot, began: int) -> None:
        """Takes in a look at the whole disk, begun at that time (nanoseconds since 1970 UTC), that has found everything as it was."""
        self.scan, self.pending = scan, scan.possibly_changed(began)

    def look_at(self, names: Collection[str]) -> FileSnapshot | None:
        """A look at some files and those that are due; None where the whole disk has to be looked at."""
        self.pending.update(names)
        return self.scan.again(self.files, self.pending) if self.scan else None

    def add_pending(self, names: Collection[str]) -> None:
        """Remembers what a look at the whole disk has found: until it is built, a look at less has to find it as well."""
        self.pending.update(names)
        if self.scan and not all(name in self.scan.files and name in self.files for name in self.pending):
            self.scan = None  # files have come or gone


class BuildCancelledError(Exception):
    """A build was given up, and nothing was published. What it was for is still due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewRequest:
    """
    Somebody who looks on. `saved` are the files that alone were saved since the last time; None says that it may have been any.

    `wanted` gives the paths of the published files that should be shown first, and `show` is given them, as they are going to be published.
    `given_up` says, while many files are made, whether to give them up: something else has been saved since.
    """

    memory: SessionState = field(default_factory=SessionState)
    changed_files: Collection[Path] | None = None
    priority_paths: Callable[[], Collection[str]] = frozenset
    on_rendered: Callable[[Mapping[str, bytes]], None] = lambda _pages: None
    is_cancelled: Callable[[], bool] = lambda: False
