"""
The handbook of problems, `docs/problems.md` and its twins in other languages, as sections by code.

In comes a language of the tool; out go its sections in the order of the handbook, each with what a problem means, what a person sees of
it, and the cure. A language without a handbook of its own has the English one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kembar.i18n.translator import ENGLISH

ROOT = Path(__file__).parents[2]
HANDBOOKS = {"en": "docs/problems.md", "id": "docs/masalah.md"}
"""The file of each language that the handbook is written in."""

_HEADING = "\n### "
_SECTION = re.compile(
    r"""
    (?P<code>[a-z0-9.-]++)\n
    (?> (?P<meaning>.*?) <!--\ seen\ --> ) \s*+ ```text\n
    (?> (?P<seen>.*?) ```\s*+<!--\ end\ --> ) \s*+
    \*\*(?P<label>[^*]++)\*\* (?P<cure>.*?) (?=^\#\#|\Z)
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class HandbookSection:
    """What the handbook says of one code: its meaning, the exact lines of an example, and the cure under its `label`."""

    code: str
    meaning: str
    seen: str
    label: str
    cure: str

    @property
    def summary(self) -> str:
        """The first sentence of the meaning."""
        return re.split(r"(?<=\.)\s", self.meaning, maxsplit=1)[0]


def sections(language: str) -> Mapping[str, HandbookSection]:
    """The sections of the handbook in a language of the tool, by code. Raises `OSError` where the handbook is not at hand."""
    text = (ROOT / HANDBOOKS.get(language, HANDBOOKS[ENGLISH])).read_text(encoding="utf-8")
    found = filter(None, map(_SECTION.match, text.split(_HEADING)[1:]))
    return {section["code"]: _section(section) for section in found}


def _section(found: re.Match[str]) -> HandbookSection:
    return HandbookSection(found["code"], _unwrapped(found["meaning"]), found["seen"], found["label"], _unwrapped(found["cure"]))


def _unwrapped(text: str) -> str:
    """Paragraphs on one line each."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
