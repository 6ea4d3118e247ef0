"""Which words a translation is made from, or why that cannot be said."""

from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.translate.translation_source import find_source
from tests.translate.words import page, site

FROM_ID, FROM_EN = "{id: {.lead: 3f2a9c1b}}", "{en: {.lead: 3f2a9c1b}}"


def told(of: Document, *others: Document, wanted: str = "") -> str:
    """The path of the source, or the code of the problem with its place."""
    found = find_source(site(of, *others), of, wanted)
    return f"{found.code} {found.location}" if isinstance(found, Problem) else found.path


def test_the_stamp_names_the_source_whichever_language_leads() -> None:
    assert told(page("en", "One.", made_from=FROM_ID), page("id", "Satu.")) == "content/id/pages/about.md"
    assert told(page("id", "Satu.", made_from=FROM_EN), page("en", "One.")) == "content/en/pages/about.md"


def test_without_a_stamp_the_first_language_of_the_site_leads() -> None:
    assert told(page("en", "One."), page("id", "Satu.")) == "content/id/pages/about.md"


def test_originals_are_refused_unless_somebody_says_what_they_were_made_from() -> None:
    assert told(page("id", "Satu."), page("en", "One.")) == "translation.original content/id/pages/about.md"
    assert told(page("id", "Satu.")) == "translation.original content/id/pages/about.md"
    assert told(page("id", "Satu."), page("en", "One."), wanted="en") == "content/en/pages/about.md"


def test_nothing_is_made_from_itself_or_from_words_that_are_not_there() -> None:
    assert told(page("id", "Satu."), wanted="id") == "translation.original content/id/pages/about.md"
    assert told(page("id", "Satu."), wanted="en") == "translation.source content/id/pages/about.md"
    assert told(page("en", "One.", made_from=FROM_ID)) == "translation.source content/en/pages/about.md:4:12"


def test_a_circle_is_refused_and_named() -> None:
    assert told(page("id", "Satu."), page("en", "One.", made_from=FROM_ID), wanted="en") == "translation.circle content/id/pages/about.md"
    assert told(page("id", "Satu.", made_from=FROM_EN), page("en", "One.", made_from=FROM_ID)) == (
        "translation.circle content/id/pages/about.md:4:12"
    )
