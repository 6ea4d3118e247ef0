"""
What a person sees of each problem: the exact lines, in a language of the tool, by code.

The example of a code is the first of these that has it: a folder of `tests/broken/`, a fault planted in the small site, a command that is
refused on it, a folder of `tests/broken_pages/`, and, for what only a system or a network can bring about, what tells it.
"""

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from kembar import report
from kembar.check import external_links as external
from kembar.check import page_structure, translations
from kembar.check.link_probe import Answer, LinkProbe, ProbeSettings, explain_network_error
from kembar.cli.main import main
from kembar.cli.translator import translator_for
from kembar.files.project_files import StoredFile
from kembar.i18n.catalogues import read_messages
from kembar.i18n.translator import Translator
from kembar.model.config import Lang
from kembar.model.problem import Problem, ProblemError, SourceLocation
from kembar.output import folder as refusals
from kembar.output import writer as rehearsal
from kembar.output.folder import UntrustedCacheError, UnwritableError, WorkerKilledError
from kembar.output.staging import locked_staging
from kembar.pipeline import extras
from kembar.pipeline import rebuild as rebuilding
from kembar.pipeline import verify as verifying
from kembar.pipeline.check import CHECKS
from kembar.pipeline.project import Project
from kembar.read import content_tree as tree
from kembar.read.content import read_content
from kembar.serve.rebuild import build_failure
from kembar.translate.accept import write_problem
from tests.architecture.modules import REPOSITORY
from tests.architecture.plants import PLANTS, PREPARED, REFUSED, sow
from tests.check.planted import CONFIG, plant, surveyed
from tests.check.planted import FOLDERS as BROKEN_PAGES
from tests.pipeline.site_test import SiteTest

BROKEN = REPOSITORY / "tests" / "broken"

HEAD = re.compile(r"^\S.*?: \w+ ([a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*): ")


class Found(NamedTuple):
    """Problems, and where the files lie that they name."""

    problems: list[Problem]
    locate: Callable[[str], Path]


def seen(language: str, folder: Path) -> dict[str, str]:
    """The lines of every code in a language of the tool; `folder` is for the sites that are made."""
    translator = translator_for(language)
    shown: dict[str, str] = {}
    for code, lines in _all(language, translator, folder):
        shown.setdefault(code, lines)
    return shown


def _all(language: str, translator: Translator, folder: Path) -> Iterator[tuple[str, str]]:
    for case in sorted(BROKEN.iterdir()):
        yield from _reported(_broken(case), translator, {case.name})
    yield from _checked(language, folder / "planted")
    for code in REFUSED:
        yield from _refused(code, language, folder / code)
    for case in sorted(BROKEN_PAGES.iterdir()):
        if case.name != "sound":
            yield from _reported(_broken_page(case.name, folder / f"page.{case.name}"), translator, {case.name})
    yield from _reported(Found(list(_unplantable(folder)), folder.joinpath), translator)


def _broken(case: Path) -> Found:
    return Found(read_content(case, case / "content")[1], case.joinpath)


def _broken_page(code: str, folder: Path) -> Found:
    root = plant(code, folder)
    dist = surveyed(root)
    problems = [problem for look in CHECKS for problem in look(dist)]
    return Found(problems, lambda path: root / path if (root / path).exists() else root / "published" / path)


