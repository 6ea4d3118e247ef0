"""The fields of cooperation."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView
from kembar.render.views.cards import by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEntry:
    """A field, what it covers, and how many ties name it."""

    key: str
    field: LinkView
    summary: str
    ties: int
    narrower: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsView:
    """What `layouts/fields.html` reads; narrower fields stand below their wider one."""

    title: str
    lead: str
    entries: tuple[FieldEntry, ...]


def view(here: PageContext) -> FieldsView:
    """All fields of cooperation by name; a narrower field stands below its wider one."""
    fields = here.site.records.fields
    widest = by_name(here, "fields", (key for key, field in fields.items() if not field.parent))
    return FieldsView(
        title=here.version.title,
        lead=here.version.description,
        entries=tuple(_entry(here, key) for key in widest),
    )


def _entry(here: PageContext, key: str) -> FieldEntry:
    return FieldEntry(
        key=key,
        field=here.link("fields", key),
        summary=here.words(here.site.records.fields[key].summary),
        ties=len(here.mentions("fields", key, "relationships")),
        narrower=here.links("fields", by_name(here, "fields", here.mentions("fields", key, "fields", at="parent"))),
    )
