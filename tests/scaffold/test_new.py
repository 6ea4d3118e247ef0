"""New files for editors, and the command that writes them."""

import dataclasses
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kembar.cli.main import main
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.i18n.translator import Translator
from kembar.kinds.registry import KINDS
from kembar.model.config import Lang, SiteConfig
from kembar.model.document import MadeFrom
from kembar.scaffold.declarations import DECLARATIONS
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.new_files import draft_files, draft_record
from kembar.scaffold.project_info import ProjectInfo
from kembar.scaffold.schema import build_schema
from kembar.text.field_types import Shape, is_localized_text, item_type, nested_dataclass
from tests.pipeline.site_test import SiteTest
from tests.scaffold.yaml_server import faults, value_of

ENGLISH = Lang(code="en", locale="en_GB", name="English")
CONFIG = SiteConfig(title={}, description={}, base_url="", languages=(ENGLISH,), home="muara", sections={}, menu=())
ARABIC = Translator("ar", Messages(texts={"In detail": "بالتفصيل"}))
FIELD_HELP = FieldHelp(Translator(), Localizer(ENGLISH, Messages(), CONFIG))


def project_info(*languages: str) -> ProjectInfo:
    return ProjectInfo(folder="content", schemas="../../../schemas", languages=languages or ("id", "en"), home="muara", files={})


def test_a_new_record_explains_every_field() -> None:
    draft = draft_record("fields", "libraries", project_info(), FIELD_HELP)

    assert draft.text.partition("#differs:")[0] == (
        "# yaml-language-server: $schema=../../../schemas/fields.json\n"
        "# Replace the marks. “python build.py check” lists what is left to do.\n"
        "\n"
        "# The field in each language. Example: {id: Air bersih, en: Clean water}\n"
        "name:\n"
        "  id: ⟦TODO⟧\n"
        "  en: ⟦TODO⟧\n"
        "\n"
        "# The sources that name it. Keys of files in facts/sources/. Example: [kumparan-2018-04-17]\n"
        "sources: [⟦TODO⟧]\n"
        "\n"
        "# The fields below are optional. To use a field, remove the # in front of it.\n"
        "\n"
        "# The wider field that it belongs to. The key of a file in facts/fields/. Example: environment\n"
        "#parent:\n"
        "\n"
        "# What it covers, in a sentence. Example: {id: ..., en: ...}\n"
        "#summary:\n"
        "#  id:\n"
        "#  en:\n"
        "\n"
        "# Other words for it, for search. Example: [pemadam kebakaran]\n"
        "#variants:\n"
        "\n"
        "# Where sources differ. Example: [{matter: ..., says: [...], shown: ...}]\n"
    )


def test_the_allowed_values_of_a_field_are_listed_with_their_labels() -> None:
    assert (
        "# Made (outgoing) or received (incoming). One of: outgoing (Visit made), incoming (Visit received).\n"
        "# Example: outgoing\n"
        "direction: ⟦TODO⟧\n"
    ) in draft_record("visits", "baru", project_info(), FIELD_HELP).text


def test_a_task_names_its_field_line_and_column() -> None:
    draft = draft_record("relationships", "muara-sund", project_info(), FIELD_HELP)

    assert [(str(todo.location), str(todo.message).partition(":")[0]) for todo in draft.todos] == [
        ("content/facts/relationships/muara-sund.yaml:5:18", "between"),
        *[
            (f"content/facts/relationships/muara-sund.yaml:{line}:{column}", name)
            for line, column, name in ((9, 7, "kind"), (15, 9, "status"))
        ],
        ("content/facts/relationships/muara-sund.yaml:18:11", "sources"),
    ]


def used(text: str) -> str:
    """Return a file in which every field is enabled: without each `#` that does not start an explanation."""
    return re.sub(r"^( *)#(?! \S)", r"\1", text, flags=re.MULTILINE)


def every_field(shape: Shape) -> object:
    """Return the expected value of a file in which every field is written once, with an empty value."""
    inner, many = item_type(shape)
    inside = nested_dataclass(inner)
    empty = {"id": None, "en": None} if is_localized_text(inner) else None
    value = {field.name: every_field(field.type) for field in dataclasses.fields(inside)} if inside else empty
    return [value] if inside and many else value


@pytest.mark.parametrize("kind", KINDS)
def test_removing_the_number_sign_enables_an_optional_field(kind: str) -> None:
    text = draft_record(kind, "baru", project_info(), FIELD_HELP).text
    unmarked = re.sub(r" \[.*⟦TODO⟧.*\]$| ⟦TODO⟧$", "", used(text), flags=re.MULTILINE)

    assert value_of(unmarked) == every_field(KINDS[kind].record)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_matches_its_schema_except_for_the_marks(kind: str) -> None:
    assert [fault for fault in faults(kind, draft_record(kind, "baru", project_info(), FIELD_HELP).text) if "⟦TODO⟧" not in fault] == []


def test_a_page_gets_a_text_in_every_language_of_the_site() -> None:
    assert value_of(draft_record("fields", "baru", project_info("id", "en", "ar"), FIELD_HELP).text) == {
        "name": {"id": "⟦TODO⟧", "en": "⟦TODO⟧", "ar": "⟦TODO⟧"},
        "sources": ["⟦TODO⟧"],
    }


