"""
The status of the latest build, for any number of waiting threads.

There is no queue: a slow thread misses outdated statuses.
"""

from dataclasses import dataclass, replace
from threading import Condition

from kembar.model.problem import Problem


@dataclass(frozen=True, slots=True)
class BuildStatus:
    """
    The latest build.

    `number` counts the finished builds. While the next one is `building`, `failed` and `problems` describe the one before. `previews`
    counts how often pages were shown before their build has published them. A `failed` build publishes nothing.
    """

    number: int = 0
    building: bool = False
    previews: int = 0
    failed: bool = False
    problems: tuple[Problem, ...] = ()


class StatusBroadcast:
    """Holds the latest build status, and wakes the threads that wait for it."""

    def __init__(self) -> None:
        self._latest = BuildStatus()
        self._closed = False
        self._changed = Condition()

    @property
    def latest(self) -> BuildStatus:
        """The latest status."""
        return self._latest

    @property
    def is_closed(self) -> bool:
        """Whether the preview has ended."""
        return self._closed

    def begin_build(self) -> None:
        """Record that a build has started."""
        self._post(replace(self._latest, building=True))

    def add_preview(self) -> None:
        """Record that the running build has pages to show."""
        self._post(replace(self._latest, previews=self._latest.previews + 1))

    def end_build(self, problems: tuple[Problem, ...], *, failed: bool) -> None:
        """Record that a build has finished, with its problems."""
        self._post(BuildStatus(self._latest.number + 1, building=False, failed=failed, problems=problems))

    def close(self) -> None:
        """Wake all waiting threads, and refuse to wait from now on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: BuildStatus | None, seconds: float) -> BuildStatus | None:
        """Wait for a status other than `seen`, and return it; return None after `seconds`, or after `close`."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._latest != seen, seconds)
            return None if self._closed or self._latest == seen else self._latest

    def _post(self, status: BuildStatus) -> None:
        with self._changed:
            self._latest = status
            self._changed.notify_all()