def _reported(found: Found, translator: Translator, codes: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """Each problem by itself, or those of some codes."""
    for problem in report.sort_problems(found.problems):
        if not codes or problem.code in codes:
            yield problem.code, report.as_text([problem], found.locate, translator.translate)


def _checked(language: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Return the output of `check` for one site with every fault in it."""
    site = SiteTest.copy("small", folder)
    for fault in PLANTS.values():
        sow(site, fault)
    _plant_files(site)
    for command in PREPARED:
        _run(site, language, command)
    for code, lines in _paragraphs(_run(site, language, "check")):
        if code in PLANTS or code.startswith("file."):
            yield code, lines


def _plant_files(site: SiteTest) -> None:
    """Files that cannot be committed."""
    folder = site.root / "content" / "en" / "pages"
    (folder / "tautan.md").symlink_to("nowhere.md")
    (folder / "folder.md").symlink_to(site.root / "content" / "id", target_is_directory=True)
    (folder / "outside.md").symlink_to(site.root / "templates" / "base.html")
    (site.root / "assets" / "images" / "logo.svg").symlink_to("../../.git/config")
    os.mkfifo(folder / "pipe.md")
    site.write("content/en/pages/large.md", "x" * (1 << 20) + "x")
    site.write("content/facts/cities/many.yaml", "".join(f"field{number}: x\n" for number in range(150)))


def _refused(code: str, language: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Return the output of a command that is refused."""
    fault, command = REFUSED[code]
    site = SiteTest.copy("small", folder)
    sow(site, fault)
    for found, lines in _paragraphs(_run(site, language, command)):
        if found == code:
            yield found, lines


def _run(site: SiteTest, language: str, command: str) -> str:
    """Return the standard error of a command, run in the folder of the project."""
    with chdir(site.root):
        result = CliRunner().invoke(main, ["--lang", language, *command.split()])
    assert result.exit_code != 2, result.output
    return result.stderr


def _paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The problems of a report, each with its code."""
    for paragraph in re.split(r"^(?=\S)", text, flags=re.MULTILINE):
        head = HEAD.match(paragraph)
        if head:
            yield head[1], paragraph


def _unplantable(folder: Path) -> Iterator[Problem]:
    """What only a system, a network or a catalogue of another language brings about, from what tells it."""
    denied, full = PermissionError(errno.EACCES, "Permission denied"), OSError(errno.ENOSPC, "No space left on device")
    yield refusals.not_ours(Path("dist"))
    yield refusals.not_trusted(UntrustedCacheError(Path(".dist.kembar"), refusals.OTHER_OWNER))
    yield refusals.not_writable(Path("dist"), UnwritableError(full))
    yield refusals.worker_killed(Path("dist"), WorkerKilledError(9))
    yield refusals.system_refused(Path("dist"), OSError(errno.EMFILE, "Too many open files"))
    with locked_staging(folder / "dist") as staging:
        yield from (rebuilding._damaged(staging), rebuilding._unwritable(staging))
    yield verifying._other("en/cities/nordhavn/index.html")
    yield build_failure(KeyError("harbour"), Project(folder, folder / "content"))
    yield tree._unreadable("content/facts/cities", denied)
    yield from _changed(folder)
    yield tree._too_many("content")
    yield write_problem("content/en/cities/nordhavn.md", denied)
    yield extras.extra_problem("check", "--profile offline", ["tinycss2"])
    place = SourceLocation("content/facts/sources/gazette-2018.yaml", 5, 6)
    for answer in (Answer(404), Answer(503), Answer(0, explain_network_error(TimeoutError("timed out"))), Answer(0, None, "192.168.1.1")):
        yield external._problem(place, "https://gazette.example/2018/", answer)
    sound = surveyed(BROKEN_PAGES / "sound")
    yield from external.check(sound, _Answering(), most=0)
    yield from external.check(sound, _Answering(ProbeSettings(run_time=0)))
    yield from page_structure.check(replace(sound, unrendered={"en/cities/nordhavn/index.html": rehearsal._hindrance(KeyError("sund"))}))
    yield from _catalogues(folder)


def _changed(folder: Path) -> Iterable[Problem]:
    """What is reported of a picture that was removed while the site was built."""
    try:
        StoredFile(str(folder), "assets/images/harbour.png", "", 100).read()
    except ProblemError as error:
        return error.problems
    return ()


class _Answering(LinkProbe):
    """Hosts that have everything."""

    def ask(self, url: str) -> Answer:  # noqa: ARG002 - every address is there
        return Answer(200)


def _catalogues(folder: Path) -> Iterator[Problem]:
    arabic = Lang(code="ar", locale="ar", name="العربية", direction="rtl")
    for text in ('msgid "Sources\n', 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'):
        path = folder / "locales" / "ar" / "LC_MESSAGES" / "portal.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield from read_messages(path, arabic)[1]
    yield from translations.check_catalogues(folder / "none", replace(CONFIG, languages=(arabic,)))
