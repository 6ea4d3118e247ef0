"""What can be found."""

from kembar.export.search.entries import Passage, entries, passages
from kembar.model.document import Heading
from kembar.model.problem import Place
from kembar.model.site import Article
from kembar.pipeline.project import Project, Settings
from kembar.pipeline.site import arrange_site
from tests.pipeline.site_test import SiteTest


def test_a_text_is_cut_before_its_headings_wherever_their_words_stand() -> None:
    html = '<p>Rabat and <a href="#x">Rabat</a><sup class="cite">1</sup>.</p>\n<h2 id="rabat">Rabat</h2>\n<p>A street.</p>'
    article = Article(html=html, headings=(Heading(2, "rabat", "Rabat", Place("a.md")),))

    assert list(passages(article)) == [Passage("", "", "Rabat and Rabat."), Passage("rabat", "Rabat", "A street.")]


def test_a_page_without_words_in_a_language_is_not_found_in_it(site: SiteTest) -> None:
    site.delete("content/id/cities/nordhavn.md")
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
    assert arranged is not None
    found = {
        lang.code: {entry.address for entry in entries(arranged.site, lang, arranged.messages[lang.code])}
        for lang in arranged.site.config.languages
    }

    assert "en/cities/nordhavn/" in found["en"]
    assert "id/kota/nordhavn/" not in found["id"]


def test_people_and_organisations_are_found_each_on_its_own(site: SiteTest) -> None:
    arranged, _ = arrange_site(Project(site.root, site.root / "content"), Settings())
    assert arranged is not None
    lang = arranged.site.config.lang("en")
    people = [f"en/people/#{key}" for kind in ("people", "organisations") for key in arranged.site.records.of(kind)]

    assert [entry.address for entry in entries(arranged.site, lang, arranged.messages["en"])][-len(people) :] == people
