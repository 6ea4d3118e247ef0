"""Marks in front of each passage that is to be translated."""

import re
from pathlib import Path

import pytest

from kembar.model.document import Body
from kembar.model.problem import SourceLocation
from kembar.read.markdown.body import BodyReader
from kembar.text.todo_mark import TODO_MARK
from kembar.translate.markdown_blocks import mark_passages
from tests.bodies import html_of
from tests.cases import Case, read_cases
from tests.portal import CONTENT

UNSOUND = {"headings that are refused", "raw HTML"}
"""Cases whose faults keep a text from being translated at all, or whose tags vanish."""

WORDS = sorted(path for path in CONTENT.glob("*/*/*.md"))


def read(text: str) -> Body:
    """A text as a body."""
    return BodyReader("").read(text, SourceLocation("rabat.md", 1), "cities", "rabat")[0]


def with_marks(text: str) -> str:
    """A text with its marks and ids."""
    return mark_passages(text, 1, {heading.place.line: heading.id for heading in read(text).headings})


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Satu\ndua.\n\nTiga.", "⟦TODO⟧ Satu\ndua.\n\n⟦TODO⟧ Tiga."),
        ("## Satu", "## ⟦TODO⟧ Satu {#satu}"),
        ("## Satu ##", "## ⟦TODO⟧ Satu {#satu}"),
        ("## Satu {#dua}", "## ⟦TODO⟧ Satu {#dua}"),
        ("## Satu {lang=en}", "## ⟦TODO⟧ Satu {#satu lang=en}"),
        ("## Kata *kembar*{lang=id}", "## ⟦TODO⟧ Kata *kembar*{lang=id} {#kata-kembar}"),
        ("Satu\n----\n\nDua.", "⟦TODO⟧ Satu {#satu}\n----\n\n⟦TODO⟧ Dua."),
        ("Satu\n## Dua\nTiga", "⟦TODO⟧ Satu\n## ⟦TODO⟧ Dua {#dua}\n⟦TODO⟧ Tiga"),
        ("`a`\nb\n---\nc\n---", "⟦TODO⟧ `a`\nb\n---\n⟦TODO⟧ c {#c}\n---"),
        ("- satu\n***\n| a |\n|---|", "- ⟦TODO⟧ satu\n***\n| ⟦TODO⟧ a |\n|---|"),
        ("- satu\n- dua\n  lagi", "- ⟦TODO⟧ satu\n- ⟦TODO⟧ dua\n  lagi"),
        ("1. satu\n    - dua\n\n    Tiga.\n\n        kode", "1. ⟦TODO⟧ satu\n    - ⟦TODO⟧ dua\n\n    ⟦TODO⟧ Tiga.\n\n        kode"),
        ("Pada tahun\n2018. Lalu", "⟦TODO⟧ Pada tahun\n2018. Lalu"),
        ("> satu\n> dua\n>\n> tiga", "> ⟦TODO⟧ satu\n> dua\n>\n> ⟦TODO⟧ tiga"),
        ("> ## Satu\n> dua", "> ## ⟦TODO⟧ Satu {#satu}\n> ⟦TODO⟧ dua"),
        ("| A | B |\n|---|---|\n| c \\| d | `e|f` |", "| ⟦TODO⟧ A | ⟦TODO⟧ B |\n|---|---|\n| ⟦TODO⟧ c \\| d | ⟦TODO⟧ `e|f` |"),
        ("A | B\n--|--\nc |", "⟦TODO⟧ A | ⟦TODO⟧ B\n--|--\n⟦TODO⟧ c |"),
        ("| A |\n|---|\n| [](city:rabat) |", "| ⟦TODO⟧ A |\n|---|\n| [](city:rabat) |"),
        ("Satu[^1]\n\n[^1]: dua\n    tiga\n\n    Empat.", "⟦TODO⟧ Satu[^1]\n\n[^1]: ⟦TODO⟧ dua\n    tiga\n\n    ⟦TODO⟧ Empat."),
        ("![Peta](peta.svg)", "![⟦TODO⟧ Peta](peta.svg)"),
        ("[a]: city:rabat\n  \"Rabat\"\n\n[a]", "[a]: city:rabat\n  \"Rabat\"\n\n⟦TODO⟧ [a]"),
        ("[a]: city:rabat\n- [a]", "[a]: city:rabat\n- ⟦TODO⟧ [a]"),
        ("[^1]:\n    Satu.\n\nDua[^1]", "[^1]:\n    ⟦TODO⟧ Satu.\n\n⟦TODO⟧ Dua[^1]"),
        ("Satu\n{lang=en}\n\n{lang=en}", "⟦TODO⟧ Satu\n{lang=en}\n\n{lang=en}"),
        ("    kode\n\n```\n# kode\n\nkode\n```\n\nSatu", "    kode\n\n```\n# kode\n\nkode\n```\n\n⟦TODO⟧ Satu"),
        ("Satu\n\n* * *\n\nDua", "⟦TODO⟧ Satu\n\n* * *\n\n⟦TODO⟧ Dua"),
        ("<!-- satu\n\ndua -->\n\nTiga", "<!-- satu\n\ndua -->\n\n⟦TODO⟧ Tiga"),
        ("[](person:nina) tiba\n[@tempo].", "⟦TODO⟧ [](person:nina) tiba\n[@tempo]."),
        ("", ""),
    ],
)  # fmt: skip
def test_each_passage_is_marked_and_nothing_else(text: str, shown: str) -> None:
    assert with_marks(text) == shown


@pytest.mark.parametrize("line", ["# satu", "[a]: city:rabat", "* * *", "> satu", "- satu", "[^1]: satu", "| a | b |"])
def test_a_block_can_have_the_maximum_length_of_a_text(line: str) -> None:
    assert mark_passages(f"{line}\n" * 1_000, 1, {}).count("\n") == 1_000


def same_but_for_marks(text: str) -> None:
    """Without its marks, the text converts to what it was."""
    before, after = read(text), read(with_marks(text))

    assert re.sub(f"{TODO_MARK} ?", "", html_of(after)) == html_of(before)
    assert [(link.kind, link.key, link.fragment) for link in after.links] == [(link.kind, link.key, link.fragment) for link in before.links]
    assert [(heading.level, heading.id) for heading in after.headings] == [(heading.level, heading.id) for heading in before.headings]


@pytest.mark.parametrize("case", [case for case in read_cases("markdown") if "input" in case.blocks and case.title not in UNSOUND], ids=str)
def test_marks_do_not_change_the_structure_of_a_text(case: Case) -> None:
    same_but_for_marks(case.blocks["input"])


@pytest.mark.parametrize("path", WORDS, ids=lambda path: "/".join(path.parts[-3:]))
def test_marks_do_not_change_the_structure_of_the_portal(path: Path) -> None:
    same_but_for_marks(path.read_text(encoding="utf-8").split("\n---\n", 1)[1])


@pytest.mark.parametrize("path", WORDS[:5], ids=lambda path: "/".join(path.parts[-3:]))
def test_every_section_has_a_mark(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]

    assert [words for words in read(with_marks(body)).prose.words if TODO_MARK not in words] == []
