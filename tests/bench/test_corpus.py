"""The corpus of the benchmark: sound content, the same for the same seed, of the length and in the languages that it promises."""

from pathlib import Path

import pytest

from bench.corpus import SMALLEST, make_corpus
from bench.kembar_layout import lay_out
from kembar import pipeline, report
from kembar.model.site import State
from tests.pipeline.site_test import REPOSITORY

PAGES = 24


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "content"
    lay_out(make_corpus(PAGES), folder)
    return folder


def test_a_corpus_builds_without_any_problem(content: Path, tmp_path: Path) -> None:
    result = pipeline.build(pipeline.Project(REPOSITORY, content), tmp_path / "dist", pipeline.Settings())

    assert report.text(result.problems, content.parent.joinpath) == ""
    assert not result.failed


def test_its_size_counts_the_files_of_words(content: Path) -> None:
    assert len(list(content.glob("*/*/*.md"))) == PAGES


def test_each_text_about_a_place_or_visit_has_200_to_600_words(content: Path) -> None:
    arranged, _ = pipeline.arrange_site(pipeline.Project(REPOSITORY, content), pipeline.Settings())
    assert arranged is not None

    documents = [version.document for page in arranged.site.pages.values() for version in page.versions.values()]
    lengths = [len(document.body.text.split()) for document in documents if document and document.kind != "pages"]

    assert [length for length in lengths if not 200 <= length <= 600] == []
    assert len(lengths) == PAGES - 2


def test_every_translation_is_up_to_date_with_its_original(content: Path) -> None:
    arranged, _ = pipeline.arrange_site(pipeline.Project(REPOSITORY, content), pipeline.Settings())
    assert arranged is not None

    worded = [page for page in arranged.site.pages.values() if page.kind in ("cities", "visits", "pages")]

    assert {(page.versions["id"].state, page.versions["en"].state) for page in worded} == {(State.ORIGINAL, State.TRANSLATED)}


def test_the_same_seed_gives_the_same_bytes(content: Path, tmp_path: Path) -> None:
    lay_out(make_corpus(PAGES), tmp_path / "content")

    assert _bytes_of(tmp_path / "content") == _bytes_of(content)


def test_another_seed_gives_other_words(content: Path, tmp_path: Path) -> None:
    lay_out(make_corpus(PAGES, seed="another"), tmp_path / "content")

    assert _bytes_of(tmp_path / "content") != _bytes_of(content)


@pytest.mark.parametrize("pages", [SMALLEST - 2, 25])
def test_a_corpus_too_small_or_of_half_a_pair_is_refused(pages: int) -> None:
    with pytest.raises(ValueError, match="even number"):
        make_corpus(pages)


def _bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
