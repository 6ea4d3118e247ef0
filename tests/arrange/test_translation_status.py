from dataclasses import replace

import pytest

from kembar.arrange.translation_status import TranslationStatus, invalid_stamps, translation_statuses
from kembar.arrange.twins import twins_by_page
from kembar.model.config import Lang
from kembar.model.document import Document
from kembar.model.fingerprint import Drift
from kembar.model.site import State
from tests.arrange.contents import CONFIG, content, made_from, sectioned, shown, words

ORIGINAL, TRANSLATED, STALE, UNTRANSLATED = State.ORIGINAL, State.TRANSLATED, State.STALE, State.UNTRANSLATED
THREE = replace(CONFIG, languages=(*CONFIG.languages, Lang(code="ar", locale="ar", name="العربية", direction="rtl")))

SOURCE = sectioned("id/pages/a.md", {".lead": "Halo.", "rencana": "Empat."}, title="Tentang", description="Isi.")


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("cities", ["id", "en"], {"id": ORIGINAL, "en": TRANSLATED}),
        ("cities", ["id"], {"id": ORIGINAL, "en": UNTRANSLATED}),
        ("cities", ["en"], {"id": UNTRANSLATED, "en": ORIGINAL}),
        ("cities", [], {"id": ORIGINAL, "en": ORIGINAL}),
        ("sources", [], {"id": ORIGINAL, "en": ORIGINAL}),
        ("pages", ["id", "en"], {"id": ORIGINAL, "en": TRANSLATED}),
        ("pages", ["en"], {"en": ORIGINAL}),
    ],
)
def test_the_state_of_a_page_follows_from_the_languages_that_have_words(kind: str, written: list[str], expected: dict[str, State]) -> None:
    found = translation_statuses(CONFIG, kind, {code: words(f"{code}/{kind}/x.md") for code in written})

    assert {code: standing.state for code, standing in found.items()} == expected


def test_without_the_primary_language_the_next_one_leads_and_lends_its_words() -> None:
    assert translation_statuses(THREE, "cities", {code: words(f"{code}/cities/x.md") for code in ("en", "ar")}) == {
        "id": TranslationStatus(UNTRANSLATED, "en"),
        "en": TranslationStatus(ORIGINAL),
        "ar": TranslationStatus(TRANSLATED, "en"),
    }


def translation(lang: str, source: Document) -> Document:
    return sectioned(f"{lang}/pages/a.md", {".lead": "Hello.", "rencana": "Four."}, made_from=made_from(source))


def test_a_translation_of_today_s_words_is_up_to_date_whichever_language_leads() -> None:
    english = translation("en", SOURCE)
    assert translation_statuses(CONFIG, "pages", {"id": SOURCE, "en": english}) == {
        "id": TranslationStatus(ORIGINAL),
        "en": TranslationStatus(TRANSLATED, "id"),
    }

    led = sectioned("en/pages/a.md", {".lead": "Hello."})
    indonesian = sectioned("id/pages/a.md", {".lead": "Halo."}, made_from=made_from(led))
    assert translation_statuses(CONFIG, "pages", {"id": indonesian, "en": led}) == {
        "id": TranslationStatus(TRANSLATED, "en"),
        "en": TranslationStatus(ORIGINAL),
    }


@pytest.mark.parametrize(
    ("sections", "meta", "drift"),
    [
        ({".lead": "Halo!", "rencana": "Empat."}, {}, Drift(changed=(".lead",))),
        ({".lead": "Halo.", "rencana": "Lima."}, {}, Drift(changed=("rencana",))),
        ({".lead": "Halo.", "rencana": "Empat.", "hasil": "Ada."}, {}, Drift(added=("hasil",))),
        ({".lead": "Halo."}, {}, Drift(removed=("rencana",))),
        ({"rencana": "Empat."}, {}, Drift(removed=(".lead",))),
        ({".lead": "Halo.", "rencana": "Empat."}, {"title": "Perihal"}, Drift(changed=(".title",))),
        ({".lead": "Halo.", "rencana": "Empat."}, {"description": "Isinya."}, Drift(changed=(".description",))),
        ({"rencana": "Empat.", ".lead": "Halo."}, {"slug": "tentang", "updated": "2026-11-21"}, None),
    ],
)
def test_a_translation_is_stale_in_exactly_what_has_moved_on(sections: dict[str, str], meta: dict[str, str], drift: Drift | None) -> None:
    source = sectioned("id/pages/a.md", sections, **{"title": "Tentang", "description": "Isi.", **meta})
    found = translation_statuses(CONFIG, "pages", {"id": source, "en": translation("en", SOURCE)})

    assert found["en"] == (TranslationStatus(STALE, "id", drift) if drift else TranslationStatus(TRANSLATED, "id"))


def test_each_translation_is_held_against_the_words_it_was_made_from() -> None:
    english = translation("en", SOURCE)
    moved = replace(SOURCE, meta=replace(SOURCE.meta, title="Perihal"))
    found = translation_statuses(THREE, "pages", {"id": moved, "en": english, "ar": translation("ar", english)})

    assert found == {
        "id": TranslationStatus(ORIGINAL),
        "en": TranslationStatus(STALE, "id", Drift(changed=(".title",))),
        "ar": TranslationStatus(TRANSLATED, "en"),
    }


def problems(*documents: Document, **unread: frozenset[tuple[str, str, str]]) -> list[str]:
    site = content(*documents, config=THREE, **unread)  # type: ignore[arg-type] # records go by other names
    return shown(list(invalid_stamps(site, twins_by_page(site))))


def test_sound_stamps_are_no_problem() -> None:
    assert problems(SOURCE, translation("en", SOURCE)) == []


def test_a_translation_without_a_stamp_is_reported_once() -> None:
    assert problems(SOURCE, sectioned("en/pages/a.md", {})) == [
        (
            "content/en/pages/a.md:1:1: translation.unstamped: it is not known whether this translation is up to date with "
            "content/id/pages/a.md (when it is, run “python build.py accept content/en/pages/a.md”)"
        )
    ]


def test_a_text_is_not_made_from_itself() -> None:
    assert problems(SOURCE, translation("en", sectioned("en/pages/a.md", {".lead": "Hello."}))) == [
        "content/en/pages/a.md: translation.itself: this text cannot be made from itself (name the language that it was translated from)"
    ]


def test_a_text_is_made_from_words_that_are_there() -> None:
    lost = translation("en", SOURCE)

    assert problems(lost) == [
        (
            "content/en/pages/a.md: translation.source: this text was made from content/id/pages/a.md, which does not exist "
            "(put that file back, or delete this line)"
        )
    ]
    assert problems(lost, unread_words=frozenset({("id", "pages", "a")})) == []


def test_texts_that_were_made_from_each_other_have_no_original_and_the_first_leads() -> None:
    english = translation("en", SOURCE)
    ring = {"id": translation("id", english), "en": english, "ar": translation("ar", english)}

    assert problems(*ring.values()) == [
        (
            "content/id/pages/a.md: translation.circle: these texts were each made from another, and none is the original: "
            "id → en → id (delete this line from the text that leads)"
        )
    ]
    assert [standing.origin for standing in translation_statuses(THREE, "pages", ring).values()] == ["", "id", "en"]


def test_a_page_for_one_language_has_no_twin() -> None:
    alone = words("id/pages/a.md", only=True)

    assert problems(alone) == []
    assert problems(alone, translation("en", alone)) == [
        (
            "content/id/pages/a.md: translation.only: this page is for readers of “id” only, and content/en/pages/a.md is its twin "
            "(delete this line, or the twin)"
        )
    ]
