"""
A new file of facts.

In come the kind and the key of a record and the ground that it stands on; out goes a draft with every field explained. Only what follows
from the site itself is filled in: nothing is invented, and there is no clock.
"""

from kembar.kinds.registry import KINDS
from kembar.model.problem import tr
from kembar.scaffold.drafts import DraftWriter, NewFile
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.fields import FieldWriter
from kembar.scaffold.project_info import ProjectInfo


def draft_record(kind: str, key: str, ground: ProjectInfo, tongue: FieldHelp) -> NewFile:
    """The draft of a record."""
    sheet = DraftWriter(ground.facts_path(kind, key))
    sheet.write_line(f"# yaml-language-server: $schema={ground.schemas}/{kind}.json")
    form = FieldWriter(sheet, tongue, ground.languages)
    form.write_comment(tr("Replace what is marked. “python build.py check” tells what is left to do."))
    cities = [city for folder, city in ground.files if folder == "cities"]
    form.write_fields(KINDS[kind].record, KINDS[kind].prefill(key, ground.home, cities), KINDS[kind].expected)
    return sheet.finish()
