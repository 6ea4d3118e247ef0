from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError

from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.model.dates import parse
from kembar.render.environment import Templates, environment
from tests.render.conftest import CONFIG, LANGUAGES

INDONESIAN = Messages(
    texts={"since {date}": "sejak {date}", "Sources & notes": "Sumber & catatan"},
    plurals={("{number} city", "{number} cities"): ("{number} kota",)},
    form=lambda _: 0,
)


def speaking(templates: Path, lang: Lang, messages: Messages) -> Environment:
    return environment(Templates(templates), Localizer(lang, messages, CONFIG))


@pytest.fixture
def indonesian(tmp_path: Path) -> Environment:
    return speaking(tmp_path, LANGUAGES["id"], INDONESIAN)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{ name }}", "&lt;b&gt;"),
        ("{{ _('since {date}', date=name) }}", "sejak &lt;b&gt;"),
        ("{{ _('since {date}', date=time(when)) }}", 'sejak <time datetime="1991">1991</time>'),
        ("{{ _('Sources & notes') }}", "Sumber &amp; catatan"),
        ("{{ ngettext('{number} city', '{number} cities', 21, number=fmt.number(1200)) }}", "1.200 kota"),
        ("{{ lang }}", "id"),
    ],
)
def test_everything_is_escaped_but_markup(indonesian: Environment, template: str, expected: str) -> None:
    assert indonesian.from_string(template).render(name="<b>", when=parse("1991")) == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2018-04-17", '<time datetime="2018-04-17">17 April 2018</time>'),
        ("1990-05", '<time datetime="1990-05">Mei 1990</time>'),
        ("2018-04-17/2018-04-19", '<time datetime="2018-04-17">17</time>–<time datetime="2018-04-19">19 April 2018</time>'),
    ],
)
def test_a_date_reports_machines_what_it_tells_readers(indonesian: Environment, when: str, expected: str) -> None:
    assert indonesian.from_string("{{ time(when) }}").render(when=parse(when)) == expected


def test_an_unknown_name_is_an_error(indonesian: Environment) -> None:
    with pytest.raises(UndefinedError, match="'titel' is undefined"):
        indonesian.from_string("{{ titel }}").render(title="Casablanca")


def test_a_gap_that_nobody_fills_is_an_error(indonesian: Environment) -> None:
    with pytest.raises(KeyError, match="date"):
        indonesian.from_string("{{ _('since {date}') }}").render()


def test_imported_components_speak_the_language_too(tmp_path: Path) -> None:
    (tmp_path / "card.html").write_text("{% macro card(when) %}{{ _('since {date}', date=time(when)) }}{% endmacro %}", "utf-8")
    (tmp_path / "page.html").write_text("{% from 'card.html' import card %}{{ card(when=when) }}", "utf-8")
    drawn = {
        lang: speaking(tmp_path, LANGUAGES[lang], messages).get_template("page.html").render(when=parse("1990-05"))
        for lang, messages in (("id", INDONESIAN), ("en", Messages()))
    }

    assert drawn == {
        "id": 'sejak <time datetime="1990-05">Mei 1990</time>',
        "en": 'since <time datetime="1990-05">May 1990</time>',
    }


def test_the_globals_are_few_and_known(indonesian: Environment) -> None:
    assert sorted(indonesian.globals) == ["_", "cover", "fmt", "lang", "names", "ngettext", "offline", "time"]


def test_a_cover_is_drawn_as_markup(indonesian: Environment) -> None:
    assert indonesian.from_string("{{ cover(key) }}").render(key="jakarta").startswith('<svg class="cover ')
