"""Every link in the documentation leads to a file of the repository, and to a heading that is there."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.modules import REPOSITORY

LINK = re.compile(r"\[[^]]*\]\((?!https?:|mailto:)([^)\s]+)\)")
CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]*`", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#{1,6} +(.+?) *#*$", re.MULTILINE)
EXAMPLES = {"docs/content.md", "docs/konten.md", "docs/problems.md", "docs/masalah.md"}
"""Pages that quote Markdown of the portal in their tables: only links to other pages of the documentation are checked there."""


def documents() -> list[str]:
    """The Markdown files of the repository outside the content and the tests, by their paths."""
    command = ["git", "ls-files", "*.md", ":!content", ":!tests", ":!CHANGELOG.md"]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.parametrize("name", documents())
def test_every_link_of_the_documentation_leads_somewhere(name: str) -> None:
    assert [link for link in _links(name) if not _leads_somewhere(REPOSITORY / name, link)] == []


def _links(name: str) -> Iterator[str]:
    for match in LINK.finditer(CODE.sub("", (REPOSITORY / name).read_text(encoding="utf-8"))):
        if name not in EXAMPLES or match[1].partition("#")[0].endswith(".md"):
            yield match[1]


def _leads_somewhere(document: Path, link: str) -> bool:
    path, _, fragment = link.partition("#")
    target = (document.parent / path).resolve() if path else document
    return target.exists() and (not fragment or fragment in _anchors(target))


def _anchors(document: Path) -> set[str]:
    """The anchors that code hosts give to the headings of a page."""
    text = re.sub(r"^(```|~~~).*?^\1", "", document.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}
