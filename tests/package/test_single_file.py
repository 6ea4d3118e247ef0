"""The whole portal in one file."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from kembar.check.offline import offline_check as gate
from kembar.package.offline_site import OfflineSite
from kembar.package.single_file import single
from tests.published import PublishedPage


def page(copy: OfflineSite, lang: str) -> PublishedPage:
    """The file in a language, as a strict parser reads it."""
    return PublishedPage.parse("portal.html", single(copy, copy.config.lang(lang)).decode())


def test_every_page_of_the_language_stands_in_it(copy: OfflineSite) -> None:
    articles = [article.attrib["id"] for article in page(copy, "en").all("article") if "book__page" in article.attrib["class"]]

    expected = [address for pages in copy.site.pages.values() if (address := pages.versions["en"].address.strip("/").replace("/", "-"))]
    assert sorted([*articles, "en-search"]) == sorted(expected)


def test_every_link_leads_to_a_place_in_it_or_out_to_the_web(copy: OfflineSite) -> None:
    found = page(copy, "id")

    inside = {address[1:] for address in found.addresses if address.startswith("#")}
    assert inside - set(found.ids) == set()
    assert {urlsplit(address).scheme for address in found.addresses if not address.startswith("#")} <= {"https", "http", "data"}


def test_no_id_is_given_twice(copy: OfflineSite) -> None:
    ids = page(copy, "en").ids

    assert sorted(set(ids)) == sorted(ids)


def test_one_heading_stands_above_all_others(copy: OfflineSite) -> None:
    levels = page(copy, "en").headings

    assert (levels[0], levels.count(1)) == (1, 1)


def test_a_link_to_the_other_language_leads_to_the_published_site_and_says_so(copy: OfflineSite, tmp_path: Path) -> None:
    copy = replace(copy, folder=shutil.copytree(copy.folder, tmp_path / "offline"))
    (copy.folder / "en" / "index.html").write_text('<main><a href="../id/index.html">Beranda</a></main>', encoding="utf-8")

    links = [(link.attrib["href"], "".join(link.itertext())) for link in page(copy, "en").all("a", rel="external")]

    assert ("https://muara.example/id/", "Beranda (needs the internet)") in links


def test_the_same_content_gives_the_same_bytes(copy: OfflineSite) -> None:
    lang = copy.config.lang("id")

    assert single(copy, lang) == single(copy, lang)


def test_it_needs_no_other_file(copy: OfflineSite, tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    folder.mkdir()
    (folder / "portal.html").write_bytes(single(copy, copy.config.lang("id")))

    assert list(gate.check_folder(folder)) == []


def test_what_a_search_finds_stands_in_it(copy: OfflineSite) -> None:
    found = page(copy, "en")
    entries = re.findall(r'kembarSearch\.put\("entries",\d+,(.*)\);\n', single(copy, copy.config.lang("en")).decode())

    places = [
        place for shelf in entries for entry in json.loads(shelf) for place in (entry[0], *(f"#{part[0]}" for part in entry[3] if part[0]))
    ]
    assert {"#en-cities-nordhavn", "#en-people.lars-holm"} <= set(places)
    assert {place[1:] for place in places} - set(found.ids) == set()


def test_without_scripts_its_search_is_a_link_to_everything_from_a_to_z(copy: OfflineSite) -> None:
    found = page(copy, "en")

    assert [link.attrib["href"] for link in found.all("a", **{"class": "site-search__list"})] == ["#en-index"]
    assert [(form.attrib["action"], "hidden" in form.attrib) for form in found.all("form")] == [("#top", True)]
