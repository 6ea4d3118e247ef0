"""Entries of the search."""

from kembar.export.search.entries import ANCHORED_KINDS, SearchEntry, entry
from kembar.export.search.record_text import SearchText
from kembar.i18n.localizer import Localizer
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import Arranged, arrange_site
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest


def found(arranged: Arranged, lang: str, kind: str, key: str) -> SearchEntry | None:
    """What is found of a page or a record."""
    site, messages = arranged.site, arranged.messages[lang]
    return entry(kind, key, SearchText(site, site.config.lang(lang), messages, Localizer(site.config.lang(lang), messages, site.config)))


def test_a_page_without_text_in_a_language_has_no_entry(site: SiteTest) -> None:
    site.delete("content/id/cities/nordhavn.md")
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), BuildOptions())
    assert arranged is not None

    assert found(arranged, "en", "cities", "nordhavn")
    assert found(arranged, "id", "cities", "nordhavn") is None


def test_each_person_and_organisation_has_an_entry(site: SiteTest) -> None:
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), BuildOptions())
    assert arranged is not None
    keys = [(kind, key) for kind in ANCHORED_KINDS for key in arranged.site.records.of(kind)]
    entries = [found(arranged, "en", kind, key) for kind, key in keys]

    assert [one.address for one in entries if one] == [f"en/people/#{key}" for _, key in keys]