def test_headings_without_latin_letters_get_ids_from_english() -> None:
    first, second = draft_files(
        "pages", "baru", project_info("ar", "en"), FIELD_HELP, lambda code: ARABIC if code == "ar" else Translator()
    )

    assert [line for draft in (first, second) for line in draft.text.splitlines() if line.startswith("## ")] == [
        "## بالتفصيل {#in-detail}",
        "## In detail {#in-detail}",
    ]


def run(site: SiteTest, *arguments: str) -> Result:
    """Run the command line in this process, on a project."""
    return CliRunner().invoke(main, ["--root", str(site.root), *arguments])


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("city", ["facts/cities/baru.yaml", "id/cities/baru.md", "en/cities/baru.md"]),
        ("visits", ["facts/visits/baru.yaml", "id/visits/baru.md", "en/visits/baru.md"]),
        ("person", ["facts/people/baru.yaml"]),
        ("People", ["facts/people/baru.yaml"]),
        ("page", ["id/pages/baru.md", "en/pages/baru.md"]),
    ],
)
def test_a_kind_can_be_named_in_singular_or_plural(site: SiteTest, kind: str, made: list[str]) -> None:
    result = run(site, "new", kind, "baru", "--format", "json")

    assert (result.exit_code, json.loads(result.stdout)["made"]) == (0, [f"content/{path}" for path in made])


def test_the_text_report_lists_files_and_tasks(site: SiteTest) -> None:
    result = run(site, "new", "field", "parks", "--lang", "id")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "content/facts/fields/parks.yaml"
    assert result.stdout.splitlines()[-2].startswith("content/facts/fields/parks.yaml:10:11: sources: ")
    assert "# Bidang dalam tiap bahasa. " in (site.root / "content/facts/fields/parks.yaml").read_text(encoding="utf-8")


def test_the_json_report_lists_files_and_tasks(site: SiteTest) -> None:
    result = run(site, "new", "field", "parks", "--format", "json", "--lang", "en")
    path = "content/facts/fields/parks.yaml"

    assert json.loads(result.stdout) == {
        "made": [path],
        "todo": [
            {"path": path, "line": 6, "column": 7, "message": "name.id: The field in each language"},
            {"path": path, "line": 7, "column": 7, "message": "name.en: The field in each language"},
            {"path": path, "line": 10, "column": 11, "message": "sources: The sources that name it"},
        ],
        "problems": [],
    }


def test_a_key_that_is_already_used_is_a_problem(site: SiteTest) -> None:
    result = run(site, "new", "city", "nordhavn", "--lang", "en")

    assert (result.exit_code, result.stdout) == (1, "1 error\n")
    assert result.stderr.splitlines()[0] == "content/en/cities/nordhavn.md: error new.taken: “nordhavn” is taken: this file exists"


def test_an_unknown_kind_is_wrong_usage_and_the_nearest_is_suggested(site: SiteTest) -> None:
    result = run(site, "new", "vist", "baru", "--lang", "en")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no kind “vist”; did you mean “visit”?" in " ".join(result.stderr.split())


def test_a_file_names_its_schema_wherever_the_content_is(site: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> None:
    content = (site.root / "content").rename(tmp_path_factory.mktemp("elsewhere") / "isi")

    result = CliRunner().invoke(main, ["--root", str(site.root), "--content", str(content), "new", "city", "baru"])

    first = (content / "facts" / "cities" / "baru.yaml").read_text(encoding="utf-8").splitlines()[0]
    named = content / "facts" / "cities" / first.partition("=")[2]
    assert (result.exit_code, named.resolve()) == (0, (site.root / "schemas" / "cities.json").resolve())


def test_new_texts_have_no_translation_stamp() -> None:
    made = draft_files("pages", "baru", project_info(), FIELD_HELP, lambda _: Translator())

    assert nested_dataclass(MadeFrom | None) is None
    assert ["made_from" in draft.text for draft in made] == [False, False]


def test_schemas_are_written_to_the_given_folder(site: SiteTest, tmp_path: Path) -> None:
    result = run(site, "schema", "--out", str(tmp_path / "skema"), "--format", "json")

    made = json.loads(result.stdout)["made"]
    assert (result.exit_code, sorted(made)) == (0, sorted(str(file) for file in (tmp_path / "skema").iterdir()))
    assert [Path(path).stem for path in made] == [*KINDS, "front-record", "front-page", "site"]


def test_schemas_follow_the_languages_of_the_site() -> None:
    found = build_schema(DECLARATIONS["cities"], ("id", "en", "ar"), [FIELD_HELP])

    assert found["definitions"]["words"]["required"] == ["id", "en", "ar"]


def test_schemas_describe_fields_in_every_language(site: SiteTest) -> None:
    result = run(site, "schema", "--lang", "id")
    city = json.loads((site.root / "schemas" / "cities.json").read_text(encoding="utf-8"))["properties"]

    assert result.exit_code == 0
    assert (
        city["name"]["description"] == "The place's name in each language / Nama tempat dalam tiap bahasa\nname: {id: Moskow, en: Moscow}"
    )
    assert city["level"]["enumDescriptions"] == ["City / Kota", "Province / Provinsi", "Region / Wilayah", "State / Negara bagian"]
