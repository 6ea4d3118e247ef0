"""
The flow of `package`: render the offline site into a folder, check it, and write it as files to hand over.

The formats are modules of `kembar/package/`. Modules that only one format needs are imported when they are used, since the extra `package`
installs their libraries.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from kembar.files.os_errors import reason
from kembar.files.scratch import scratch_folder
from kembar.model.config import SiteConfig
from kembar.model.output import Progress
from kembar.model.problem import Problem, ProblemError, SourceLocation, tr
from kembar.model.profile import Profile
from kembar.output.writer import render_all
from kembar.package.archive_layout import INSIDE
from kembar.package.checksum import Write, deliver, stage
from kembar.package.offline_site import OfflineSite, moment
from kembar.package.zip import archive_files, write_archive
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site, make_search_files, targets
from kembar.pipeline.offline import dependent
from kembar.pipeline.project import Project, fails
from kembar.render import pages
from kembar.render.environment import Templates
from kembar.text.suggestions import closest


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The formats that are asked for; `single` are the languages that get a file each. Without any, the archive is made."""

    zip: bool = False
    epub: bool = False
    zim: bool = False
    single: tuple[str, ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats by name, in the order in which they are made."""
        asked = {"zip": self.zip, "epub": self.epub, "zim": self.zim, "single": bool(self.single)}
        return tuple(name for name, wanted in asked.items() if wanted) or ("zip",)


@dataclass(frozen=True, slots=True)
class Packed:
    """The files that were written, each next to its SHA-256, and the problems."""

    made: tuple[Path, ...]
    problems: tuple[Problem, ...]
    failed: bool


@dataclass(frozen=True, slots=True)
class Workbench:
    """A finished offline site, and what the formats need. `start` renders the page outside the site's folder with which readers start."""

    copy: OfflineSite
    start: Callable[[], bytes]
    single: tuple[str, ...]


Files = Iterator[tuple[str, Write]]
"""The name of each file to hand over, and the function that writes its bytes."""


def package(project: Project, out: Path, settings: BuildOptions, wanted: Wanted, track: Progress = iter) -> Packed:
    """
    Write the offline site in each of the formats to `out`, unless there are errors.

    Files that need a host are errors of the pages: then nothing is written.
    """
    arranged, problems = arrange_site(project, replace(settings, profile=Profile.OFFLINE))
    if arranged is not None:
        problems += _unknown_languages(arranged.site.config, wanted.single)
    if arranged is None or fails(problems, strict=settings.strict):
        return Packed((), tuple(problems), failed=True)
    with scratch_folder() as own:
        folder = (project.scratch or own) / INSIDE
        wanted_files = list(targets(Templates(project.templates), arranged, make_search_files(arranged, faulty=False)))
        try:
            render_all(track(wanted_files), folder, faulty=False)
        except ProblemError as error:
            return Packed((), (*problems, *error.problems), failed=True)
        problems += dependent(folder)
        if fails(problems, strict=settings.strict):
            return Packed((), tuple(problems), failed=True)
        site, messages = arranged.site, arranged.messages
        copy = OfflineSite(site=site, folder=folder, messages=messages, moment=moment(site.config, settings.epoch))
        bench = Workbench(copy, lambda: pages.start_page(site, Templates(project.templates), messages, f"{INSIDE}/"), wanted.single)
        made, refused = _written(out, bench, wanted.formats)
    return Packed(made, (*problems, *refused), failed=bool(refused))


def _unknown_languages(config: SiteConfig, codes: Sequence[str]) -> list[Problem]:
    known = [lang.code for lang in config.languages]
    return [_unknown_language(code, known) for code in codes if code not in known]


def _unknown_language(code: str, known: Sequence[str]) -> Problem:
    near = closest(code, known)
    hint = tr("did you mean “{key}”?", key=near) if near else tr("the languages are: {languages}", languages=", ".join(known))
    return Problem(SourceLocation(f"--single {code}"), "package.language", tr("the site has no language “{language}”", language=code), hint)


def _written(out: Path, bench: Workbench, formats: Sequence[str]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return the files that were written, and the problems of the others. All are made before the first one replaces an older one."""
    refused: tuple[Problem, ...] = ()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with scratch_folder(out, hidden=True) as staging:
            names: list[str] = []
            try:
                for form in formats:
                    for name, write in FORMATS[form](bench):
                        stage(write, name, staging)
                        names.append(name)
            except ProblemError as error:
                refused = error.problems
            deliver(names, staging, out)
    except OSError as error:
        message = tr("the packages could not be written: {reason}", reason=reason(error))
        hint = tr("make room, or choose another folder with --out; each package there is an old one or a new one, and whole")
        return (), (Problem(SourceLocation(str(out)), "out.unwritable", message, hint),)
    return tuple(out / name for name in names), refused


def _zip(bench: Workbench) -> Files:
    name = bench.copy.name()
    files = archive_files(bench.copy, bench.start())
    yield f"{name}.zip", lambda into: write_archive(into, name, files, bench.copy.moment)


def _epub(bench: Workbench) -> Files:
    from kembar.package.epub import write_epub  # noqa: PLC0415 - the extra `package` installs what it needs

    for lang in bench.copy.config.languages:
        yield f"{bench.copy.name(lang)}.epub", partial(write_epub, copy=bench.copy, lang=lang)


def _zim(bench: Workbench) -> Files:
    from kembar.package.zim import zim  # noqa: PLC0415 - the extra `package` installs what it needs

    for lang in bench.copy.config.languages:
        yield f"{bench.copy.name(lang)}.zim", partial(_write_bytes, partial(zim, bench.copy, lang))


def _single(bench: Workbench) -> Files:
    from kembar.package.single_file import single  # noqa: PLC0415 - the extra `package` installs what it needs

    for code in bench.single:
        lang = bench.copy.config.lang(code)
        yield f"{bench.copy.name(lang)}.html", partial(_write_bytes, partial(single, bench.copy, lang))


def _write_bytes(make: Callable[[], bytes], into: BinaryIO) -> None:
    into.write(make())


FORMATS: Mapping[str, Callable[[Workbench], Files]] = {"zip": _zip, "epub": _epub, "zim": _zim, "single": _single}
"""The function that makes each format."""
