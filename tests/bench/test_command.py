"""The command line of the benchmark."""

from pathlib import Path

from click.testing import CliRunner

from bench.__main__ import main


def test_make_only_writes_the_corpora(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--pages", "20", "--tool", "kembar", "--tool", "hugo", "--make", str(tmp_path)])

    assert (result.exit_code, result.output) == (0, "")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.glob("*/*")) == ["20/hugo", "20/kembar"]


def test_a_size_that_cannot_be_is_reported_without_a_traceback(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--pages", "21", "--make", str(tmp_path)])

    assert result.exit_code == 1
    assert result.output == "Error: a corpus has an even number of pages, 20 or more, and not 21\n"
