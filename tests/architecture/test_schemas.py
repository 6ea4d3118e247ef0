"""The committed schemas are what the code writes, and editors' tools find them."""

import json
from pathlib import Path

from kembar.cli.translator import translator_for
from kembar.cli.ui_languages import languages
from kembar.kinds.registry import KINDS
from kembar.pipeline import authoring as editing
from kembar.pipeline.project import Project
from tests.architecture.modules import REPOSITORY


def test_the_schemas_are_what_the_code_says(tmp_path: Path) -> None:
    project = Project(REPOSITORY, REPOSITORY / "content")
    editing.schemas(project, tmp_path, [translator_for(code) for code in languages()])
    written, committed = (
        {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} for folder in (tmp_path, REPOSITORY / "schemas")
    )

    assert written == committed, "run: python build.py schema"


def test_editors_of_visual_studio_code_get_the_schema_of_every_kind_of_file() -> None:
    settings = json.loads((REPOSITORY / ".vscode" / "settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {
        "./schemas/site.json": "content/site.yaml",
        **{f"./schemas/{kind}.json": f"content/facts/{kind}/*.yaml" for kind in KINDS},
    }
