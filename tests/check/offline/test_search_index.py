"""References in the search index."""

from pathlib import Path

import pytest

from tests.check.offline.folders import reported

PLACE = "copy/assets/search/en/entries-1.js"
"""A file of entries in a site that has a folder of its own in what is looked through."""

ENTRIES = {
    "en/cities/rabat/index.html": [],
    "en/cities/rabat/index.html#history": [],
    "en/cities/rabat/": [f"{PLACE}:1:33 offline.address"],
    "/en/cities/rabat/index.html": [f"{PLACE}:1:33 offline.address"],
    "../index.html": [f"{PLACE}:1:33 offline.missing"],
    "../../index.html": [f"{PLACE}:1:33 offline.address"],
    "https://a.example/en/": [f"{PLACE}:1:33 offline.network"],
    "//a.example/en/": [f"{PLACE}:1:33 offline.address"],
    "en/cities/rebat/index.html": [f"{PLACE}:1:33 offline.missing"],
}


@pytest.mark.parametrize(("address", "found"), ENTRIES.items())
def test_the_url_of_an_entry_is_relative_to_the_root_of_the_site(tmp_path: Path, address: str, found: list[str]) -> None:
    script = f'kembarSearch.put("entries",0,[["{address}","https://a.example/","/",[["a","","/b"]]]]);\n'

    assert reported(tmp_path, {"copy/en/cities/rabat/index.html": "", PLACE: script}) == found


def test_the_files_of_an_index_must_exist(tmp_path: Path) -> None:
    script = (
        'kembarSearch.open({"words":[["","../assets/words-1.js","1a"]],"entries":[[0,"../assets/entries-1.js","2b"],[9,"/e.js","3c"]]});'
    )

    found = reported(tmp_path, {"en/search.js": script, "assets/entries-1.js": ""})

    assert found == ["en/search.js:1:34 offline.missing", "en/search.js:1:112 offline.address"]


def test_the_files_that_the_entry_script_names_must_exist(tmp_path: Path) -> None:
    script = 'self.kembarSearchFiles=["../assets/engine.js","../assets/index.js","/assets/index.js"];\n'

    found = reported(tmp_path, {"en/search.js": script, "assets/engine.js": ""})

    assert found == ["en/search.js:1:48 offline.missing", "en/search.js:1:69 offline.address"]


@pytest.mark.parametrize(
    "script", ['kembarSearch.put("words","a","/rabat");', "kembarSearch.put(entries);", 'other.put("entries",0,[["/a"]]);']
)
def test_data_without_urls_has_no_problems(tmp_path: Path, script: str) -> None:
    assert reported(tmp_path, {"en/search.js": script}) == []


def test_the_scripts_of_the_search_field_must_exist(tmp_path: Path) -> None:
    found = reported(
        tmp_path, {"a.html": '<div data-search="engine.js ../b.js /c.js"></div><div data-search="a word"></div>', "engine.js": ""}
    )

    assert found == ["a.html:1:19 offline.address", "a.html:1:19 offline.address"]
