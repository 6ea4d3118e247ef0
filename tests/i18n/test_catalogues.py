from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from kembar.i18n.catalogues import read_messages
from kembar.i18n.messages import Messages
from kembar.i18n.po import PoEntry, parse_po
from kembar.model.config import Lang
from kembar.model.problem import Problem
from kembar.model.problem_limit import MAX_PER_FILE
from tests.i18n.voices import EN, ID, LOCALES, messages

RUSSIAN = Lang(code="ru", locale="ru", name="Русский")
ARABIC = Lang(code="ar", locale="ar", name="العربية", direction="rtl")
FILE = "locales/id/LC_MESSAGES/portal.po"
ONE_FORM = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


def read(root: Path, content: str | bytes, lang: Lang = ID) -> tuple[Messages, list[Problem]]:
    path = root / "locales" / lang.code / "LC_MESSAGES" / "portal.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_messages(path, lang)


def reported(problems: list[Problem]) -> list[str]:
    return [f"{problem.location}: {problem.code}: {problem.message} / {problem.hint}" for problem in problems]


def test_a_message_is_translated_or_stays_english(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "Sources"\nmsgstr "Sumber"\n\nmsgid "Visits"\nmsgstr ""\n')
    assert problems == []
    assert [spoken.gettext(msgid) for msgid in ("Sources", "Visits", "People")] == ["Sumber", "Visits", "People"]


def test_the_number_of_deceptive_characters_reported_is_limited(tmp_path: Path) -> None:
    _, problems = read(tmp_path, ONE_FORM + 'msgid "Sources"\nmsgstr ""\n' + '"\u202e"\n' * (MAX_PER_FILE + 1))

    assert [problem.code for problem in problems] == ["text.bidi-control"] * MAX_PER_FILE + ["file.more-problems"]


def test_indonesian_has_one_form_for_every_number(tmp_path: Path) -> None:
    spoken, _ = read(tmp_path, ONE_FORM + 'msgid "{count} city"\nmsgid_plural "{count} cities"\nmsgstr[0] "{count} kota"\n')
    assert [spoken.ngettext("{count} city", "{count} cities", n) for n in (0, 1, 21)] == ["{count} kota"] * 3


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    spoken, problems = read_messages(tmp_path / "locales" / "en" / "LC_MESSAGES" / "portal.po", EN)
    assert problems == []
    assert [spoken.ngettext("{count} city", "{count} cities", n) for n in (0, 1, 21)] == [
        "{count} cities",
        "{count} city",
        "{count} cities",
    ]
    assert spoken.gettext("since {date}") == "since {date}"


def test_a_message_without_translation_follows_the_english_rule() -> None:
    assert [messages(ID).ngettext("one untold", "many untold", n) for n in (1, 2)] == ["one untold", "many untold"]


def test_forms_are_chosen_by_cldrs_rule(tmp_path: Path) -> None:
    forms = 'msgid "city"\nmsgid_plural "cities"\nmsgstr[0] "город"\nmsgstr[1] "города"\nmsgstr[2] "городов"\n'
    spoken, problems = read(tmp_path, ONE_FORM.replace("nplurals=1; plural=0", "nplurals=3; plural=0") + forms, RUSSIAN)
    assert problems == []
    assert [spoken.ngettext("city", "cities", n) for n in (1, 2, 5, 21, 1_000_000)] == ["город", "города", "городов", "город", "городов"]


def test_fuzzy_entries_and_entries_with_a_context_are_ignored(tmp_path: Path) -> None:
    spoken, problems = read(
        tmp_path, ONE_FORM + '#, fuzzy\nmsgid "Sources"\nmsgstr "Asal"\n\nmsgctxt "verb"\nmsgid "Visits"\nmsgstr "Berkunjung"\n'
    )
    assert problems == []
    assert [spoken.gettext(msgid) for msgid in ("Sources", "Visits")] == ["Sources", "Visits"]


@pytest.mark.parametrize(
    "before",
    [
        '#, fuzzy\n#~ msgid "Old"\n#~ msgstr "Lama"\n',
        '#, fuzzy\n#~| msgid "Older"\n#~ msgid "Old"\n#~ msgstr ""\n#~ "Lama"\n',
        'msgid "Old"\n#, fuzzy\nmsgstr "Lama"\n',
        "#, no-fuzzy\n",
        "# This translation is fuzzy, says its author.\n",
    ],
    ids=["an obsolete entry", "an obsolete entry with its previous id", "inside another entry", "another flag", "a comment"],
)
def test_a_fuzzy_mark_applies_to_its_own_entry_only(tmp_path: Path, before: str) -> None:
    spoken, problems = read(tmp_path, f'{ONE_FORM}{before}\nmsgid "New"\nmsgstr "Baru"\n')
    assert problems == []
    assert [spoken.gettext("New"), spoken.gettext("Old")] == ["Baru", "Old"]


def test_text_after_an_obsolete_entry_is_not_added_to_the_previous_entry(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, f'{ONE_FORM}msgid "New"\nmsgstr "Baru"\n#~ msgid "Old"\n#~ msgstr ""\n"Lama"\n')
    assert [str(problem.location) for problem in problems] == [f"{FILE}:9"]
    assert spoken.gettext("New") == "New"


def test_a_fuzzy_mark_before_a_context_or_after_an_obsolete_entry_applies_to_the_next_entry() -> None:
    entries = (
        '#, c-format, fuzzy\nmsgctxt "verb"\nmsgid "Visits"\nmsgstr "Berkunjung"\n#~ msgid "Old"\n#, fuzzy\nmsgid "New"\nmsgstr "Baru"\n'
    )
    assert [(entry.ids[0], entry.fuzzy) for entry in parse_po(entries.encode()).entries] == [("Visits", True), ("New", True)]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (ONE_FORM.replace("nplurals=1", "nplurals=2"), "this catalogue has nplurals=2, but Bahasa Indonesia has 1"),
        (
            ONE_FORM.replace("nplurals=1", f"nplurals={'9' * 5000}"),
            "this catalogue does not give the number of plural forms of Bahasa Indonesia",
        ),
        (ONE_FORM.replace("nplurals=1", "nplurals=one"), "this catalogue does not give the number of plural forms of Bahasa Indonesia"),
        ("", "this catalogue does not give the number of plural forms of Bahasa Indonesia"),
    ],
)
def test_a_catalogue_with_the_wrong_number_of_forms_is_refused(tmp_path: Path, header: str, message: str) -> None:
    spoken, problems = read(tmp_path, header + 'msgid "Sources"\nmsgstr "Sumber"\n')
    assert spoken.gettext("Sources") == "Sources"
    assert reported(problems) == [f"{FILE}: catalogue.plural: {message} / write nplurals=1 in the Plural-Forms header"]


