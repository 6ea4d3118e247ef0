"""Templates that our compiler compiles give the same output as those of Jinja's own compiler."""

from collections.abc import MutableMapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, Template, UndefinedError
from markupsafe import Markup

from kembar.render.environment import COMPILED, PageEnvironment

COMPONENTS = {
    "link.html": "{% macro link(to, lang='') %}<a href='{{ to.href }}'{% if lang %} {{ lang }}{% endif %}>{{ to.text }}</a>{% endmacro %}",
    "box.html": "{% macro box(title) %}<div title='{{ title }}'>{{ caller() }}</div>{% endmacro %}",
    "base.html": "<title>{% block title %}{{ view.title }}{% endblock %}</title>{% block content %}{% endblock %}",
}
IMPORTS = "{% from 'link.html' import link %}{% from 'box.html' import box as frame %}"
VIEW = SimpleNamespace(
    title="Fes & <Meknes>",
    html=Markup("<b>&amp;</b>"),
    links=(SimpleNamespace(href="a?b&c", text="<A>"), SimpleNamespace(href="'\"", text="")),
    count=3,
    nothing=None,
)


def ours(template: str) -> Environment:
    environment = PageEnvironment(Path(), COMPILED)
    environment.loader = DictLoader({**COMPONENTS, "page.html": template})
    return environment


def stock(template: str) -> Environment:
    return Environment(
        loader=DictLoader({**COMPONENTS, "page.html": template}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@pytest.mark.parametrize(
    "template",
    [
        "{{ view.title }} {{ view.html }} {{ view.count }} {{ view.nothing }} {{ '<' }} {{ 'a' ~ view.title }}",
        "{{ view.title | upper }} {{ view.html | safe }} {{ view.links | length }} {{ (view.count + 1) * 2 }} {{ -view.count }}",
        "{{ view.links | map(attribute='href') | join(', ') }} {{ view.title.lower() }} {{ view.title[0] }} {{ {'a': 1}['a'] }}",
        IMPORTS + "{{ link(to=view.links[0]) }}{{ link(view.links[1], 'id') }}{{ link(to=view.links[1], lang=view.title) }}",
        IMPORTS + "{% for item in view.links %}{{ link(to=item) }}{{ '' if loop.last else ', ' }}{{ loop.index }}{% endfor %}",
        IMPORTS + "{% call frame(title=view.title) %}{% call frame('') %}{{ view.title }}{{ view.html }}{% endcall %}{% endcall %}",
        IMPORTS + "{% set way %}{{ link(to=view.links[0]) }}{% endset %}{{ way }}{% set name = view.title %}{{ name }}",
        "{% extends 'base.html' %}" + IMPORTS + "{% block content %}{{ link(to=view.links[0]) }}{% endblock %}",
        "{% extends 'base.html' %}{% block title %}{{ super() }} – x{% endblock %}",
        "{% import 'link.html' as library %}{{ library.link(to=view.links[0]) }}",
        "{% from 'link.html' import link with context %}{{ link(to=view.links[0]) }}",
        "{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ all(1, b=view.title) }}{{ all(*[1, 2], **{'for': 3}) }}",
        "{% macro asked(caller=none) %}{{ caller() if caller else 'alone' }}{% endmacro %}{{ asked() }}{% call asked() %}<i>{% endcall %}",
        "{% macro one() %}1{% endmacro %}{% macro two() %}{{ one() }}2{% endmacro %}{{ two() }}{{ one() }}{{ two() is string }}",
        "{{ view.title if view.nothing is none else '' }}{{ 'x' if view.count > 2 and not view.nothing }}",
    ],
)
def test_a_page_is_the_same_to_the_letter(template: str) -> None:
    expected = stock(template).get_template("page.html").render(view=VIEW)

    assert ours(template).get_template("page.html").render(view=VIEW) == expected


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ title }}", UndefinedError),
        ("{{ title.first }}", UndefinedError),
        ("{{ view.titel }}", AttributeError),
        (IMPORTS + "{{ link() }}", UndefinedError),
        (IMPORTS + "{{ link(too=1) }}", TypeError),
        (IMPORTS + "{{ frame(title='') }}", UndefinedError),
        ("{% from 'link.html' import lnik %}", AttributeError),
    ],
)
def test_what_is_not_there_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ours(template).get_template("page.html").render(view=VIEW)


class Counted(DictLoader):
    """Templates that count how often they are asked for."""

    def __init__(self, mapping: dict[str, str]) -> None:
        super().__init__(mapping)
        self.loaded: list[str] = []

    def load(self, environment: Environment, name: str, variables: MutableMapping[str, object] | None = None) -> Template:
        self.loaded.append(name)
        return super().load(environment, name, variables)


def test_components_are_imported_once_for_all_pages() -> None:
    environment = PageEnvironment(Path(), COMPILED)
    environment.cache = None
    environment.loader = loader = Counted({**COMPONENTS, "page.html": IMPORTS + "{{ link(to=view.links[0]) }}"})
    for _ in range(3):
        environment.get_template("page.html").render(view=VIEW)

    assert loader.loaded == ["page.html", "link.html", "box.html", "page.html", "page.html"]
