"""
Repeated builds of the project: the only module of the preview that calls the pipeline.

Each error that stops a build becomes a problem, because the preview continues. Errors of the program also print their traceback.
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
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result
from kembar.serve.open_pages import OpenPages
from kembar.workers import can_fork, start_subprocess


@dataclass(frozen=True, slots=True)
class Rebuilder:
    """Builds one project into one folder, again and again, but never twice at the same time."""

    project: Project
    out: Path
    options: BuildOptions
    open_pages: OpenPages = field(default_factory=OpenPages)
    _lock: Lock = field(default_factory=Lock)
    _memory: SessionState = field(default_factory=SessionState)

    def build(self, saved: Collection[Path] | None = None, is_cancelled: Callable[[], bool] = lambda: False) -> Result:
        """
        Build and publish the site. The open pages are rendered and shown first.

        `saved` are the files that were saved since the last build; None means that any file may have changed. Raises `BuildCancelledError`
        if `is_cancelled`; the pages that the build has shown then stay until the next build has finished.
        """
        pages = self.open_pages
        request = PreviewRequest(
            memory=self._memory, changed_files=saved, priority_paths=pages.paths, on_rendered=pages.show, is_cancelled=is_cancelled
        )
        with self._lock:
            result = self._build_once(request)
        pages.clear()
        return result

    @contextmanager
    def first_build(self) -> Iterator[Callable[[], Result]]:
        """
        Start the first build, and give the function that waits for its result.

        Where possible it runs in a process of its own, which can use all cores (a process with threads cannot), and whose memory is freed.
        """
        if not can_fork():
            yield self.build
            return
        with start_subprocess(self.build) as wait:
            yield lambda: self._wait_for_first(wait)

    def _wait_for_first(self, wait: Callable[[], Result]) -> Result:
        """Return the result of the first build. Meanwhile, load the modules that the next build needs."""
        import kembar.pipeline.rebuild  # noqa: F401, PLC0415

        with self._lock:
            try:
                return wait()
            except WorkerKilledError as error:
                return _failure(worker_killed(self.out, error))
            except Exception as error:
                return self._report_crash(error)

    def _build_once(self, request: PreviewRequest) -> Result:
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
        except Exception as error:  # an error in a template or in the program: the next save may fix it
            return self._report_crash(error)

    def _report_crash(self, error: Exception) -> Result:
        traceback.print_exc()
        return _failure(build_failure(error, self.project))

    @contextmanager
    def open_site(self) -> Iterator[Site | None]:
        """Open the last published site from the build cache; None if there is none."""
        file = StagingArea(Path(os.path.realpath(self.out))).folder / NAME
        with self._lock, closing(BuildCache(file, self._memory.revived)) as build_cache:
            try:
                arranged = load_lazy(build_cache, self.project.root) if build_cache.file and build_cache.file.exists() else None
            except CacheError:  # the next build removes the cache, and reports it
                arranged = None
            yield arranged.site if arranged else None


def _failure(problem: Problem) -> Result:
    return Result(Report(), (problem,), failed=True)


def build_failure(error: Exception, project: Project) -> Problem:
    """Return the problem of a build that an exception has stopped, at the line of the template that it rendered, if any."""
    message = tr("the site could not be made: {reason}", reason=f"{type(error).__name__}: {error}")
    hint = tr("fix the template, or undo the last change; the pages from before the change are shown")
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
