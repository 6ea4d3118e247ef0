"""Catalogues are compared with messages, and templates contain no unmarked text."""

from pathlib import Path

import pytest

from kembar import report
from kembar.check.translations import check_catalogues, find_unmarked_text
from tests.check.planted import CONFIG

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two messages in its one template, and none in its folder of code."""
    (tmp_path / "kembar").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "locales" / "id" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "locales" / "babel.cfg").write_text("[jinja2: templates/**.html]\n", encoding="utf-8")
    (tmp_path / "templates" / "base.html").write_text(
        '<h1>{{ _("Cities") }}</h1>\n{{ ngettext("{count} city", "{count} cities", 2) }}\n', encoding="utf-8"
    )
    return tmp_path


def reported(root: Path, catalogue: str) -> str:
    """What is wrong with a catalogue."""
    (root / "locales" / "id" / "LC_MESSAGES" / "portal.po").write_text(f"{HEAD}{catalogue}", encoding="utf-8")
    return report.as_text(check_catalogues(root, CONFIG), root.joinpath)


WHOLE = '\nmsgid "Cities"\nmsgstr "Kota"\n\nmsgid "{count} city"\nmsgid_plural "{count} cities"\nmsgstr[0] "{count} kota"\n'


def test_a_complete_catalogue_has_no_problems(root: Path) -> None:
    assert reported(root, WHOLE) == ""


def test_a_message_without_an_entry_is_missing(root: Path) -> None:
    assert reported(root, WHOLE.replace('\nmsgid "Cities"\nmsgstr "Kota"\n', "")) == (
        "locales/id/LC_MESSAGES/portal.po: warning catalogue.missing: “Cities” is not in this catalogue; templates/base.html uses it\n"
        "    run “make words”, and translate the entry that it adds\n"
    )


@pytest.mark.parametrize(("old", "new", "line"), [('"Kota"', '""', 6), ('msgid "Cities"', '#, fuzzy\nmsgid "Cities"', 7)])
def test_an_empty_or_fuzzy_entry_is_untranslated(root: Path, old: str, new: str, line: int) -> None:
    message = "“Cities” is not translated; templates/base.html uses it"

    assert reported(root, WHOLE.replace(old, new)).splitlines()[0] == (
        f"locales/id/LC_MESSAGES/portal.po:{line}: warning catalogue.untranslated: {message}"
    )


def test_an_entry_without_a_message_is_unused(root: Path) -> None:
    assert reported(root, f'{WHOLE}\nmsgid "Towns"\nmsgstr "Kota kecil"\n') == (
        "locales/id/LC_MESSAGES/portal.po:13: warning catalogue.unused: “Towns” is not used any more\n"
        '    msgid "Towns"\n'
        "    take the entry out; “make words” does so\n"
    )


@pytest.mark.parametrize("ids", ['msgid_plural "{total} cities"\nmsgstr[0]', "msgstr"], ids=["another plural", "no plural"])
def test_an_entry_without_the_plural_id_of_its_message_is_another_entry(root: Path, ids: str) -> None:
    whole = WHOLE.replace('msgid_plural "{count} cities"\nmsgstr[0]', ids)

    assert [line for line in reported(root, whole).splitlines() if not line.startswith(" ")] == [
        "locales/id/LC_MESSAGES/portal.po: warning catalogue.missing: “{count} city” is not in this catalogue; templates/base.html uses it",
        "locales/id/LC_MESSAGES/portal.po:9: warning catalogue.unused: “{count} city” is not used any more",
    ]


def test_a_project_without_babel_cfg_is_not_checked(root: Path) -> None:
    (root / "locales" / "babel.cfg").unlink()

    assert reported(root, WHOLE) == ""


def test_a_language_other_than_english_needs_a_catalogue(root: Path) -> None:
    assert [(str(problem.location), problem.code) for problem in check_catalogues(root, CONFIG)] == [
        ("locales/id/LC_MESSAGES/portal.po", "catalogue.none")
    ]


@pytest.mark.parametrize(
    ("template", "places"),
    [
        ('<p>{{ _("Sources") }}</p>', []),
        ("<p>Sources</p>", ["a.html:1:4"]),
        ("{# A comment <b>of\nmany</b> words #}\n<p>\n  Sources {{ count }}</p>", ["a.html:4:3"]),
        ("{% if a < b %}<p title=\"{{ words }}\">–</p>{% endif %}", []),
        ('<img alt="A city" class="city">', ["a.html:1:1"]),
        ('<a aria-label="Up" href="{{ up }}">↑</a>', ["a.html:1:1"]),
        ("<script>let sources = 1</script><style>p { color: red }</style>", []),
        ("<p>&nbsp;&middot;&nbsp;</p>", []),
    ],
)  # fmt: skip
def test_unmarked_text_in_a_template_is_reported(template: str, places: list[str]) -> None:
    assert [str(problem.location) for problem in find_unmarked_text("a.html", template)] == places


def test_deceptive_characters_in_the_catalogue_of_the_tool_are_reported(root: Path) -> None:
    (root / "locales" / "id" / "LC_MESSAGES" / "kembar.po").write_text('msgid "a"\nmsgstr "b\u202e\x01"\n', encoding="utf-8")

    found = [
        f"{problem.location} {problem.code}" for problem in check_catalogues(root, CONFIG) if problem.location.path.endswith("kembar.po")
    ]

    assert found == [
        "locales/id/LC_MESSAGES/kembar.po:2:10 text.bidi-control",
        "locales/id/LC_MESSAGES/kembar.po:2:11 file.control-character",
    ]


def test_deceptive_characters_in_a_template_are_reported(root: Path) -> None:
    (root / "templates" / "more.html").write_text("{# a\u202e #}\n<p>\u200b</p>\n", encoding="utf-8")

    found = [
        f"{problem.location} {problem.code}" for problem in check_catalogues(root, CONFIG) if problem.location.path == "templates/more.html"
    ]

    assert found == ["templates/more.html:1:5 text.bidi-control", "templates/more.html:2:4 text.invisible"]
