"""
A build does no more work than a change asks for: counted in files that are read and outputs that are rendered, so that it holds on any
machine.
"""

from collections.abc import Callable

import pytest

from tests.pipeline.site_test import EDITED, SiteTest

WORDS = "content/en/cities/nordhavn.md"
CITY = "content/facts/cities/nordhavn.yaml"
AGREEMENT = "content/facts/agreements/nordhavn-mou-2018.yaml"


@pytest.fixture
def built(site: SiteTest) -> SiteTest:
    """The small site, built."""
    site.restore_build()
    return site


def work(site: SiteTest) -> tuple[int, int]:
    """How many files a build reads, and how many outputs it renders."""
    done = site.build()
    assert not done.failed
    return done.read, done.rendered


def appended(path: str, text: str) -> Callable[[SiteTest], None]:
    """An edit that adds to the end of a file."""
    return lambda site: site.write(path, (site.root / path).read_text(encoding="utf-8") + text)


def test_a_first_build_reads_every_file_and_renders_every_output(site: SiteTest) -> None:
    content = [path for path in (site.root / "content").rglob("*") if path.is_file() and path.name != "site.yaml"]

    done = site.build()

    assert (done.read, done.rendered) == (len(content), len(done.made))


def test_without_a_change_nothing_is_read_or_rendered(built: SiteTest) -> None:
    assert work(built) == (0, 0)


def test_a_file_written_with_the_same_bytes_is_no_change(built: SiteTest) -> None:
    appended(WORDS, "")(built)

    assert work(built) == (0, 0)


def test_other_words_are_read_and_their_page_is_rendered(built: SiteTest) -> None:
    built.change(WORDS, "exchange librarians", "lend each other librarians")

    assert work(built) == (1, len(EDITED))


def test_a_comment_in_facts_is_read_and_nothing_is_rendered(built: SiteTest) -> None:
    built.write(CITY, "# checked in 2024\n" + (built.root / CITY).read_text(encoding="utf-8"))

    assert work(built) == (1, 0)


def test_other_facts_are_read_and_what_reads_them_is_rendered(built: SiteTest) -> None:
    built.change(AGREEMENT, "signed: 2018-04-18", "signed: 2018-04-19")

    done = built.build()

    assert (done.read, done.rendered, len(done.made)) == (1, 28, 18)


def test_a_template_is_rendered_wherever_it_is_read(built: SiteTest) -> None:
    appended("templates/layouts/place.html", "{% block more %}more{% endblock %}\n")(built)

    assert work(built) == (0, 6)


def test_a_component_is_rendered_with_every_layout_that_imports_it(built: SiteTest) -> None:
    layouts = [path for path in (built.root / "templates" / "layouts").iterdir() if "place-card" in path.read_text(encoding="utf-8")]
    assert sorted(path.stem for path in layouts) == ["home", "place", "places"]  # 1, 3 and 1 of them in each of two languages
    appended("templates/components/place-card/place-card.html", "{# a note #}\n")(built)

    done = built.build()

    assert (done.read, done.rendered, done.made) == (0, 10, [])


def test_a_style_has_another_address_so_every_page_that_names_it_is_rendered(built: SiteTest) -> None:
    pages = sum(b"assets/css/site." in content for path, content in built.files().items() if path.endswith(".html"))
    appended("assets/css/base.css", ".new { color: red }\n")(built)

    assert work(built) == (0, pages + 1)


def test_after_a_mistake_that_is_mended_nothing_is_to_be_done(built: SiteTest) -> None:
    built.change(WORDS, "[Muara](city:muara)", "[Muara](city:muarra)")
    assert built.build().failed
    built.change(WORDS, "[Muara](city:muarra)", "[Muara](city:muara)")

    assert work(built) == (0, 0)


def test_a_page_that_somebody_has_changed_is_rendered_again(built: SiteTest) -> None:
    (built.out / "en" / "index.html").write_text("by hand")

    assert work(built) == (0, 1)


def test_a_published_file_that_was_only_touched_is_kept(built: SiteTest) -> None:
    (built.out / "en" / "index.html").touch()

    assert work(built) == (0, 0)


def test_another_address_of_the_site_renders_everything_and_reads_nothing(site: SiteTest) -> None:
    first = site.build()

    done = site.build(base_url="https://other.example/")

    assert (done.read, done.rendered) == (0, first.rendered)


def test_a_clean_build_renders_everything_and_reads_what_it_does_not_know(built: SiteTest) -> None:
    done = built.build(clean=True)

    assert (done.read, done.rendered, done.kept) == (0, len(done.made), 0)


def test_links_and_folders_that_somebody_put_there_never_come_back(built: SiteTest) -> None:
    before = sorted(path.relative_to(built.out) for path in built.out.rglob("*"))
    (built.out / "id" / "elsewhere").symlink_to(built.root, target_is_directory=True)
    (built.out / "empty").mkdir()

    removed = built.build().removed
    text = (built.root / WORDS).read_text(encoding="utf-8")
    for words in (f"{text.rstrip()}\n\nThey swap books.\n", text):  # the folder of two builds ago is used again
        built.write(WORDS, words)
        built.build()

    assert removed == ["empty/", "id/elsewhere"]
    assert sorted(path.relative_to(built.out) for path in built.out.rglob("*")) == before


def test_a_folder_in_the_place_of_a_page_gives_way_to_the_page(built: SiteTest) -> None:
    before = built.files()
    (built.out / "en" / "index.html").unlink()
    (built.out / "en" / "index.html").mkdir()
    appended(WORDS, "\nThey swap books.\n")(built)
    built.build()
    built.change(WORDS, "\nThey swap books.\n", "")

    built.build()

    assert built.files() == before
