"""A build with nothing to do loads next to nothing, in every language of the tool."""

import json
import subprocess
import sys

import pytest

from tests.architecture.modules import PACKAGE
from tests.architecture.test_imports import DOORS, STAGES
from tests.pipeline.site_test import REPOSITORY, SiteTest

KNOWN = {"cli", "model", "text", "files", "i18n", "cache", "incremental", "output", "workers", "pipeline"}
"""The parts of the generator that such a build may load."""

DEAR = {*DOORS, "ctypes", "decimal", "email", "hashlib", "http", "json", "logging", "multiprocessing", "shutil", "tempfile", "xml"} - {
    "click"
}
"""What it may not load: everything from elsewhere but the command line, and what is slow to load of the standard library."""

PROGRAM = """
import atexit, sys
atexit.register(lambda: print("loaded", *sys.modules, file=sys.stderr))
from kembar.cli.start import run
run()
"""


def loaded(site: SiteTest, *arguments: str, **environment: str) -> tuple[str, set[str]]:
    """What a build says, and the modules that it has loaded when it is done."""
    command = [sys.executable, "-c", PROGRAM, "--root", str(site.root), *arguments, "build", "--out", str(site.out)]
    result = subprocess.run(command, cwd=REPOSITORY, env={"PATH": "", **environment}, capture_output=True, text=True, check=True)
    return result.stdout, set(result.stderr.split("loaded ")[1].split())


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The small site, built in a process of its own."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("site"))
    assert site.run().returncode == 0
    return site


LANGUAGES = [
    pytest.param((), {"LC_ALL": "C.UTF-8"}, "0 made, {kept} kept, 0 removed", id="english"),
    pytest.param(("--lang", "id"), {"LC_ALL": "C.UTF-8"}, "0 dibuat, {kept} tetap, 0 dihapus", id="indonesian"),
    pytest.param((), {"LANG": "id_ID.UTF-8"}, "0 dibuat, {kept} tetap, 0 dihapus", id="the system's indonesian"),
]


@pytest.mark.parametrize(("arguments", "environment", "said"), LANGUAGES)
def test_it_loads_no_library_and_no_stage(built: SiteTest, arguments: tuple[str, ...], environment: dict[str, str], said: str) -> None:
    kept = len(json.loads(built.read("manifest.json"))["files"])

    reported, modules = loaded(built, *arguments, **environment)

    assert reported == f"{built.out}: {said.format(kept=kept)}\n"
    assert sorted(DEAR & modules) == []
    assert sorted(STAGES & {name.split(".")[1] for name in modules if name.startswith(f"{PACKAGE}.")} - KNOWN) == []


def test_it_loads_no_catalogue_for_english(built: SiteTest) -> None:
    _, modules = loaded(built, LC_ALL="C.UTF-8")

    assert sorted(name for name in modules if name.startswith(f"{PACKAGE}.i18n")) == [
        "kembar.i18n",
        "kembar.i18n.messages",
        "kembar.i18n.translator",
    ]