def test_an_entry_with_the_wrong_number_of_forms_is_ignored_and_reported(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "hari"\nmsgstr[1] "hari-hari"\n')
    assert reported(problems) == [
        f"{FILE}:5: catalogue.plural: “day” has 2 plural forms, but Bahasa Indonesia has 1 / write msgstr[0] to msgstr[0]"
    ]
    assert spoken.ngettext("day", "days", 2) == "days"


@pytest.mark.parametrize(
    "second", ['msgid "day"\nmsgstr "siang"\n', 'msgid "day"\nmsgid_plural "days"\nmsgstr[0] "siang"\n'], ids=["the same", "counted"]
)
def test_of_two_entries_with_one_id_the_first_is_used_and_the_second_reported(tmp_path: Path, second: str) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "day"\nmsgstr "hari"\n\n' + second)
    assert reported(problems) == [
        f"{FILE}:8: catalogue.duplicate: “day” is translated twice; the first time is in line 5 / keep one of them"
    ]
    assert spoken.gettext("day") == "hari"


@pytest.mark.parametrize(
    ("msgid", "text", "wanted"),
    [
        ("since {date}", "sejak {tanggal}", "{date}"),
        ("since {date}", "sejak", "{date}"),
        ("since {date}", "sejak {date", "{date}"),
        ("since {date}", "sejak {date!r}", "{date}"),
        ("since {date}", "sejak {date} {date.year}", "{date}"),
        ("{start}–{end}", "{start}", "{end}, {start}"),
        ("Sources", "Sumber {0}", "none"),
    ],
)
def test_a_translation_with_other_gaps_is_ignored_and_reported(tmp_path: Path, msgid: str, text: str, wanted: str) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + f'msgid "{msgid}"\nmsgstr "{text}"\n')
    assert reported(problems) == [
        f"{FILE}:5: catalogue.gap: the translation of “{msgid}” has other gaps than its original / its gaps must be: {wanted}"
    ]
    assert spoken.gettext(msgid) == msgid


