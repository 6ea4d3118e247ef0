"""Catalogues: any bytes become words or located problems, every message can be filled, and Babel reads the same entries."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import PoFileError, read_po
from hypothesis import given
from hypothesis import strategies as st

from kembar.i18n.catalogues import read_messages
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.i18n.po import PoError, parse_po
from kembar.model.config import Lang
from kembar.render.environment import TemplateHelpers
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.grammars import catalogues, whole_catalogues
from tests.fuzz.harness import assert_located, examples
from tests.fuzz.mutations import Edit, edits, mutated
from tests.i18n.voices import CONFIG, EN, ID
from tests.pipeline.site_test import REPOSITORY

ARABIC = Lang(code="ar", locale="ar", name="العربية", direction="rtl")
PORTAL = (REPOSITORY / "locales" / "id" / "LC_MESSAGES" / "portal.po").read_bytes()
SAID = [entry.ids for entry in parse_po(PORTAL).entries]
"""The ids of all messages of pages."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("catalogues")


def read(root: Path, lang: Lang, data: bytes) -> Messages:
    """The words of a catalogue with these bytes."""
    path = root / "locales" / lang.code / "LC_MESSAGES" / "portal.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    with bounded_cpu_time(2):
        messages, problems = read_messages(path, lang)
    assert_located(problems, root)
    return messages


def fill(messages: Messages) -> None:
    """Says every message, with text in its gaps as templates give it."""
    helpers = TemplateHelpers(Localizer(ID, messages, CONFIG))
    for ids in SAID:
        gaps = dict.fromkeys((gap for form in ids for _, gap, _, _ in Formatter().parse(form) if gap), "<1>")
        for number in (0, 1, 2, 5, 21, 100) if len(ids) > 1 else (1,):
            text = helpers.gettext(ids[0], **gaps) if len(ids) == 1 else helpers.ngettext(ids[0], ids[1], number, **gaps)
            assert "<" not in text
            assert ">" not in text


@examples(100)
@given(text=catalogues, lang=st.sampled_from([ID, EN, ARABIC]))
def test_catalogues(root: Path, text: str, lang: Lang) -> None:
    read(root, lang, text.encode("utf-8", "surrogatepass"))


@examples(20)
@given(changes=edits(most=8))
def test_mutations_of_the_portals_words(root: Path, changes: list[Edit]) -> None:
    fill(read(root, ID, mutated(PORTAL, changes)))


@examples(50)
@given(text=whole_catalogues)
def test_babel_reads_the_same_entries(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    try:
        found = parse_po(data)
        others = read_po(BytesIO(data), abort_invalid=True)
    except (PoError, PoFileError, ValueError, IndexError, UnicodeDecodeError, LookupError):
        return
    ours = {(entry.context, entry.ids[0]): (entry.ids, entry.texts[0], entry.fuzzy) for entry in found.entries}
    if len(ours) < len(found.entries):
        return  # Babel merges entries with the same ids.
    theirs = {
        (message.context or "", _forms(message.id)[0]): (_forms(message.id), _forms(message.string)[0], message.fuzzy)
        for message in others
        if message.id and _forms(message.id)[0]
    }
    assert ours == theirs


def _forms(value: str | Sequence[str] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


@examples(30)
@given(data=st.binary(max_size=200))
def test_bytes(root: Path, data: bytes) -> None:
    read(root, ID, data)
