"""What deceives a reader or a reviewer is reported at its place, wherever it is written; what a script or an emoji needs is not."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from _pytest.mark import ParameterSet

from kembar.i18n.catalogues import read_messages
from kembar.model.config import Lang
from kembar.model.problem import Problem
from kembar.read.content_tree import FACTS, ContentFile
from kembar.read.file_reader import FileReader
from kembar.read.settings import read_config

CASES = Path(__file__).parents[1] / "cases"
PAGE = "---\ntitle: {title}\ndescription: {description}\naliases: [{alias}]\n---\n{body}\n"
SOUND = {
    "title": "Kota",
    "description": "Kota kembar",
    "alias": "/id/lama/",
    "body": "Teks.",
    "person": "Anies",
    "source_title": "Berita",
    "url": "https://berita.example/",
    "setting": "Kota",
    "base_url": "https://kota.example/",
    "msgid": "Sources",
    "msgstr": "Sumber",
}
PERSON = "name: {person}\nroles: [{{title: {{id: Wali Kota}}, when: 2018, sources: [berita]}}]\nsources: [berita]\n"
SOURCE = "title: {source_title}\nurl: {url}\nlanguage: id\n"
SETTINGS = (
    "title: {{id: {setting}}}\nbase_url: {base_url}\ndescription: {{id: Kota}}\nlanguages: {{id: {{locale: id, name: Indonesia}}}}\n"
    "home: kota\nmenu: []\nsections:\n"
    + "".join(
        f"  {kind}: {{{{id: {kind}}}}}\n" for kind in ("cities", "visits", "agreements", "fields", "people", "sources", "differences")
    )
)
CATALOGUE = 'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=0;\\n"\n\nmsgid "{msgid}"\nmsgstr "{msgstr}"\n'


class Case(NamedTuple):
    """A text, where it is written, and the places and codes of what is found in it."""

    where: str
    text: str
    found: list[str]

    def problems(self, folder: Path) -> list[Problem]:
        """Return the problems of a file with this text in it, whose other texts are sound."""
        template, read = FILES[self.where]
        file = folder / "file"
        file.write_bytes(template.format_map({**SOUND, self.where: self.text}).encode("utf-8"))
        return read(file)


def _entry(area: str, kind: str) -> Callable[[Path], list[Problem]]:
    return lambda file: list(FileReader(("id",), {"id": "kembali"})(ContentFile(area, kind, "file", file, "file")).problems)


def _settings(file: Path) -> list[Problem]:
    return read_config(file, "file")[1]


def _catalogue(file: Path) -> list[Problem]:
    return read_messages(file, Lang(code="id", locale="id", name="Indonesia", direction="ltr"))[1]


FILES: Mapping[str, tuple[str, Callable[[Path], list[Problem]]]] = {
    **dict.fromkeys(("title", "description", "alias", "body"), (PAGE, _entry("id", "pages"))),
    "person": (PERSON, _entry(FACTS, "people")),
    **dict.fromkeys(("source_title", "url"), (SOURCE, _entry(FACTS, "sources"))),
    **dict.fromkeys(("setting", "base_url"), (SETTINGS, _settings)),
    **dict.fromkeys(("msgid", "msgstr"), (CATALOGUE, _catalogue)),
}


def _cases(name: str) -> list[ParameterSet]:
    cases = yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(Case(case["in"], case["text"], case.get("found", [])), id=title) for title, case in cases.items()]


def _reported(problems: list[Problem]) -> list[str]:
    return [f"{problem.location.line}:{problem.location.column} {problem.level} {problem.code}" for problem in problems]


@pytest.mark.parametrize("case", _cases("deceptive"))
def test_what_deceives_is_reported_at_its_place(case: Case, tmp_path: Path) -> None:
    assert _reported(case.problems(tmp_path)) == case.found


@pytest.mark.parametrize("case", _cases("innocent"))
def test_what_a_script_or_an_emoji_needs_is_no_problem(case: Case, tmp_path: Path) -> None:
    assert _reported(case.problems(tmp_path)) == []
