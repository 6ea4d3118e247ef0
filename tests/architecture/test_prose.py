"""Docstrings and comments of the generator use the terms of docs/glossary.md, and no module is too long to read at once."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.modules import sources

LONGEST = 300
"""The most lines of a module."""

UNUSUAL = re.compile(
    r"\b(told|tells?|says?|said|stands?|lies|whoever|mend(?:s|ed)?|anew|beside|shel(?:f|ves)|tongue|kept|shown|nobody|somebody)\b",
    re.IGNORECASE,
)
"""Words with a more precise or more usual one next to them. Now and then one of them is the plain word."""

MOST_UNUSUAL = 2
"""In 1,000 words of docstrings and comments. There were 17 before the terms were settled; other projects have 0.3 to 0.6."""


def test_docstrings_and_comments_use_usual_words() -> None:
    prose = [text for path in sources().values() for text in _prose(path)]
    words = sum(len(re.findall(r"[A-Za-z']+", text)) for text in prose)
    unusual = [found[0] for text in prose for found in UNUSUAL.finditer(text)]

    assert len(unusual) <= MOST_UNUSUAL * words / 1000, sorted(unusual)


def test_no_module_is_longer_than_can_be_read_at_once() -> None:
    lengths = {module: len(path.read_text(encoding="utf-8").splitlines()) for module, path in sources().items()}

    assert {module: length for module, length in lengths.items() if length >= LONGEST} == {}


def _prose(path: Path) -> Iterator[str]:
    """Yield every docstring and comment of a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value
    with path.open("rb") as source:
        yield from (token.string for token in tokenize.tokenize(source.readline) if token.type == tokenize.COMMENT)
