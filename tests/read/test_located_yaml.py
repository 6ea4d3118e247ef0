import json
import pickle
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.problem import SourceLocation
from kembar.read.located_yaml import read_yaml
from tests.cases import Case, read_cases

LOADERS = {"PyYAML": yaml.SafeLoader, "libyaml": getattr(yaml, "CSafeLoader", yaml.SafeLoader)}
every_loader = pytest.mark.parametrize("loader", LOADERS.values(), ids=LOADERS.keys())

values = st.recursive(
    st.none() | st.booleans() | st.text("ab: -#'\"\\é😀\n", max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc é", min_size=1, max_size=4), inner, max_size=3),
    max_leaves=12,
)
yaml_pieces = [
    "a",
    "b: ",
    "- ",
    ": ",
    ", ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "|\n",
    ">\n",
    " #",
    "&x ",
    "*x",
    "!t ",
    "\t",
    "~",
    "<<: ",
]


@every_loader
@pytest.mark.parametrize("case", read_cases("yaml"), ids=str)
def test_yaml_means_what_its_cases_say(case: Case, loader: Any) -> None:  # noqa: ANN401 PyYAML's loaders share no type
    placed, problems = read_yaml(case.blocks["input"], "a.yaml", loader=loader)

    reported = [f"{problem.location.line}:{problem.location.column} {problem.code}: {problem.message}" for problem in problems]
    assert reported == case.blocks.get("problems", "").splitlines()
    assert ("json" in case.blocks) == (placed is not None)
    assert placed is None or placed.value == json.loads(case.blocks["json"])


@every_loader
def test_every_value_and_every_key_knows_its_place(loader: Any) -> None:  # noqa: ANN401 PyYAML's loaders share no type
    text = "name: {id: Maroko, en: Morocco}\nlegs:\n  - city: rabat\n    note:\n"

    placed, _ = read_yaml(text, "a.yaml", first_line=5, loader=loader)

    assert placed
    assert {path: str(place) for path, place in placed.places.items()} == {
        (): "a.yaml:5:1",
        ("name",): "a.yaml:5:7",
        ("name", "id"): "a.yaml:5:12",
        ("name", "en"): "a.yaml:5:24",
        ("legs",): "a.yaml:7:3",
        ("legs", 0): "a.yaml:7:5",
        ("legs", 0, "city"): "a.yaml:7:11",
        ("legs", 0, "note"): "a.yaml:8:5",
    }
    assert {path: str(place) for path, place in placed.keys.items()} == {
        ("name",): "a.yaml:5:1",
        ("name", "id"): "a.yaml:5:8",
        ("name", "en"): "a.yaml:5:20",
        ("legs",): "a.yaml:6:1",
        ("legs", 0, "city"): "a.yaml:7:5",
        ("legs", 0, "note"): "a.yaml:8:5",
    }


def test_a_place_that_is_not_known_is_that_of_what_is_around_it() -> None:
    placed, _ = read_yaml("legs: [{city: rabat}]", "a.yaml")

    assert placed
    assert placed.place(("legs", 0, "stops", 2)) == SourceLocation("a.yaml", 1, 8)


@every_loader
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_values_may_lie_32_deep_and_no_deeper(opening: str, loader: Any) -> None:  # noqa: ANN401 PyYAML's loaders share no type
    placed, problems = read_yaml(opening * 100_000, "a.yaml", loader=loader)

    assert placed is None
    assert problems[-1].code == "yaml.too-deep"


@every_loader
@pytest.mark.parametrize("text", ["- {a: b}\n" * 10_000, "a: b\n" * 20_000], ids=["small groups", "the same key"])
def test_a_text_may_hold_30_000_keys_and_values_and_no_more(text: str, loader: Any) -> None:  # noqa: ANN401 PyYAML's loaders share no type
    placed, problems = read_yaml(text, "a.yaml", loader=loader)

    assert placed is None
    assert (problems[-1].code, str(problems[-1].message)) == ("file.too-large", "this file holds more keys and values than 30,000")


@every_loader
@given(value=values)
def test_what_yaml_writes_is_read_back(value: object, loader: Any) -> None:  # noqa: ANN401 PyYAML's loaders share no type
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=None)

    placed, problems = read_yaml(text, "a.yaml", loader=loader)

    assert placed
    assert (placed.value, problems) == (value, [])


@given(text=st.lists(st.sampled_from(yaml_pieces) | st.text(max_size=3), max_size=30).map("".join))
def test_no_text_that_a_file_may_hold_raises(text: str) -> None:
    whole = "".join(letter for letter in text if letter.isprintable() or letter in "\t\n")

    for loader in LOADERS.values():
        placed, problems = read_yaml(whole, "a.yaml", loader=loader)

        assert placed is not None or problems


def test_places_can_be_kept_and_brought_back() -> None:
    placed, _ = read_yaml("legs: [{city: rabat}]", "a.yaml")

    assert placed
    assert pickle.loads(pickle.dumps(placed.places)) == placed.places  # noqa: S301 - what was just dumped
