"""What a build makes, keeps and removes after a change."""

import os

from tests.pipeline.site_test import SiteTest


def test_a_second_build_makes_nothing_and_keeps_all(site: SiteTest) -> None:
    first = site.build()
    before = site.files()

    second = site.build()

    assert (second.made, second.removed, second.kept) == ([], [], len(first.made))
    assert site.files() == before


def test_a_slug_change_moves_the_page_and_remakes_its_linkers_and_its_twin(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/id/cities/nordhavn.md", "slug: nordhavn", "slug: pelabuhan")

    built = site.build()

    assert built.removed == ["id/kota/nordhavn/index.html"]
    assert built.made == [
        "assets/search/id/entries-1.js",
        "assets/search/id/index.js",
        "en/cities/nordhavn/index.html",
        "id/bidang/libraries/index.html",
        "id/index.html",
        "id/index/index.html",
        "id/kota/index.html",
        "id/kota/muara/index.html",
        "id/kota/pelabuhan-utara/index.html",
        "id/kota/pelabuhan/index.html",
        "id/kota/sund/index.html",
        "id/kunjungan/2018-nordhavn/index.html",
        "id/kunjungan/index.html",
        "id/naskah/index.html",
        "id/naskah/nordhavn-mou-2018/index.html",
        "id/search.js",
        "id/sumber-berbeda/index.html",
        "id/sumber/avisen-2018/index.html",
        "id/sumber/gazette-2018/index.html",
        "id/tentang/index.html",
        "id/tokoh/index.html",
        "sitemap.xml",
    ]


def test_a_change_of_facts_shows_in_both_languages(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/facts/agreements/nordhavn-mou-2018.yaml", "signed: 2018-04-18", "signed: 2018-04-19")

    assert site.build().made == [
        "assets/search/en/entries-1.js",
        "assets/search/en/index.js",
        "assets/search/en/words-1.js",
        "assets/search/id/entries-1.js",
        "assets/search/id/index.js",
        "assets/search/id/words-1.js",
        "en/agreements/index.html",
        "en/agreements/nordhavn-mou-2018/index.html",
        "en/cities/muara/index.html",
        "en/cities/nordhavn/index.html",
        "en/fields/libraries/index.html",
        "en/search.js",
        "id/bidang/libraries/index.html",
        "id/kota/muara/index.html",
        "id/kota/nordhavn/index.html",
        "id/naskah/index.html",
        "id/naskah/nordhavn-mou-2018/index.html",
        "id/search.js",
    ]
    assert "19 April 2018" in site.page("en/agreements/nordhavn-mou-2018/index.html").text
    assert "19 April 2018" in site.page("id/naskah/nordhavn-mou-2018/index.html").text


def test_a_change_of_words_remakes_one_page_and_the_search_of_its_language(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    assert site.build().made == [
        "assets/search/en/entries-1.js",
        "assets/search/en/index.js",
        "assets/search/en/words-1.js",
        "en/cities/nordhavn/index.html",
        "en/search.js",
    ]


def test_a_page_that_is_taken_away_goes_from_both_languages(site: SiteTest) -> None:
    site.restore_build()
    site.delete("content/id/pages/about.md")
    site.delete("content/en/pages/about.md")
    site.change("content/site.yaml", "footer: [about]", "footer: []")

    assert site.build().removed == ["en/about/index.html", "id/tentang/index.html"]


def test_a_kept_page_keeps_its_time_stamp(site: SiteTest) -> None:
    site.restore_build()
    os.utime(site.out / "index.html", (1_000_000_000, 1_000_000_000))
    site.change("content/en/cities/nordhavn.md", "exchange librarians", "lend each other librarians")

    site.build()

    assert (site.out / "index.html").stat().st_mtime == 1_000_000_000


def test_a_clean_build_gives_the_same_bytes_as_one_after_many_changes(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/id/cities/nordhavn.md", "slug: nordhavn", "slug: pelabuhan")
    site.build()
    site.change("content/id/cities/nordhavn.md", "slug: pelabuhan", "slug: nordhavn")
    site.build()
    changed = site.files()

    built = site.build(clean=True)

    assert site.files() == changed
    assert built.kept == 0


def test_files_that_were_put_among_the_published_ones_are_removed(site: SiteTest) -> None:
    site.restore_build()
    (site.out / "id" / "draft.html").write_text("left here by hand")

    assert site.build().removed == ["id/draft.html"]


def test_a_new_place_with_its_relationship_gets_its_pages_and_is_listed(site: SiteTest) -> None:
    site.restore_build()
    site.write(
        "content/facts/cities/eastport.yaml",
        "name: {id: Eastport, en: Eastport}\ncountry: CA\ncontinent: americas\nsources: [gazette-2018]\n",
    )
    site.write(
        "content/facts/relationships/muara-eastport.yaml",
        "between: [muara, eastport]\nkind: sister-city\nstatus: letter-of-intent\nsources: [gazette-2018]\n",
    )
    site.write(
        "content/en/cities/eastport.md",
        "---\ndescription: Eastport, on the coast, has signed a letter of intent with Muara and is not a sister city yet.\n---\n\n"
        "Eastport and [Muara](city:muara) mean to become sister cities [@gazette-2018].\n",
    )

    built = site.build()

    assert built.problems == ""
    assert built.made == [
        "assets/search/en/entries-1.js",
        "assets/search/en/index.js",
        "assets/search/en/words-1.js",
        "en/cities/eastport/index.html",
        "en/cities/index.html",
        "en/index/index.html",
        "en/search.js",
        "en/sources/gazette-2018/index.html",
        "en/sources/index.html",
        "id/index/index.html",
        "id/kota/eastport/index.html",
        "id/kota/index.html",
        "id/sumber/gazette-2018/index.html",
        "id/sumber/index.html",
        "sitemap.xml",
    ]
    assert "not yet available" not in site.page("en/cities/eastport/index.html").text
    assert "belum tersedia" in site.page("id/kota/eastport/index.html").text