@pytest.mark.parametrize(
    ("msgid", "text", "fields"),
    [
        ("d MMMM y", "d MMMM y dari", "d, a, r, i"),
        ("EEEE, d MMMM y", "EEEE, d MMMM y dari", "d, a, r, i"),
        ("MMMM y", "MMMM y dari", "d, a, r, i"),
        ("MMMM y", "MMMM", "y"),
        ("MMMM y", "d MMMM y", "d"),
        ("d MMMM y", "d MMMM Y", "Y, y"),
        ("d MMMM y", "d MMMMMM y", "MMMMMM, M"),
        ("d MMMM y", "H MMMM y", "H, d"),
    ],
)
def test_a_date_pattern_with_other_fields_is_ignored_and_reported(tmp_path: Path, msgid: str, text: str, fields: str) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + f'msgid "{msgid}"\nmsgstr "{text}"\n')

    said = f"the date pattern “{text}” must have the fields of “{msgid}”, each once; these differ: {fields}"
    assert reported(problems) == [f"{FILE}:5: catalogue.pattern: {said} / put words in single quotes, as in d 'de' MMMM 'de' y"]
    assert spoken.gettext(msgid) == msgid


@pytest.mark.parametrize("text", ["d 'dari MMMM y", "d MMMM y o'clock"])
def test_a_date_pattern_with_an_unclosed_quote_is_ignored_and_reported(tmp_path: Path, text: str) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + f'msgid "d MMMM y"\nmsgstr "{text}"\n')

    assert [str(problem.message) for problem in problems] == [f"a quote in the date pattern “{text}” is not closed"]
    assert spoken.gettext("d MMMM y") == "d MMMM y"


@pytest.mark.parametrize("text", ["y年M月d日", "dd.MM.yyyy", "d 'de' LLLL 'de' y", "d ''MMM'' y"])
def test_a_date_pattern_may_have_its_fields_in_any_order_and_form(tmp_path: Path, text: str) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + f'msgid "d MMMM y"\nmsgstr "{text}"\n')

    assert problems == []
    assert spoken.gettext("d MMMM y") == text


