from hypothesis import given
from hypothesis import strategies as st

from kembar.model.hreflang import absolute, alternates
from kembar.model.site import Page, State
from tests.export.sites import CONFIG, page, site, version

CODES = ("id", "en")


def test_a_page_names_itself_and_its_twins_and_the_primary_one_for_everybody_else() -> None:
    about = page("pages", "about", version("id/tentang/"), version("en/about/"))

    assert alternates(site(about), ("pages", "about")) == (
        ("id", "https://example.org/kota/id/tentang/"),
        ("en", "https://example.org/kota/en/about/"),
        ("x-default", "https://example.org/kota/id/tentang/"),
    )


def test_the_home_pages_leave_the_choice_to_the_root_page() -> None:
    assert alternates(site(), ("listings", "home")) == (
        ("id", "https://example.org/kota/id/"),
        ("en", "https://example.org/kota/en/"),
        ("x-default", "https://example.org/kota/"),
    )


def test_a_page_that_waits_for_its_words_is_nobodys_alternate() -> None:
    rabat = page("cities", "rabat", version("id/kota/rabat/", state=State.UNTRANSLATED), version("en/cities/rabat/"))

    assert alternates(site(rabat), ("cities", "rabat")) == (
        ("en", "https://example.org/kota/en/cities/rabat/"),
        ("x-default", "https://example.org/kota/en/cities/rabat/"),
    )


def test_letters_beyond_ascii_are_percent_encoded() -> None:
    assert absolute(CONFIG, "ar/مدن/") == "https://example.org/kota/ar/%D9%85%D8%AF%D9%86/"


@st.composite
def pages(draw: st.DrawFn) -> list[Page]:
    """Pages that exist in some languages, in any state."""
    found = []
    for number in range(draw(st.integers(0, 5))):
        states = draw(st.dictionaries(st.sampled_from(CODES), st.sampled_from(State), min_size=1))
        versions = [version(f"{code}/p{number}/", state=states[code]) for code in CODES if code in states]
        found.append(page("pages", str(number), *versions))
    return found


@given(pages())
def test_the_graph_is_closed_and_reciprocal(found: list[Page]) -> None:
    whole = site(*found)
    listed = {
        absolute(whole.config, version.address): page
        for page, versions in whole.summaries.items()
        for version in versions.values()
        if version.is_indexable
    }

    for url, whose in listed.items():
        twins = alternates(whole, whose)
        assert url in [address for _, address in twins]
        assert twins[-1][0] == "x-default"
        assert len({hreflang for hreflang, _ in twins}) == len(twins)
        for _, address in twins[:-1]:
            assert alternates(whole, listed[address]) == twins
