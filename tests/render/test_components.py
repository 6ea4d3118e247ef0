"""
Every component, drawn from the examples in its own YAML file, in both languages.

In an example's `call`, a mapping of exactly the languages is words: each drawing gets its own. `!when` reads a date. `inside` is what
a component that is called around something is called around.
"""

import inspect
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
import pytest
import yaml
from jinja2 import Environment
from markupsafe import Markup

from kembar.model.dates import DateValue, parse

COMPONENTS = Path(__file__).parents[2] / "templates" / "components"
LANGUAGES = ("id", "en")

Description = dict[str, Any]
"""A mapping out of a YAML file, of which the tests themselves find out whether it is as it should be."""

PHYSICAL = re.compile(
    r"^\s*((?:left|right|width|height|(?:margin|padding|border)-(?:left|right))\s*:|(?:margin|padding):(?: \S+){4};)", re.MULTILINE
)


class Examples(yaml.SafeLoader):
    """YAML that knows our dates."""


def _when(loader: yaml.SafeLoader, node: yaml.Node) -> DateValue:
    assert isinstance(node, yaml.ScalarNode)
    return parse(loader.construct_scalar(node))


Examples.add_constructor("!when", _when)


def described(component: str) -> Description:
    description: Description = yaml.load((COMPONENTS / component / f"{component}.yaml").read_text("utf-8"), Loader=Examples)  # noqa: S506 - a safe loader
    return description


def names() -> list[str]:
    return sorted(folder.name for folder in COMPONENTS.iterdir())


def examples() -> list[object]:
    return [
        pytest.param(component, example, lang, id=f"{component}: {example['name']} ({lang})")
        for component in names()
        for example in described(component)["examples"]
        for lang in LANGUAGES
    ]


def spoken(value: object, lang: str) -> object:
    """A value of an example as templates get it in one language: attributes for mappings, words for words."""
    match value:
        case dict() if value.keys() == set(LANGUAGES):
            return value[lang]
        case dict():
            return SimpleNamespace(**{key: spoken(part, lang) for key, part in value.items()})
        case list():
            return tuple(spoken(part, lang) for part in value)
        case _:
            return value


def drawn(environment: Environment, component: str, example: Description, lang: str) -> str:
    """The example's markup, its white space made even."""
    macro = example.get("macro", component.replace("-", "_"))
    arguments = {name: spoken(value, lang) for name, value in example["call"].items()}
    if "inside" in example:
        arguments["caller"] = partial(Markup, spoken(example["inside"], lang))
    module = environment.get_template(f"components/{component}/{component}.html").module
    return re.sub(r"\s+", " ", str(getattr(module, macro)(**arguments))).strip()


@pytest.mark.parametrize("component", names())
def test_a_component_is_a_folder_with_its_drawing_its_description_and_at_most_its_style(component: str) -> None:
    files = {file.name for file in (COMPONENTS / component).iterdir()}

    assert files - {f"{component}.css"} == {f"{component}.html", f"{component}.yaml"}


def parameters(macro: Callable[..., str]) -> list[str]:
    """What a macro is called with, its caller's own part left out."""
    taken = inspect.signature(macro).parameters.values()
    return [parameter.name for parameter in taken if parameter.kind is not parameter.KEYWORD_ONLY and parameter.name != "caller"]


@pytest.mark.parametrize("component", names())
def test_every_parameter_of_a_component_is_described(environments: dict[str, Environment], component: str) -> None:
    module = environments["en"].get_template(f"components/{component}/{component}.html").module
    macros = described(component)["macros"]

    assert {name: parameters(getattr(module, name)) for name in macros} == {
        name: list(macro["parameters"]) for name, macro in macros.items()
    }


@pytest.mark.parametrize(("component", "example", "lang"), examples())
def test_an_example_shows_what_it_promises(environments: dict[str, Environment], component: str, example: Description, lang: str) -> None:
    html = drawn(environments[lang], component, example, lang)

    assert [fragment for fragment in example["shows"][lang] if fragment not in html] == []
    assert html or example["shows"][lang] == [""]


@pytest.mark.parametrize(("component", "example", "lang"), examples())
def test_an_example_is_valid_html(environments: dict[str, Environment], component: str, example: Description, lang: str) -> None:
    html = drawn(environments[lang], component, example, lang)

    assert html5lib.HTMLParser(strict=True).parseFragment(html) is not None


@pytest.mark.parametrize("component", names())
def test_a_component_s_style_is_in_its_layer_and_mirrors_for_scripts_that_run_from_the_right(component: str) -> None:
    style = COMPONENTS / component / f"{component}.css"
    css = style.read_text("utf-8") if style.exists() else "@layer components {\n}\n"

    assert css.startswith("@layer components {\n")
    assert PHYSICAL.findall(css) == []


@pytest.mark.parametrize("style", sorted((COMPONENTS.parents[1] / "assets" / "css").glob("*.css")), ids=lambda style: style.stem)
def test_what_components_share_mirrors_as_well(style: Path) -> None:
    assert PHYSICAL.findall(style.read_text("utf-8")) == []


def test_markup_enters_templates_as_it_is_in_one_place_only() -> None:
    templates = COMPONENTS.parent
    unescaped = [
        str(file.relative_to(templates))
        for file in sorted(templates.rglob("*.html"))
        if re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", inspect.cleandoc(file.read_text("utf-8")))
    ]

    assert unescaped == ["components/prose/prose.html"]


def test_templates_hold_no_script_and_no_style_of_their_own() -> None:
    """So that a page can forbid both (Content-Security-Policy `default-src 'none'`)."""
    templates = COMPONENTS.parent
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=", re.IGNORECASE)

    assert [file.name for file in sorted(templates.rglob("*.html")) if inline.search(file.read_text("utf-8"))] == []


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "paper-raised", "paper-sunk", "accent-soft"])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "settled", "open", "doubt", "ended"])
def test_every_ink_can_be_read_on_every_paper(scheme: str, paper: str, ink: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: 4.5 to 1."""
    light, _, dark = (COMPONENTS.parents[1] / "assets/css/tokens.css").read_text("utf-8").partition("prefers-color-scheme: dark")
    found = colours(light) | (colours(dark) if scheme == "dark" else {})
    lighter, darker = sorted((luminance(found[ink]), luminance(found[paper])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
