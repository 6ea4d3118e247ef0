"""The small site with mutated files: every stage of `check` gives pages or located problems."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.problem import Level, Problem
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.check import check
from kembar.pipeline.flow import arrange_site, make_search_files, targets
from kembar.pipeline.project import Project
from kembar.render.environment import Templates
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.harness import assert_located, assert_well_formed, examples
from tests.fuzz.mutations import SIGNS, Edit, edits, mutated, words_of
from tests.pipeline.site_test import REPOSITORY, SiteTest

CONTENT = REPOSITORY / "tests" / "sites" / "small" / "content"
FACTS = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))
WORDS = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.md"))
DICTIONARY = (*SIGNS, *words_of([*CONTENT.rglob("*.yaml"), *CONTENT.rglob("*.md")]))

changes = st.dictionaries(st.sampled_from([*FACTS, *WORDS]), edits(DICTIONARY), min_size=1, max_size=3)
meanings = st.dictionaries(
    st.sampled_from(FACTS),
    edits(DICTIONARY, ("replace token", "swap tokens", "repeat line", "delete line"), most=2),
    min_size=1,
    max_size=2,
)
"""Changes of facts after which most files can still be read, so that the stages after reading have something to do."""


@contextmanager
def changed(site: SiteTest, by_file: dict[str, list[Edit]]) -> Iterator[Project]:
    """The site with its files mutated, for a while."""
    before = {path: (site.root / "content" / path).read_bytes() for path in by_file}
    try:
        for path, applied in by_file.items():
            (site.root / "content" / path).write_bytes(mutated(before[path], applied))
        yield Project(site.root, site.root / "content")
    finally:
        for path, data in before.items():
            (site.root / "content" / path).write_bytes(data)


def is_publishable(problems: Sequence[Problem]) -> bool:
    return not any(problem.level is Level.ERROR for problem in problems)


@pytest.mark.parametrize("strategy", [changes, meanings], ids=["any mutation", "another meaning"])
def test_mutated_content_is_arranged_and_made_or_reported(victim: SiteTest, strategy: st.SearchStrategy[dict[str, list[Edit]]]) -> None:
    @examples(10)
    @given(by_file=strategy)
    def run(by_file: dict[str, list[Edit]]) -> None:
        with changed(victim, by_file) as project, bounded_cpu_time(2):
            arranged, problems = arrange_site(project, BuildOptions())
            again = arrange_site(project, BuildOptions())[1]
        assert problems == again
        with changed(victim, by_file):
            assert_located(problems, victim.root)
        if arranged is None or not is_publishable(problems):
            return
        with bounded_cpu_time(2):
            made = [
                (target.path, target.make())
                for target in targets(Templates(project.templates), arranged, make_search_files(arranged, faulty=False))
            ]
        for path, content in made:
            assert_well_formed(path, content)

    run()


@examples(3)
@given(by_file=changes)
def test_mutated_content_is_checked_without_a_traceback(victim: SiteTest, by_file: dict[str, list[Edit]]) -> None:
    with changed(victim, by_file) as project, bounded_cpu_time(5):
        problems = check(project, BuildOptions()).problems

    assert all(problem.location.path for problem in problems)
