"""
A tiny site as it is published, and faults planted in it.

`tests/broken_pages/sound/` holds the site: `published/`, and the words and the template that its pages come from. Every other folder
beside it is a code: `plant.txt` says which lines change, `expected.txt` what a person then sees. A plant names a file and shows, with
`-` and `+`, the lines that go and those that come in their place; without either mark in front, the file goes as a whole.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from kembar import report
from kembar.check.built_site import BuiltSite, read_built_site
from kembar.kinds.registry import Records
from kembar.model.config import Lang, SiteConfig
from kembar.model.document import Document, FrontMatter, Heading, LoadedBody
from kembar.model.problem import Problem, SourceLocation
from kembar.model.site import LocalizedPage, Page, Site, State

FOLDERS = Path(__file__).parents[1] / "broken_pages"

CONFIG = SiteConfig(
    title={"id": "Situs kecil", "en": "A small site"},
    description={},
    base_url="https://small.example/",
    languages=(Lang(code="id", locale="id", name="Bahasa Indonesia"), Lang(code="en", locale="en_GB", name="English")),
    home="muara",
    sections={},
    menu=(),
)


def small_site() -> Site:
    """The home page and one free page, each in two languages."""
    pages = {
        ("listings", "home"): Page(
            kind="listings", key="home", layout="home", versions={"id": _version("id", "id/"), "en": _version("en", "en/")}
        ),
        ("pages", "about"): Page(
            kind="pages",
            key="about",
            layout="page",
            versions={"id": _version("id", "id/tentang/", _words("id")), "en": _version("en", "en/about/", _words("en"))},
        ),
    }
    return Site(
        config=CONFIG,
        records=Records(),
        pages=pages,
        summaries={key: {code: version.summary for code, version in page.versions.items()} for key, page in pages.items()},
        articles={},
        addresses={},
        aliases={},
        anchors={},
        backlinks={},
        assets={},
    )


def _version(lang: str, address: str, document: Document | None = None) -> LocalizedPage:
    return LocalizedPage(lang=lang, address=address, title="", description="", state=State.ORIGINAL, document=document)


def _words(lang: str) -> Document:
    path = f"content/{lang}/pages/about.md"
    lines = (FOLDERS / "sound" / path).read_text(encoding="utf-8").splitlines()
    headings = tuple(_heading(path, number, line) for number, line in enumerate(lines, start=1) if line.startswith("#"))
    return Document(lang=lang, kind="pages", key="about", path=path, meta=FrontMatter(title=""), body=LoadedBody(headings=headings))


def _heading(path: str, number: int, line: str) -> Heading:
    marks, _, text = line.partition(" ")
    words, _, name = text.partition(" {#")
    return Heading(len(marks), name.rstrip("}"), words, SourceLocation(path, number, len(marks) + 2))


def plant(code: str, root: Path) -> Path:
    """A copy of the sound site in `root`, with the faults of that code in it."""
    shutil.copytree(FOLDERS / "sound", root, dirs_exist_ok=True)
    for path, old, new in plants((FOLDERS / code / "plant.txt").read_text(encoding="utf-8")):
        file = root / path
        if not old and not new:
            file.unlink()
            continue
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_text(text.replace(old, new), encoding="utf-8")
    return root


def plants(text: str) -> Iterator[tuple[str, str, str]]:
    """The changes that a plant makes: a path, the lines that go, and those that come."""
    for block in text.strip().split("\n\n"):
        path, *lines = block.split("\n")
        gone = [line[1:] for line in lines if line.startswith("-")]
        come = [line[1:] for line in lines if line.startswith("+")]
        yield path, "".join(f"{line}\n" for line in gone), "".join(f"{line}\n" for line in come)


def surveyed(root: Path) -> BuiltSite:
    """The site in `root`, ready to be checked."""
    sources = {path.relative_to(root).as_posix(): path for folder in ("content", "templates") for path in (root / folder).rglob("*.*")}
    return read_built_site(small_site(), root / "published", dict(sorted(sources.items())))


def reported(root: Path, look: Callable[[BuiltSite], Iterator[Problem]]) -> str:
    """What a person reads of what a check finds in `root`."""
    return report.as_text(look(surveyed(root)), lambda path: root / path if (root / path).exists() else root / "published" / path)
