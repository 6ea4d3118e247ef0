"""What the files that editors write hold, kind by kind: the schemas of a project, by the names of their files."""

from collections.abc import Mapping

from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.records import RECORD_TYPES
from kembar.model.site_yaml_fields import SiteYaml
from kembar.scaffold.schema import Declaration

DECLARATIONS: Mapping[str, Declaration] = {
    **{kind: Declaration(declaration, f"Facts: {declaration.__name__}") for kind, declaration in RECORD_TYPES.items()},
    "front-record": Declaration(RecordFront, "Front matter of a record’s words", may_be_empty=True),
    "front-page": Declaration(PageFront, "Front matter of a free page"),
    "site": Declaration(SiteYaml, "Settings of the site"),
}
"""The declaration of each schema by its file's name without `.json`."""
