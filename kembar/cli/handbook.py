"""
Read the handbook of problems, `docs/problems.md` and its translations, as sections by problem code.

A language without a handbook uses the English one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kembar.i18n.translator import ENGLISH

ROOT = Path(__file__).parents[2]
HANDBOOKS = {"en": "docs/problems.md", "id": "docs/masalah.md"}
"""The handbook of each language."""

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
    """The section about one code: its meaning, the exact output of an example, and the cure with its `label`."""

    code: str
    meaning: str
    seen: str
    label: str
    cure: str

    @property
    def summary(self) -> str:
        """Return the first sentence of the meaning."""
        return re.split(r"(?<=\.)\s", self.meaning, maxsplit=1)[0]


def sections(language: str) -> Mapping[str, HandbookSection]:
    """Return the sections of the handbook in a language of the tool by code, in their order. Raises `OSError` if it cannot be read."""
    text = (ROOT / HANDBOOKS.get(language, HANDBOOKS[ENGLISH])).read_text(encoding="utf-8")
    found = filter(None, map(_SECTION.match, text.split(_HEADING)[1:]))
    return {section["code"]: _section(section) for section in found}


def _section(found: re.Match[str]) -> HandbookSection:
    return HandbookSection(found["code"], _unwrapped(found["meaning"]), found["seen"], found["label"], _unwrapped(found["cure"]))


def _unwrapped(text: str) -> str:
    """Return a text with each paragraph on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))
