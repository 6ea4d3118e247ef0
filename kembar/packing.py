"""
The flow of `package` on one page: the offline site made in a folder of its own, looked through, and written as one file to hand over.

Each format is a room of `kembar/package/`; here they meet the site.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kembar.build.rehearsal import rehearse
from kembar.model.problem import Place, Problem, say
from kembar.model.profile import Profile
from kembar.model.system import refusal
from kembar.package import zip as archive
from kembar.package.checksum import put
from kembar.package.copies import Copy, moment
from kembar.package.layout import INSIDE
from kembar.pipeline import Arranged, Project, Settings, Track, arrange_site, dependent, fails, targets
from kembar.render import pages


@dataclass(frozen=True, slots=True)
class Packed:
    """The files that were written, each beside its SHA-256, and what was found."""

    made: tuple[Path, ...]
    problems: tuple[Problem, ...]
    failed: bool


@dataclass(frozen=True, slots=True)
class Workbench:
    """A finished offline site in `folder`, which may be written to, with what it was made from."""

    project: Project
    arranged: Arranged
    copy: Copy
    folder: Path


def package(project: Project, out: Path, settings: Settings, formats: Sequence[str], track: Track = iter) -> Packed:
    """
    Writes the offline site in each of the `formats` to `out`, unless there are errors.

    Files that need a host are errors of the pages: nothing is written then.
    """
    arranged, problems = arrange_site(project, replace(settings, profile=Profile.OFFLINE))
    if arranged is None or fails(problems, strict=settings.strict):
        return Packed((), tuple(problems), failed=True)
    with TemporaryDirectory(prefix="kembar-") as own:
        folder = project.scratch or Path(own)
        rehearse(track(list(targets(project, arranged))), folder / INSIDE, faulty=False)
        copy = Copy(
            site=arranged.site, folder=folder / INSIDE, messages=arranged.messages, moment=moment(arranged.site.config, settings.epoch)
        )
        problems += dependent(folder)
        if fails(problems, strict=settings.strict):
            return Packed((), tuple(problems), failed=True)
        made, unwritable = _written(out, Workbench(project, arranged, copy, folder), formats)
    return Packed(made, (*problems, *unwritable), failed=bool(unwritable))


def _written(out: Path, bench: Workbench, formats: Sequence[str]) -> tuple[tuple[Path, ...], list[Problem]]:
    made: list[Path] = []
    try:
        for form in formats:
            for name, content in FORMATS[form](bench):
                put(content, out / name)
                made.append(out / name)
    except OSError as error:
        message = say("this file could not be written: {reason}", reason=refusal(error))
        return tuple(made), [Problem(Place(str(out)), "out.unwritable", message, say("choose another folder with --out"))]
    return tuple(made), []


def _zip(bench: Workbench) -> Iterator[tuple[str, bytes]]:
    start = pages.start(bench.arranged.site, bench.project.templates, bench.arranged.messages, f"{INSIDE}/")
    name = bench.copy.name()
    yield f"{name}.zip", archive.archive(name, archive.unpacked(bench.copy, start), bench.copy.moment)


FORMATS: Mapping[str, Callable[[Workbench], Iterator[tuple[str, bytes]]]] = {"zip": _zip}
"""What makes each format: the names of its files, and their bytes."""
