"""
Test cases kept as Markdown, so that those who know the language can read and extend them without knowing Python.

A case is a heading and fenced blocks under it, each fence named for what it holds: `input`, and what comes of it, such as `id` and
`en`. Prose between them is for readers.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "cases"
_TITLE = re.compile(r"^## ", re.MULTILINE)
_BLOCK = re.compile(r"^```([\w-]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its title, and its blocks by the name of their fence, without their last line break."""

    title: str
    blocks: dict[str, str]

    def __str__(self) -> str:
        return self.title


def read_cases(name: str) -> list[Case]:
    """The cases of `tests/cases/<name>.md`, in order."""
    text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    fences = [range(*block.span()) for block in _BLOCK.finditer(text)]
    starts = [title.start() for title in _TITLE.finditer(text) if not any(title.start() in fence for fence in fences)]
    return [_case(text[start:end].removeprefix("## ")) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _case(section: str) -> Case:
    title, _, rest = section.partition("\n")
    return Case(title.strip(), {name: block.removesuffix("\n") for name, block in _BLOCK.findall(rest)})
