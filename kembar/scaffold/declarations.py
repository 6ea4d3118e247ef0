"""The schemas of a project: which dataclass declares the fields of each kind of file that editors write."""

from collections.abc import Mapping
from dataclasses import dataclass

from kembar.kinds.registry import KINDS
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.site_yaml_fields import SiteYaml


@dataclass(frozen=True, slots=True)
class Declaration:
    """The dataclass that declares a file's fields, the schema's title, and whether the file may be empty."""

    type: type
    title: str
    may_be_empty: bool = False


DECLARATIONS: Mapping[str, Declaration] = {
    **{folder: Declaration(kind.record, f"Facts: {kind.record.__name__}") for folder, kind in KINDS.items()},
    "front-record": Declaration(RecordFront, "Front matter of a record’s words", may_be_empty=True),
    "front-page": Declaration(PageFront, "Front matter of a free page"),
    "site": Declaration(SiteYaml, "Settings of the site"),
}
"""The declaration of each schema, by the name of its file without `.json`."""
