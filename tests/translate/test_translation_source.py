"""Which words a translation is made from, or why that is not known."""

from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.translate.translation_source import find_source
from tests.translate.words import page, site

FROM_ID, FROM_EN = "{id: {.lead: 3f2a9c1b}}", "{en: {.lead: 3f2a9c1b}}"


def reported(of: Document, *others: Document, wanted: str = "") -> str:
    """The path of the source, or the code of the problem with its place."""
    found = find_source(site(of, *others), of, wanted)
    return f"{found.code} {found.location}" if isinstance(found, Problem) else found.path


def test_the_stamp_names_the_source_in_any_order_of_languages() -> None:
    assert reported(page("en", "One.", made_from=FROM_ID), page("id", "Satu.")) == "content/id/pages/about.md"
    assert reported(page("id", "Satu.", made_from=FROM_EN), page("en", "One.")) == "content/en/pages/about.md"


def test_without_a_stamp_the_source_is_in_the_first_language() -> None:
    assert reported(page("en", "One."), page("id", "Satu.")) == "content/id/pages/about.md"


def test_originals_are_refused_unless_a_source_language_is_given() -> None:
    assert reported(page("id", "Satu."), page("en", "One.")) == "translation.original content/id/pages/about.md"
    assert reported(page("id", "Satu.")) == "translation.original content/id/pages/about.md"
    assert reported(page("id", "Satu."), page("en", "One."), wanted="en") == "content/en/pages/about.md"


def test_a_text_cannot_be_its_own_source_or_have_a_missing_source() -> None:
    assert reported(page("id", "Satu."), wanted="id") == "translation.original content/id/pages/about.md"
    assert reported(page("id", "Satu."), wanted="en") == "translation.source content/id/pages/about.md"
    assert reported(page("en", "One.", made_from=FROM_ID)) == "translation.source content/en/pages/about.md:4:12"


def test_a_circle_is_refused_and_named() -> None:
    assert (
        reported(page("id", "Satu."), page("en", "One.", made_from=FROM_ID), wanted="en") == "translation.circle content/id/pages/about.md"
    )
    assert reported(page("id", "Satu.", made_from=FROM_EN), page("en", "One.", made_from=FROM_ID)) == (
        "translation.circle content/id/pages/about.md:4:12"
    )
