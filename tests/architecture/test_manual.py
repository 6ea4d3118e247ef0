"""The manual of the content says what the code does, in both languages."""

import re
import shutil
from pathlib import Path

import pytest

from kembar import report
from kembar.cli.translator import translator_for
from kembar.content_reference import DOCUMENTS, described, manual
from kembar.pipeline.check import check
from kembar.pipeline.project import BuildOptions, Project
from kembar.read.located_yaml import read_yaml
from tests.architecture.modules import REPOSITORY

BLOCK = re.compile(r"<!-- (?!end)(.*?) -->")
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(code: str) -> str:
    """The manual in a language as it is committed."""
    return (REPOSITORY / DOCUMENTS[code]).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_manual_is_what_the_code_says(code: str) -> None:
    assert manual(code).updated(text(code)) == text(code), "run: python -m kembar.content_reference"


@pytest.mark.parametrize("code", DOCUMENTS)
def test_everything_that_an_editor_writes_is_described_once(code: str) -> None:
    blocks = [block.removeprefix("fields: ") for block in BLOCK.findall(text(code)) if block.startswith("fields: ")]

    assert sorted(blocks) == sorted(described())


def test_both_manuals_tell_the_same_in_the_same_order() -> None:
    english, indonesian = (BLOCK.findall(text(code)) for code in ("en", "id"))

    assert indonesian == [block.replace("content/en/", "content/id/") for block in english]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_every_example_is_sound_yaml(code: str) -> None:
    assert [read_yaml(example, "example.yaml")[1] for example in YAML.findall(text(code))] == [[]] * len(YAML.findall(text(code)))


@pytest.mark.parametrize("code", DOCUMENTS)
def test_a_mistake_is_told_as_the_manual_shows_it(code: str, tmp_path: Path) -> None:
    (shown,) = REPORT.findall(text(code))
    shutil.copytree(REPOSITORY / "content", tmp_path / "content")
    for part in ("templates", "locales", "assets"):
        shutil.copytree(REPOSITORY / part, tmp_path / part)
    words = tmp_path / "content" / code / "cities" / "moscow.md"
    words.write_text(words.read_text(encoding="utf-8").replace("person:m-mawardi", "person:m-mawardy"), encoding="utf-8")

    result = check(Project(tmp_path, tmp_path / "content"), BuildOptions())

    assert report.text(result.problems, tmp_path.joinpath, translator_for(code).translate) == shown
