"""
A new file of facts.

In come the kind and the key of a record and the ground that it stands on; out goes a draft with every field explained. Only what follows
from the site itself is filled in: nothing is invented, and there is no clock.
"""

from kembar.kinds.registry import KINDS
from kembar.model.problem import tr
from kembar.scaffold.drafts import NewFile, Sheet
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.fields import Form
from kembar.scaffold.project_info import ProjectInfo


def facts(kind: str, key: str, ground: ProjectInfo, tongue: FieldHelp) -> NewFile:
    """The draft of a record."""
    sheet = Sheet(ground.facts_path(kind, key))
    sheet.write(f"# yaml-language-server: $schema={ground.schemas}/{kind}.json")
    form = Form(sheet, tongue, ground.languages)
    form.remark(tr("Replace what is marked. “python build.py check” tells what is left to do."))
    cities = [city for folder, city in ground.files if folder == "cities"]
    form.fill(KINDS[kind].record, KINDS[kind].prefill(key, ground.home, cities), KINDS[kind].expected)
    return sheet.draft()
