"""
A new file of facts.

In come the kind and the key of a record and the ground that it stands on; out goes a draft with every field explained. Only what follows
from the site itself is filled in: nothing is invented, and there is no clock.
"""

from collections.abc import Mapping

from kembar.model.problem import tr
from kembar.model.records import RECORD_TYPES
from kembar.scaffold.drafts import NewFile, Sheet
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.fields import Form
from kembar.scaffold.project_info import ProjectInfo
from kembar.text.todo_mark import MARK

ASKED: Mapping[str, tuple[str, ...]] = {"sources": ("title",)}
"""Fields that may be left out, and yet belong to a finished record; of all kinds but sources, those are the sources."""


def facts(kind: str, key: str, ground: ProjectInfo, tongue: FieldHelp) -> NewFile:
    """The draft of a record."""
    sheet = Sheet(ground.facts_path(kind, key))
    sheet.write(f"# yaml-language-server: $schema={ground.schemas}/{kind}.json")
    form = Form(sheet, tongue, ground.languages)
    form.remark(tr("Replace what is marked. “python build.py check” tells what is left to do."))
    form.fill(RECORD_TYPES[kind], known(kind, key, ground), ASKED.get(kind, ("sources",)))
    return sheet.draft()


def known(kind: str, key: str, ground: ProjectInfo) -> dict[str, str]:
    """
    The values that follow from the key and the site, as YAML.

    >>> files = {("cities", "jakarta"): "content/facts/cities/jakarta.yaml", ("cities", "rabat"): "content/facts/cities/rabat.yaml"}
    >>> ground = Ground(folder="content", schemas="../../../schemas", languages=("id", "en"), home="jakarta", files=files)
    >>> known("relationships", "jakarta-rabat", ground), known("agreements", "rabat-2030", ground), known("people", "rabat", ground)
    ({'between': '[jakarta, rabat]'}, {'parties': '[jakarta, ⟦TODO⟧]'}, {})
    """
    partner = key.removeprefix(f"{ground.home}-")
    other = partner if ("cities", partner) in ground.files and partner != ground.home else MARK
    if kind == "relationships":
        return {"between": f"[{ground.home}, {other}]"}
    return {"parties": f"[{ground.home}, {MARK}]"} if kind == "agreements" else {}
