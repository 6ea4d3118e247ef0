"""A site can begin with its home city alone; its pages state that there is nothing else yet."""

import shutil

import pytest

from tests.pipeline.site_test import SiteTest

EMPTY = ("agreements", "cities", "fields", "people", "sources", "visits", "where-sources-differ")


@pytest.fixture
def bare(site: SiteTest) -> SiteTest:
    """The small site without anything but its home city, published."""
    for folder in ("id", "en"):
        shutil.rmtree(site.root / "content" / folder)
    for kind in ("agreements", "fields", "organisations", "people", "relationships", "sources", "visits"):
        shutil.rmtree(site.root / "content" / "facts" / kind)
    site.delete("content/facts/cities/nordhavn.yaml")
    site.delete("content/facts/cities/sund.yaml")
    site.write("content/facts/cities/muara.yaml", "name: {id: Muara, en: Muara}\ncountry: ID\ncontinent: asia\n")
    site.change("content/site.yaml", "footer: [about]", "footer: []")
    assert not site.build().failed
    return site


def test_an_empty_listing_says_so(bare: SiteTest) -> None:
    said = {name: set(bare.page(f"en/{name}/index.html").texts("p", **{"class": "empty-state"})) for name in EMPTY}

    assert said == {name: {"Nothing has been recorded here yet."} for name in EMPTY}


def test_the_home_page_has_no_empty_sections(bare: SiteTest) -> None:
    assert bare.page("en/index.html").texts("h2") == []
