"""What the files that editors write hold, kind by kind: the schemas of a project, by the names of their files."""

from collections.abc import Mapping

from kembar.kinds.registry import KINDS
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.site_yaml_fields import SiteYaml
from kembar.scaffold.schema import Declaration

DECLARATIONS: Mapping[str, Declaration] = {
    **{folder: Declaration(kind.record, f"Facts: {kind.record.__name__}") for folder, kind in KINDS.items()},
    "front-record": Declaration(RecordFront, "Front matter of a record’s words", may_be_empty=True),
    "front-page": Declaration(PageFront, "Front matter of a free page"),
    "site": Declaration(SiteYaml, "Settings of the site"),
}
"""The declaration of each schema by its file's name without `.json`."""
