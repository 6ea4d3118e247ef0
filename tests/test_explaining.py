"""Explaining a problem by its code: for people and for programs, in the language of the tool."""

import json

import pytest
from click.testing import CliRunner, Result

from kembar.cli.handbook import sections
from kembar.cli.main import main


def explain(*arguments: str) -> Result:
    """The command in this process."""
    return CliRunner().invoke(main, ["explain", *arguments], prog_name="build.py")


def test_a_code_is_explained_with_its_meaning_an_example_and_the_cure() -> None:
    result = explain("link.broken")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "link.broken\n"
        "\n"
        "A link leads to a record or page that does not exist. Its text stays, without a link.\n"
        "\n"
        "Example:\n"
        "\n"
        "    content/en/pages/leads.md:6:32: error link.broken: there is no “nordhaven” in cities\n"
        "        The harbour of [Nordhavn](city:nordhaven) is open to all.\n"
        "                                       ^ did you mean “nordhavn”?\n"
        "\n"
        "Cure. Write the name that the hint gives, or take the link away and keep its text.\n"
    )


def test_a_code_is_explained_in_the_language_of_the_tool() -> None:
    paragraphs = explain("link.broken", "--lang", "id").stdout.split("\n\n")

    assert paragraphs[1] == "Sebuah tautan mengarah ke catatan atau halaman yang tidak ada. Teksnya tetap tampil, tanpa tautan."
    assert "kesalahan link.broken: tidak ada “nordhaven” dalam daftar tempat" in paragraphs[3]


def test_the_json_of_a_code_is_one_object() -> None:
    section = sections("en")["sources.none"]

    assert json.loads(explain("sources.none", "--format", "json").stdout) == {
        "code": "sources.none",
        "meaning": section.meaning,
        "example": section.seen,
        "cure": section.cure,
    }


def test_without_a_code_all_codes_are_listed() -> None:
    lines = explain().stdout.splitlines()

    assert [line.split()[0] for line in lines] == list(sections("en"))
    assert [line.rpartition("  ")[2] for line in lines] == [section.summary for section in sections("en").values()]


def test_the_json_of_all_codes_is_one_object() -> None:
    listed = json.loads(explain("--format", "json").stdout)["codes"]

    assert [entry["code"] for entry in listed] == list(sections("en"))


@pytest.mark.parametrize(
    ("code", "reported"),
    [
        ("link.brokn", "there is no problem “link.brokn”; did you mean “link.broken”?"),
        ("x", "without a code, this command lists all of them"),
    ],
)
def test_an_unknown_code_is_wrong_usage(code: str, reported: str) -> None:
    result = explain(code)

    assert (result.exit_code, result.stdout) == (2, "")
    assert reported in result.stderr


def test_a_language_without_a_handbook_uses_the_english_one() -> None:
    assert sections("ar") == sections("en")
