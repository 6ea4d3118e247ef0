"""
What an edit of the text of one page does not do, counted in calls of public functions, so that it holds on any machine: it loads no more
values and modules because the site is large, and a process that builds again loads nothing that it knows.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from types import FrameType, FunctionType
from typing import cast

import pytest

from kembar.arrange.assemble import assemble_site
from kembar.cache.database import BuildCache
from kembar.export.search.shards import PER_SHARD
from kembar.incremental.preview_session import PreviewRequest, SessionState
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project
from tests.pipeline.site_test import REPOSITORY, SiteTest

WORDS = "content/en/cities/nordhavn.md"
CITY = "name: {{id: Jauh {number}, en: Far {number}}}\ncountry: DK\ncontinent: europe\nsources: [gazette-2018]\n"
TIE = "between: [muara, far-{number}]\nkind: sister-city\nstatus: memorandum-of-understanding\nas_of: 2018-04-18\nsources: [gazette-2018]\n"
PROGRAM = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps([*sys.modules])))
from kembar.cli.start import run
run()
"""


def edit(site: SiteTest, words: str) -> None:
    """Appends a paragraph to one text."""
    site.write(WORDS, (site.root / WORDS).read_text(encoding="utf-8").rstrip() + f"\n\n{words}\n")


def calls(function: Callable[..., object], work: Callable[[], object], **arguments: object) -> int:
    """Return how often a function is called during some work, with these arguments."""
    code = cast("FunctionType", function).__code__
    count = 0

    def watch(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is code and arguments.items() <= frame.f_locals.items()

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def assert_built(site: SiteTest) -> None:
    """Builds what has been edited: the page, and its part of the search index."""
    done = site.build()
    assert (done.problems, done.read, [path for path in done.made if path.endswith(".html")]) == ("", 1, ["en/cities/nordhavn/index.html"])


def values_loaded(site: SiteTest, function: Callable[..., object]) -> int:
    """Return how many values an edit loads from the cache with a function of it."""
    site.build()
    edit(site, "They swap books.")
    return calls(function, lambda: assert_built(site))


def arrangements(site: SiteTest, reported: list[str] | None = None) -> int:
    """Return how often the whole site is arranged in a build; its problems are added to a list."""
    return calls(assemble_site, lambda: (reported if reported is not None else []).append(site.build().problems))


def assert_as_clean(site: SiteTest) -> None:
    """What is published has the bytes of a clean build."""
    assert site.files() == site.clean_files()


def test_an_edit_loads_no_more_records_of_a_larger_site(site: SiteTest) -> None:
    few = values_loaded(site, BuildCache.read)
    for number in range(40):
        site.write(f"content/facts/cities/far-{number}.yaml", CITY.format(number=number))
        site.write(f"content/facts/relationships/far-{number}.yaml", TIE.format(number=number))

    assert values_loaded(site, BuildCache.read) <= few
    assert values_loaded(site, BuildCache.read_uncached) <= PER_SHARD["entries"] + 2  # the documents of one search shard, and the index


def test_texts_with_other_references_do_not_arrange_the_site_again(site: SiteTest) -> None:
    site.restore_build()
    edit(site, "They swap books with [Muara](city:muara) [@avisen-2018].")

    assert arrangements(site) == 0
    assert_as_clean(site)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("content/facts/cities/nordhavn.yaml", "lat: 55.71", "lat: 55.72"),
        ("content/facts/visits/2018-nordhavn.yaml", "en: Visit to", "en: A visit to"),
        ("content/facts/people/lars-holm.yaml", "Lars Holm", "Lars B. Holm"),
        ("content/facts/sources/gazette-2018.yaml", "Berangkat", "Bertolak"),
    ],
)
def test_facts_of_one_record_do_not_arrange_the_site_again(site: SiteTest, path: str, before: str, after: str) -> None:
    site.restore_build()
    site.change(path, before, after)

    assert arrangements(site) == 0
    assert_as_clean(site)


def test_the_words_on_a_place_are_held_against_its_tie_when_the_tie_has_changed(site: SiteTest) -> None:
    site.change(WORDS, "sister cities since 1991", "sister cities since 1993")
    before, after = [site.build().problems], list[str]()
    site.change("content/facts/relationships/muara-nordhavn.yaml", "since: 1991", "since: 1993")

    assert arrangements(site, after) == 0
    assert ["facts.contradicted" in problems for problems in (*before, *after)] == [True, False]
    assert_as_clean(site)


def test_the_name_of_a_place_arranges_the_site_again(site: SiteTest) -> None:
    site.restore_build()
    site.change("content/facts/cities/nordhavn.yaml", "en: Nordhavn", "en: Nordhaven")

    assert arrangements(site) == 1
    assert_as_clean(site)


def test_it_loads_the_view_of_its_own_layout(site: SiteTest) -> None:
    site.run()
    edit(site, "They swap books.")
    command = [sys.executable, "-c", PROGRAM, *site.command()[2:]]
    reported = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    views = {name.removeprefix("kembar.render.views.") for name in json.loads(reported) if name.startswith("kembar.render.views.")}

    assert sorted(views) == ["cards", "frame", "language_choice", "page_body", "place", "status_colours"]


def test_a_process_that_builds_again_does_not_load_the_files_from_the_cache(site: SiteTest) -> None:
    project, memory = Project(site.root, site.root / "content"), SessionState()
    build(project, site.out, BuildOptions(), request=PreviewRequest(memory=memory))

    def again() -> None:
        edit(site, "They swap books.")
        build(project, site.out, BuildOptions(), request=PreviewRequest(memory=memory))

    again()

    assert calls(BuildCache.files, again) == 0
    assert calls(BuildCache.artifacts, again, internal=False) == 0


def test_it_asks_again_when_another_process_has_built_in_between(site: SiteTest) -> None:
    project, memory = Project(site.root, site.root / "content"), SessionState()
    build(project, site.out, BuildOptions(), request=PreviewRequest(memory=memory))
    edit(site, "They swap books.")
    site.build()
    edit(site, "They lend each other books.")
    build(project, site.out, BuildOptions(), request=PreviewRequest(memory=memory))

    assert site.files() == site.clean_files()
