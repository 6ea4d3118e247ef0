"""A conference or fair, from its file to its pages."""

import pytest

from kembar.export.search.entries import entry
from kembar.export.search.record_text import SearchText
from kembar.i18n.localizer import Localizer
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest

PAGE = "en/events/library-fair-2018/index.html"
EVENT = """\
name: {id: Pameran Pustaka Nordhavn, en: Nordhavn Library Fair}
type: fair
status: held
edition: {id: Edisi ke-3, en: 3rd edition}
when: 2018-04-17/2018-04-19
city: nordhavn
organisers: [nordhavn-council]
topics: [libraries]
variants: [Books by the Sound]
sources: [gazette-2018]
differs:
  - matter: {id: Tempat acara, en: Venue}
    field: venue
    says:
      - {text: Old Library, sources: [gazette-2018]}
      - {text: Town Hall, sources: [avisen-2018]}
    shown: {id: Belum jelas., en: It is not clear.}
"""


@pytest.fixture
def with_event(site: SiteTest) -> SiteTest:
    """The small site with an event that a visit took part in and a page backlinks."""
    site.restore_build()
    site.change("content/site.yaml", "  fields: {id: bidang", "  events: {id: acara, en: events}\n  fields: {id: bidang")
    site.write("content/facts/events/library-fair-2018.yaml", EVENT)
    site.change(
        "content/facts/visits/2018-nordhavn.yaml",
        "        topics: [libraries]",
        "        topics: [libraries]\n        event: library-fair-2018",
    )
    site.change("content/en/pages/about.md", "[](city:nordhavn)", "[](city:nordhavn) [](event:library-fair-2018)")
    return site


def test_an_event_has_a_page_with_its_facts_its_visits_and_the_pages_that_mention_it(with_event: SiteTest) -> None:
    assert not with_event.build().failed

    shown = with_event.read(PAGE)
    for fact in ("Fair · 3rd edition", "Nordhavn Library Fair", "Books by the Sound", "Visit to Nordhavn", "Old Library", "not known"):
        assert fact in shown
    assert 'href="../../visits/2018-nordhavn/"' in shown
    assert 'href="../../people/#nordhavn-council"' in shown
    assert 'href="../../about/"' in shown


def test_an_event_is_in_the_list_of_events_from_a_to_z_where_sources_differ_and_on_the_pages_of_its_facts(with_event: SiteTest) -> None:
    with_event.build()

    assert 'href="library-fair-2018/"' in with_event.read("en/events/index.html")
    assert "Books by the Sound" in with_event.read("en/index/index.html")
    for page in ("visits/2018-nordhavn", "cities/nordhavn", "fields/libraries"):
        assert 'href="../../events/library-fair-2018/"' in with_event.read(f"en/{page}/index.html")
    assert 'id="events-library-fair-2018"' in with_event.read("en/where-sources-differ/index.html")


def test_a_search_finds_an_event_by_its_other_names_and_its_facts(with_event: SiteTest) -> None:
    arranged, _ = arrange_site(Project(with_event.root, with_event.root / "content"), BuildOptions())
    assert arranged is not None
    site, messages = arranged.site, arranged.messages["en"]
    lang = site.config.lang("en")

    found = entry("events", "library-fair-2018", SearchText(site, lang, messages, Localizer(lang, messages, site.config)))

    assert found is not None
    assert found.names == ("Pameran Pustaka Nordhavn", "Books by the Sound")
    assert found.facts == "Fair · 3rd edition · 17–19 April 2018 · Nordhavn · Denmark · Nordhavn City Council · Libraries"


def test_a_site_gets_its_first_event_as_a_clean_build_makes_it(with_event: SiteTest) -> None:
    with_event.build()

    assert with_event.files() == with_event.clean_files()


def test_a_site_without_a_slug_for_events_has_no_list_of_them(site: SiteTest) -> None:
    site.restore_build()

    assert [path for path in site.files() if "events" in path] == []


def test_faults_of_an_event_are_reported_at_their_places(with_event: SiteTest) -> None:
    with_event.change("content/facts/events/library-fair-2018.yaml", "type: fair", "type: fete")
    with_event.change("content/facts/events/library-fair-2018.yaml", "city: nordhavn", "city: nordhaven")
    with_event.change("content/facts/visits/2018-nordhavn.yaml", "event: library-fair-2018", "event: library-fair-2019")

    built = with_event.build()

    assert [line for line in built.problems.splitlines() if not line.startswith(" ")] == [
        "content/facts/events/library-fair-2018.yaml:2:7: error value.unknown: “fete” is no value of “type”",
        "content/facts/events/library-fair-2018.yaml:6:7: error reference.unknown: there is no record “nordhaven” in cities",
        "content/facts/visits/2018-nordhavn.yaml:18:16: error reference.unknown: there is no record “library-fair-2019” in events",
    ]
