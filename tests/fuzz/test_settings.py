"""Settings: any `content/site.yaml` gives a site or located problems, the same each time."""

from pathlib import Path

import pytest
from hypothesis import given

from kembar.read.settings import read_config
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.grammars import yaml_texts
from tests.fuzz.harness import assert_located, examples
from tests.fuzz.mutations import SIGNS, Edit, edits, mutated, words_of
from tests.portal import CONTENT

SETTINGS = CONTENT / "site.yaml"
DICTIONARY = (*SIGNS, *words_of([SETTINGS]))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("settings")


def read(root: Path, data: bytes) -> None:
    file = root / "site.yaml"
    file.write_bytes(data)
    with bounded_cpu_time(2):
        found, problems = read_config(file, "site.yaml")
    assert_located(problems, root)
    assert (found, problems) == read_config(file, "site.yaml")
    assert found.config is None or not problems
    assert found.config is not None or problems


@examples(50)
@given(changes=edits(DICTIONARY, most=6))
def test_mutations_of_the_portals_settings(root: Path, changes: list[Edit]) -> None:
    read(root, mutated(SETTINGS.read_bytes(), changes))


@examples(30)
@given(text=yaml_texts)
def test_yaml(root: Path, text: str) -> None:
    read(root, text.encode("utf-8", "surrogatepass"))
