"""The handbook of problems is complete and true, in every language that it is written in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kembar.cli.handbook import HANDBOOKS, sections
from kembar.cli.ui_languages import languages
from tests.architecture.handbook import updated
from tests.architecture.modules import REPOSITORY, sources
from tests.architecture.seen import seen

CODE = re.compile(r"[a-z]+(?:-[a-z]+)*\.[a-z0-9]+(?:-[a-z0-9]+)*")
ENDINGS = {"cfg", "css", "html", "js", "json", "md", "opf", "po", "svg", "txt", "xhtml", "xml", "yaml", "zim"}
"""What stands behind the dot of a file's name, which is no code."""


def emitted() -> set[str]:
    """Return every code in the source of the generator."""
    return {code for path in sources().values() for code in _codes(ast.parse(path.read_text(encoding="utf-8")))}


def _codes(tree: ast.Module) -> Iterator[str]:
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return (text for text in texts if CODE.fullmatch(text) and text.rpartition(".")[2] not in ENDINGS)


def handbook(language: str) -> str:
    """The handbook as it is committed."""
    return (REPOSITORY / HANDBOOKS[language]).read_text(encoding="utf-8")


def test_every_language_of_the_tool_has_a_handbook() -> None:
    assert sorted(HANDBOOKS) == list(languages())


@pytest.mark.parametrize("language", HANDBOOKS)
def test_the_handbook_reports_of_every_code_and_of_no_other(language: str) -> None:
    reported, said = set(sections(language)), emitted()

    assert (sorted(said - reported), sorted(reported - said)) == ([], [])


def test_no_code_is_put_together_where_it_is_reported() -> None:
    calls = (node for path in sources().values() for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    built = [
        ast.unparse(call)
        for call in calls
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "Problem"
        and any(isinstance(code, ast.JoinedStr) for code in call.args[1:2])
    ]

    assert built == []


def test_the_handbooks_tell_the_same_codes_in_the_same_order() -> None:
    english, *others = ([line for line in handbook(language).splitlines() if line.startswith("### ")] for language in HANDBOOKS)

    assert all(other == english for other in others)
    assert len(english) == len(sections("en"))


@pytest.mark.parametrize("language", HANDBOOKS)
def test_every_section_reports_what_it_means_and_how_to_cure_it(language: str) -> None:
    reported = sections(language).values()

    assert [section.code for section in reported if not section.meaning.endswith(".") or not section.cure.endswith(".")] == []


@pytest.mark.parametrize("language", HANDBOOKS)
def test_every_example_is_what_the_tool_says(language: str, tmp_path: Path) -> None:
    shown = seen(language, tmp_path)

    assert updated(handbook(language), shown) == handbook(language), "run: python -m tests.architecture.handbook"