def test_a_plural_form_with_other_gaps_is_ignored_and_reported(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{jumlah} hari"\n')
    assert reported(problems) == [
        f"{FILE}:5: catalogue.gap: the translation of “{{n}} day” has other gaps than its original / its gaps must be: {{n}}"
    ]
    assert spoken.ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_a_plural_entry_with_another_plural_id_is_another_message(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "{n} day"\nmsgid_plural "{days} days"\nmsgstr[0] "{days} hari"\n')
    assert problems == []
    assert spoken.ngettext("{n} day", "{n} days", 2) == "{n} days"


def test_a_plural_form_for_a_single_number_may_omit_its_gap(tmp_path: Path) -> None:
    forms = ("لا أيام", "يوم واحد", "يومان", "{n} أيام", "{n} يومًا", "{n} يوم")
    head = ONE_FORM.replace("nplurals=1; plural=0", "nplurals=6; plural=0")
    texts = "".join(f'msgstr[{position}] "{form}"\n' for position, form in enumerate(forms))
    spoken, problems = read(tmp_path, f'{head}msgid "{{n}} day"\nmsgid_plural "{{n}} days"\n{texts}', ARABIC)

    assert problems == []
    assert tuple(spoken.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2, 3, 11, 100)) == forms


def test_a_plural_form_for_several_numbers_must_have_its_gap(tmp_path: Path) -> None:
    head = ONE_FORM.replace("nplurals=1; plural=0", "nplurals=6; plural=0")
    texts = "".join(f'msgstr[{position}] "أيام"\n' for position in range(6))
    _, problems = read(tmp_path, f'{head}msgid "{{n}} day"\nmsgid_plural "{{n}} days"\n{texts}', ARABIC)

    assert [problem.code for problem in problems] == ["catalogue.gap"]


def test_a_plural_form_may_omit_the_number_like_the_english_singular(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, ONE_FORM + 'msgid "one day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} hari"\n')
    assert problems == []
    assert spoken.ngettext("one day", "{n} days", 1) == "{n} hari"


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'msgid "a"\nmsgstr "\xff"\n', 2, "it is not UTF-8"),
        (b'msgid "a"\nmsgstr b\n', 2, "a line must be a comment, or a keyword and one text in double quotes"),
        (b'msgid "a"\nmsgstr "b\n', 2, "a line must be a comment, or a keyword and one text in double quotes"),
        (b'msgid "a"\nmsgid "b"\nmsgstr "b"\n', 2, "msgid is not allowed here, only: msgstr, msgid_plural"),
        (b'msgid "a"\nmsgid_plural "b"\nmsgid_plural "c"\n', 3, "msgid_plural is not allowed here, only: msgstr[0]"),
        (
            b'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[2] "d"\n',
            4,
            "msgstr[2] is not allowed here, only: msgstr[1], msgid, msgctxt",
        ),
        (b'msgid "a"\nmsgstring "b"\n', 2, "msgstring is not allowed here, only: msgstr, msgid_plural"),
        (b'\nmsgid "a"\n', 2, "the last entry has no msgstr"),
        (b'\n"b"\n', 2, "this text belongs to no keyword"),
    ],
)
def test_a_syntax_error_is_reported_with_its_line(tmp_path: Path, content: bytes, line: int, reason: str) -> None:
    spoken, problems = read(tmp_path, content)
    assert spoken.gettext("a") == "a"
    assert reported(problems) == [
        f"{FILE}:{line}: catalogue.invalid: this catalogue cannot be read: {reason} / fix the PO file at this line",
    ]


def test_the_entries_are_those_that_babel_reads() -> None:
    for path in [*LOCALES.rglob("*.po"), *(LOCALES.parent / "tests" / "sites").rglob("*.po")]:
        with path.open("rb") as file:
            babels = [(message.id, message.string, message.lineno) for message in read_po(file, abort_invalid=True) if message.id]

        assert [_as_babel(entry) for entry in parse_po(path.read_bytes()).entries] == babels


def _as_babel(entry: PoEntry) -> tuple[str | tuple[str, ...], str | tuple[str, ...], int]:
    return (entry.ids, entry.texts, entry.line) if len(entry.ids) > 1 else (entry.ids[0], entry.texts[0], entry.line)


def test_a_byte_order_mark_and_other_line_endings_are_accepted(tmp_path: Path) -> None:
    spoken, problems = read(tmp_path, b"\xef\xbb\xbf" + (ONE_FORM + 'msgid "Sources"\nmsgstr "Sumber"\n').replace("\n", "\r\n").encode())
    assert problems == []
    assert spoken.gettext("Sources") == "Sumber"


def test_every_message_of_formats_and_terms_has_an_indonesian_translation() -> None:
    found = extract_from_dir(LOCALES.parent / "kembar" / "i18n", method_map=[("**.py", "python")])
    spoken = messages(ID)
    assert {msgid for _, _, msgid, _, _ in found if msgid not in spoken.texts} == set()
