import json
from typing import Any

from kembar.export.service_worker import final_targets
from kembar.model.output import OutputInfo
from kembar.model.profile import Profile
from kembar.model.site import Asset
from tests.export.sites import page, site, version

SLUGS = {"offline": {"id": "luring", "en": "offline"}}
PAGE = page("listings", "offline", version("id/luring/"), version("en/offline/"))
STORE = Asset("js/offline-storage/store.js", "assets/js/offline-storage/store.00000001.js", b"")
WORKER = Asset("js/offline-storage/worker.js", "assets/js/offline-storage/worker.00000002.js", b"")
STYLE = Asset("css/site.css", "assets/css/site.00000003.css", b"")

FINISHED = {
    "404.html": OutputInfo("0" * 64, 1),
    "assets/css/site.00000003.css": OutputInfo("1" * 64, 10),
    "assets/search/en/words-1.22222222.js": OutputInfo("2" * 64, 100),
    "assets/search/id/words-1.33333333.js": OutputInfo("3" * 64, 100),
    "en/index.html": OutputInfo("4" * 64, 1000),
    "id/feed.xml": OutputInfo("5" * 64, 1000),
    "id/index.html": OutputInfo("6" * 64, 1000),
    "id/search.js": OutputInfo("7" * 64, 5),
}


def made(finished: dict[str, OutputInfo], **settings: Any) -> dict[str, bytes]:  # noqa: ANN401 - any of the settings
    """The files that list all others."""
    keeping = site(PAGE, assets=(STORE, WORKER, STYLE), **{"sections": SLUGS, **settings})
    return {seal.path: seal.make(finished) for seal in final_targets(keeping)}


def test_the_list_of_a_language_has_its_files_and_their_size() -> None:
    listed = json.loads(made(FINISHED)["id/keeping.json"])

    assert listed["bytes"] == 1115
    assert listed["files"] == [
        ["assets/css/site.00000003.css", "1" * 12, 10],
        ["assets/search/id/words-1.33333333.js", "3" * 12, 100],
        ["id/", "6" * 12, 1000],
        ["id/search.js", "7" * 12, 5],
    ]


def test_the_worker_contains_pages_versions_and_scripts() -> None:
    files = made(FINISHED)
    versions = {lang: json.loads(files[f"{lang}/keeping.json"])["version"] for lang in ("id", "en")}
    first, second = files["sw.js"].decode().splitlines()

    assert json.loads(first.removeprefix("self.portal=").removesuffix(";")) == {
        "versions": versions,
        "pages": {"id": "id/luring/", "en": "en/offline/"},
        "assets": ["assets/css/site.00000003.css", "assets/js/offline-storage/store.00000001.js"],
    }
    assert second == 'importScripts("assets/js/offline-storage/store.00000001.js","assets/js/offline-storage/worker.00000002.js");'


def test_the_worker_changes_when_a_stored_file_changes() -> None:
    before = made(FINISHED)
    page_changed = made(FINISHED | {"id/index.html": OutputInfo("8" * 64, 1000)})
    other_changed = made(FINISHED | {"404.html": OutputInfo("8" * 64, 1000)})

    assert {path for path in before if before[path] != page_changed[path]} == {"id/keeping.json", "sw.js"}
    assert before == other_changed


def test_a_site_without_the_offline_page_has_no_worker() -> None:
    assert made(FINISHED, sections={}) == {}


def test_an_offline_copy_has_no_worker() -> None:
    assert made(FINISHED, profile=Profile.OFFLINE) == {}
