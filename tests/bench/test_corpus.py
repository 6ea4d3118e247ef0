"""The corpus of the benchmark: sound content, the same for the same seed, of the length and in the languages that it promises."""

from pathlib import Path

import pytest

from bench.corpus.making import SMALLEST, make_corpus
from bench.layouts.kembar import lay_out
from kembar import report
from kembar.model.site import State
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Project

PAGES = 24


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("corpus") / "kembar"
    lay_out(make_corpus(PAGES), root)
    return Project(root, root / "content")


def test_a_corpus_builds_without_any_problem(project: Project, tmp_path: Path) -> None:
    result = build(project, tmp_path / "dist", BuildOptions())

    assert report.as_text(result.problems, project.file) == ""
    assert not result.failed


def test_its_size_counts_the_files_of_words(project: Project) -> None:
    assert len(list(project.content.glob("*/*/*.md"))) == PAGES


def test_each_text_about_a_place_or_visit_has_200_to_600_words(project: Project) -> None:
    arranged, _ = arrange_site(project, BuildOptions())
    assert arranged is not None

    documents = [version.document for page in arranged.site.pages.values() for version in page.versions.values()]
    lengths = [
        sum(len(section.text.split()) for section in document.body.prose.plain)
        for document in documents
        if document and document.kind != "pages"
    ]

    assert [length for length in lengths if not 200 <= length <= 600] == []
    assert len(lengths) == PAGES - 2


def test_every_translation_is_up_to_date_with_its_original(project: Project) -> None:
    arranged, _ = arrange_site(project, BuildOptions())
    assert arranged is not None

    worded = [page for page in arranged.site.pages.values() if page.kind in ("cities", "visits", "pages")]

    assert {(page.versions["id"].state, page.versions["en"].state) for page in worded} == {(State.ORIGINAL, State.TRANSLATED)}


def test_the_same_seed_gives_the_same_bytes(project: Project, tmp_path: Path) -> None:
    lay_out(make_corpus(PAGES), tmp_path / "again")

    assert _bytes_of(tmp_path / "again") == _bytes_of(project.root)


def test_another_seed_gives_other_words(project: Project, tmp_path: Path) -> None:
    lay_out(make_corpus(PAGES, seed="another"), tmp_path / "other")

    assert _bytes_of(tmp_path / "other") != _bytes_of(project.root)


@pytest.mark.parametrize("pages", [SMALLEST - 2, 25])
def test_a_corpus_too_small_or_of_half_a_pair_is_refused(pages: int) -> None:
    with pytest.raises(ValueError, match="even number"):
        make_corpus(pages)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
