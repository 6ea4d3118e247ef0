"""
Building the project once more: the one place where the preview touches the pipeline.

In come the project and what a person asked of the run; out goes what a build found. Whatever stops a build becomes a problem, since a
preview outlives every mistake; the mistakes of a program are told with their traceback as well.
"""

import os
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from kembar.cache.codec import CacheError
from kembar.cache.database import NAME, BuildCache
from kembar.cache.site_cache import load_lazy
from kembar.incremental.preview_session import BuildCancelledError, PreviewRequest, SessionState
from kembar.model.output import Report
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.model.site import Site
from kembar.output.folder import UntrustedCacheError, UnwritableError, WorkerKilledError, not_trusted, not_writable, worker_killed
from kembar.output.staging import StagingArea
from kembar.pipeline.build import build
from kembar.pipeline.project import BuildOptions, Project, Result
from kembar.serve.open_pages import OpenPages
from kembar.workers import can_fork, start_subprocess


@dataclass(frozen=True, slots=True)
class Rebuilder:
    """Builds one project into one folder, again and again. The pipeline is never entered twice at once."""

    project: Project
    out: Path
    options: BuildOptions
    open_pages: OpenPages = field(default_factory=OpenPages)
    _entrance: Lock = field(default_factory=Lock)
    _memory: SessionState = field(default_factory=SessionState)

    def build(self, saved: Collection[Path] | None = None, given_up: Callable[[], bool] = lambda: False) -> Result:
        """
        Builds and publishes, unless something stands in the way. What is on the screen is made first, and shown there.

        `saved` are the files that alone were saved since the last time; None says that it may have been any. Raises `GivenUpError` when the
        build was `given_up` for a later one; what it has shown is shown until that one is done.
        """
        screen = self.open_pages
        request = PreviewRequest(
            memory=self._memory, changed_files=saved, priority_paths=screen.paths, on_rendered=screen.show, is_cancelled=given_up
        )
        with self._entrance:
            result = self._built(request)
        screen.clear()
        return result

    @contextmanager
    def first_build(self) -> Iterator[Callable[[], Result]]:
        """
        Begins the first build, and gives what waits for it. Where it can be, it is done in a process of its own: that may use all cores,
        which a process with threads may not, and what it needed is not held all day.
        """
        if not can_fork():
            yield self.build
            return
        with start_subprocess(self.build) as ended:
            yield lambda: self._ended(ended)

    def _ended(self, first: Callable[[], Result]) -> Result:
        """What the first build gave. Meanwhile all is loaded that the next one needs."""
        import kembar.pipeline.rebuild  # noqa: F401, PLC0415

        with self._entrance:
            try:
                return first()
            except WorkerKilledError as error:
                return _failure(worker_killed(self.out, error))
            except Exception as error:
                return self._broken_down(error)

    def _built(self, request: PreviewRequest) -> Result:
        try:
            return build(self.project, self.out, self.options, request=request)
        except BuildCancelledError:
            raise
        except UntrustedCacheError as error:
            return _failure(not_trusted(error))
        except UnwritableError as error:
            return _failure(not_writable(self.out, error))
        except WorkerKilledError as error:
            return _failure(worker_killed(self.out, error))
        except Exception as error:  # a mistake in a template or in the program: the next save may mend it
            return self._broken_down(error)

    def _broken_down(self, error: Exception) -> Result:
        traceback.print_exc()
        return _failure(build_failure(error, self.project))

    @contextmanager
    def open_site(self) -> Iterator[Site | None]:
        """The site as it was last published, for as long as it is looked at; None where none was, or where none is remembered."""
        with self._entrance, closing(self._ledger()) as ledger:
            yield _kept(ledger, self.project.root)

    def _ledger(self) -> BuildCache:
        return BuildCache(StagingArea(Path(os.path.realpath(self.out))).folder / NAME, self._memory.revived)


def _kept(ledger: BuildCache, root: Path) -> Site | None:
    try:
        arranged = load_lazy(ledger, root) if ledger.file and ledger.file.exists() else None
    except CacheError:  # the next build throws it away, and tells of it
        return None
    return arranged.site if arranged else None


def _failure(problem: Problem) -> Result:
    return Result(Report(), (problem,), failed=True)


def build_failure(error: Exception, project: Project) -> Problem:
    """What is told of a build that broke down, at the line of the template that it last worked on if there was one."""
    message = tr("the site could not be made: {reason}", reason=f"{type(error).__name__}: {error}")
    hint = tr("mend the template, or take back the last change; the pages are shown as they were before it")
    return Problem(_last_template(error, project) or SourceLocation("templates"), "build.breakdown", message, hint)


def _last_template(error: Exception, project: Project) -> SourceLocation | None:
    """
    Return the line of the template that the error names, such as a syntax error, or the innermost one in its traceback.

    Both name templates by their paths in the project.
    """
    templates, root = project.templates.resolve(), project.root.resolve()
    frames = reversed(traceback.extract_tb(error.__traceback__))
    named = (getattr(error, "filename", None), getattr(error, "lineno", None))
    lines = [named, *((frame.filename, frame.lineno) for frame in frames)]
    found = (((root / file).resolve(), line or 0) for file, line in lines if isinstance(file, str))
    return next((SourceLocation(file.relative_to(root).as_posix(), line) for file, line in found if file.is_relative_to(templates)), None)
