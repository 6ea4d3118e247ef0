"""Each input of a target has the digest of what a target can see of it, and no more."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from kembar.arrange.assemble import arrange
from kembar.cache.file_snapshot import FileSnapshot, digest_of
from kembar.incremental.input_digests import Digests
from kembar.model.dependencies import Dependency
from kembar.model.site import Asset, Site
from tests.arrange.contents import MESSAGES, city, content, words

FILES = {
    "content/id/cities/rabat.md": "naskah",
    "content/en/cities/rabat.md": "words",
    "templates/base.html": "frame",
    "templates/layouts/place.html": "place",
    "locales/id/LC_MESSAGES/portal.po": "kata",
}
STYLE = Asset("css/site.css", "assets/css/site.12345678.css", b"body {}")


def site(*, description: str = "Ibu kota Maroko.", name: str = "Rabat", style: Asset = STYLE, **cities: str) -> Site:
    """A city with words in both languages, and others by their names."""
    documents = [words(f"{lang}/cities/rabat.md", title="Rabat", description=description) for lang in ("id", "en")]
    records = {"rabat": city(name), **{key: city(called) for key, called in cities.items()}}
    arranged, problems = arrange(content(*documents, cities=records), {style.name: style}, MESSAGES)
    assert {problem.code for problem in problems} <= {"translation.unstamped"}
    return arranged


def digests(root: Path, of: Site | None = None, **files: str) -> Digests:
    """The digests of a site whose files lie in a folder."""
    for path, text in {**FILES, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    scan = FileSnapshot.of({name: root / name for name in ("content", "templates", "locales")}, {}, 0)
    return Digests(of or site(), scan, {"place": ("base.html", "layouts/place.html")})


INPUTS: Mapping[str, Dependency] = {
    "a record": ("cities", "rabat"),
    "which records there are": ("cities", None),
    "a page": ("pages", ("cities", "rabat")),
    "a summary": ("summaries", ("cities", "rabat")),
    "an address": ("addresses", ("cities", "rabat")),
    "an asset": ("assets", "css/site.css"),
    "words": ("articles", ("cities", "rabat", "en")),
    "a layout": ("layouts", "place"),
    "a catalogue": ("catalogues", "id"),
}


def changed(before: Digests, after: Digests) -> set[str]:
    """What has another digest."""
    return {called for called, name in INPUTS.items() if before.of(name) != after.of(name)}


def test_everything_has_a_digest(tmp_path: Path) -> None:
    assert [called for called, name in INPUTS.items() if len(digests(tmp_path).of(name)) != 32] == []


def test_the_same_site_has_the_same_digests(tmp_path: Path) -> None:
    assert changed(digests(tmp_path), digests(tmp_path)) == set()


@pytest.mark.parametrize(
    ("other", "names"),
    [
        (site(name="Kota Rabat"), {"a record", "a page", "a summary"}),
        (site(oslo="Oslo"), {"which records there are"}),
        (site(description="Di Bou Regreg."), {"a page", "a summary"}),
        (site(style=replace(STYLE, source=b"html {}")), {"an asset"}),
        (site(style=replace(STYLE, address="assets/css/site.87654321.css")), {"an asset"}),
    ],
    ids=["facts", "another record", "a description", "bytes of an asset", "address of an asset"],
)
def test_a_change_of_the_site_changes_what_shows_it(tmp_path: Path, other: Site, names: set[str]) -> None:
    assert changed(digests(tmp_path), digests(tmp_path, other)) == names


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("content/en/cities/rabat.md", {"words"}),
        ("content/id/cities/rabat.md", set[str]()),
        ("templates/base.html", {"a layout"}),
        ("templates/layouts/visit.html", set[str]()),
        ("locales/id/LC_MESSAGES/portal.po", {"a catalogue"}),
    ],
)
def test_a_change_of_a_file_changes_what_is_taken_by_its_file(tmp_path: Path, path: str, names: set[str]) -> None:
    before = {called: digests(tmp_path).of(name) for called, name in INPUTS.items()}
    after = digests(tmp_path, None, **{path: "other text"})

    assert {called for called, name in INPUTS.items() if after.of(name) != before[called]} == names


def test_borrowed_words_are_those_of_the_other_language(tmp_path: Path) -> None:
    arranged = site()
    page = arranged.pages["cities", "rabat"]
    bare = replace(page.versions["en"], document=None, fallback_lang="id")
    borrowing = replace(arranged, pages={("cities", "rabat"): replace(page, versions={**page.versions, "en": bare})})

    assert digests(tmp_path, borrowing).of(("articles", ("cities", "rabat", "en"))) == digest_of(b"naskah")


@pytest.mark.parametrize(
    "name",
    [
        ("cities", "oslo"),
        ("pages", ("cities", "oslo")),
        ("assets", "css/none.css"),
        ("articles", ("cities", "oslo", "en")),
        ("articles", ("cities", "rabat", "fr")),
        ("articles", ("listings", "cities", "en")),
        ("catalogues", "en"),
    ],
    ids=str,
)
def test_what_is_not_there_has_an_empty_digest(tmp_path: Path, name: Dependency) -> None:
    assert digests(tmp_path).of(name) == ""
