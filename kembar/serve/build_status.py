"""
What is known of the latest build, and the board on which everyone who waits for it reads it.

In comes each build's beginning and end; out goes the latest news to any number of waiting threads. There is no queue: who is slow
misses what is no longer true.
"""

from dataclasses import dataclass, replace
from threading import Condition

from kembar.model.problem import Problem


@dataclass(frozen=True, slots=True)
class BuildStatus:
    """
    How things stand. `number` counts the builds that have ended; while another is `building`, the rest is told of the one before. `shown`
    counts how often pages have been shown since, which are not published yet.

    A build that `failed` has published nothing: what the one before it made is still there.
    """

    number: int = 0
    building: bool = False
    previews: int = 0
    failed: bool = False
    problems: tuple[Problem, ...] = ()


class StatusBroadcast:
    """Holds the latest news, and wakes those who wait for it."""

    def __init__(self) -> None:
        self._latest = BuildStatus()
        self._closed = False
        self._changed = Condition()

    @property
    def latest(self) -> BuildStatus:
        """How things stand now."""
        return self._latest

    @property
    def is_closed(self) -> bool:
        """Whether there will be no more news."""
        return self._closed

    def begin_build(self) -> None:
        """Tells that a build is on its way."""
        self._post(replace(self._latest, building=True))

    def add_preview(self) -> None:
        """Tells that the build that is on its way has pages to show."""
        self._post(replace(self._latest, previews=self._latest.previews + 1))

    def end_build(self, problems: tuple[Problem, ...], *, failed: bool) -> None:
        """Tells what a build has found."""
        self._post(BuildStatus(self._latest.number + 1, building=False, failed=failed, problems=problems))

    def close(self) -> None:
        """Sends everyone home who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, seen: BuildStatus | None, seconds: float) -> BuildStatus | None:
        """The latest news as soon as they are other than those `seen`; None when that takes longer, or there will be none."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._latest != seen, seconds)
            return None if self._closed or self._latest == seen else self._latest

    def _post(self, news: BuildStatus) -> None:
        with self._changed:
            self._latest = news
            self._changed.notify_all()
