"""The way in reads the words of a plain build as the command line does, or leaves them to it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kembar.cli.main import main
from kembar.cli.speaking import speaker
from kembar.cli.start import plain_build
from kembar.pipeline.project import Project

FOLDERS = ("a", "en", "id", "xx", "build", "check", "--out")
WORDS = (*FOLDERS, "--root", "--content", "--lang", "--lang=id", "--out=a", "--strict", "--clean", "./a", "a/", "-", "--", "")


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], {}),
        (["build"], {}),
        (["--out", "site"], {"--out": "site"}),
        (["--root", "a", "--lang", "id", "build", "--out", "b", "--lang", "en"], {"--root": "a", "--lang": "en", "--out": "b"}),
        (["build", "build"], None),
        (["build", "--root", "a"], None),
        (["--out", "a", "build"], None),
        (["--out"], None),
        (["--out", "a/"], None),
        (["--out", "./a"], None),
        (["--out", "--strict"], None),
        (["--out", "a", "--out", "b"], None),
        (["--out=a"], None),
        (["--lang", "xx"], None),
        (["build", "--strict"], None),
        (["build", "--base-url", "https://example.org/"], None),
        (["build", "--format", "json"], None),
        (["check"], None),
        (["--help"], None),
    ],
)
def test_what_a_plain_build_is(arguments: list[str], asked: dict[str, str] | None) -> None:
    assert plain_build(arguments) == asked


def heard(arguments: Sequence[str]) -> tuple[Project, dict[str, object]]:
    """What the command line makes of the words of a build: the project, and every option."""
    with main.make_context("build.py", [*arguments]) as context:
        command = main.get_command(context, "build")
        assert command
        with command.make_context("build", context.args, parent=context) as inner:
            root, content = context.params["root"], context.params["content"]
            return Project(root, content or root / "content"), {**inner.params, "lang": speaker().language}


@given(st.lists(st.sampled_from(WORDS), max_size=6))
@settings(max_examples=2000, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_command_line_reads_it_in_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    for name in FOLDERS:
        Path(name).mkdir(exist_ok=True)
    asked = plain_build(arguments)
    if asked is None:
        return
    root = Path(asked.get("--root", "."))
    options = {
        "out": Path(asked.get("--out", "dist")),
        "base_url": "",
        "strict": False,
        "clean": False,
        "explained": None,
        "form": "text",
        "profile": "web",
    }

    project, found = heard(arguments)

    assert project == Project(root, Path(asked["--content"]) if "--content" in asked else root / "content")
    assert found == {**options, "verify": False, "lang": asked.get("--lang", "en")}
