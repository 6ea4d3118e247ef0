"""The manual of the content describes what the code does, in both languages."""

import re
from pathlib import Path

import pytest

from kembar import report
from kembar.cli.translator import translator_for
from kembar.content_reference import DOCUMENTS, documented_classes, manual
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.check import check
from kembar.pipeline.project import Project
from kembar.read.content import read_content
from kembar.read.located_yaml import read_yaml
from tests.architecture.modules import REPOSITORY
from tests.pipeline.site_test import SiteTest

SMALL = REPOSITORY / "tests" / "sites" / "small"
BLOCK = re.compile(r"<!-- (?!end)(.*?) -->")
YAML = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"^`(content/\S+)`\n\n```(?:yaml|markdown)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text(code: str) -> str:
    """The manual in a language as it is committed."""
    return (REPOSITORY / DOCUMENTS[code]).read_text(encoding="utf-8")


@pytest.mark.parametrize("code", DOCUMENTS)
def test_the_manual_is_what_the_code_says(code: str) -> None:
    assert manual(code).update(text(code), examples=False) == text(code), "run: python -m kembar.content_reference"


@pytest.mark.parametrize("code", DOCUMENTS)
def test_everything_that_an_editor_writes_is_described_once(code: str) -> None:
    blocks = [block.removeprefix("fields: ") for block in BLOCK.findall(text(code)) if block.startswith("fields: ")]

    assert sorted(blocks) == sorted(documented_classes())


def test_both_manuals_tell_the_same_in_the_same_order() -> None:
    english, indonesian = (BLOCK.findall(text(code)) for code in ("en", "id"))

    assert indonesian == [block.replace("content/en/", "content/id/") for block in english]


@pytest.mark.parametrize("code", DOCUMENTS)
def test_every_example_is_sound_yaml(code: str) -> None:
    assert [read_yaml(example, "example.yaml")[1] for example in YAML.findall(text(code))] == [[]] * len(YAML.findall(text(code)))


@pytest.mark.parametrize("code", DOCUMENTS)
def test_every_quoted_file_is_read_without_a_problem(code: str, tmp_path: Path) -> None:
    quoted = dict(QUOTED.findall(text(code)))
    for path, content in {**quoted, "content/site.yaml": (SMALL / "content/site.yaml").read_text(encoding="utf-8")}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")

    assert len(quoted) == 10
    assert read_content(tmp_path, tmp_path / "content")[1] == []


@pytest.mark.parametrize("code", DOCUMENTS)
def test_a_mistake_is_reported_as_the_manual_shows_it(code: str, site: SiteTest) -> None:
    (shown,) = REPORT.findall(text(code))
    site.change(f"content/{code}/visits/2018-nordhavn.md", "city:nordhavn#", "city:nordhafen#")

    result = check(Project(site.root, site.root / "content"), BuildOptions())

    assert report.as_text(result.problems, site.root.joinpath, translator_for(code).translate) == shown
