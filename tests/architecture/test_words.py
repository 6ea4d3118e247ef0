"""Committed text and catalogues: nothing of a machine in them, nothing unsaid in either language."""

import ast
import re
import subprocess
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from kembar.i18n.catalogues import read_messages
from kembar.i18n.terms import TERMS
from kembar.i18n.update_catalogues import DOMAINS, compile_catalogue
from kembar.kinds.registry import CHOICES
from kembar.model.config import Lang
from tests.architecture.modules import REPOSITORY, sources

CATALOGUES = sorted(path for domain in DOMAINS for path in REPOSITORY.glob(f"locales/*/LC_MESSAGES/{domain}.po"))

MACHINE_PATH = re.compile(r"(?<![\w.*<>)])/(?:work|root|home|tmp|Users)/\w")
REGISTRY = re.compile("|".join(map(re.escape, (f"{name}." for name in ("pypi", "files.pythonhosted", "registry.npmjs", "deb.debian")))))


def committed() -> list[Path]:
    """Every text file that is committed, or that would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    paths = [REPOSITORY / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:8000]]


@pytest.mark.skipif(not (REPOSITORY / ".git").exists(), reason="tells committed files by git")
@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["paths of a machine", "hosts of a registry"])
def test_committed_text_knows_of_no(pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(REPOSITORY)}:{number}: {match[0]}"
        for path in committed()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if (match := pattern.search(line))
    ]

    assert found == []


def catalogue(path: Path) -> Catalog:
    """Return a catalogue of the repository."""
    with path.open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_catalogue_translates_every_message_and_no_other(path: Path) -> None:
    said, entries = messages(DOMAINS[path.stem](REPOSITORY)), messages(catalogue(path))

    assert (sorted(said.keys() - entries.keys()), sorted(entries.keys() - said.keys())) == ([], []), "run: make words"
    assert [msgid for msgid, message in entries.items() if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_translation_has_the_gaps_of_its_message(path: Path) -> None:
    code = path.parts[-3]

    assert read_messages(path, Lang(code=code, locale=code, name=code))[1] == []


def test_what_the_tool_says_stands_where_it_says_it() -> None:
    unfound = [
        f"{path.relative_to(REPOSITORY)}:{call.lineno}: {ast.unparse(call)}"
        for path in sources().values()
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "say" and not is_found(call.args[0])
    ]

    assert unfound == []


def is_found(sentence: ast.expr) -> bool:
    """Whether a sentence can be found without running the code."""
    sides = [sentence.body, sentence.orelse] if isinstance(sentence, ast.IfExp) else [sentence]
    return all(isinstance(side, ast.Constant) for side in sides)


def messages(of: Catalog) -> dict[str, Message]:
    """The messages of a catalogue by their ids, those with a plural by the first."""
    return {forms(message.id)[0]: message for message in of if message.id}


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a translation, one or several."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def test_there_is_a_catalogue_for_the_primary_language() -> None:
    assert [(path.parts[-3], path.stem) for path in CATALOGUES] == [("id", "click"), ("id", "kembar"), ("id", "portal")]


def test_the_messages_of_click_are_compiled_for_gettext() -> None:
    path = REPOSITORY / "locales" / "id" / "LC_MESSAGES" / "click.po"

    assert compile_catalogue(path) == path.with_suffix(".mo").read_bytes(), "run: make words"


def test_every_choice_that_a_record_can_make_has_words() -> None:
    made_elsewhere = {"Continent"}
    choices = {name: get_args(shape) for shape, name in CHOICES.items() if name not in made_elsewhere}

    assert {name: sorted(set(values) - set(TERMS.get(name, ()))) for name, values in choices.items()} == {name: [] for name in choices}
