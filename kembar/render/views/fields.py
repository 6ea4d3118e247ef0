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
    """What `layouts/fields.html` reads; narrower fields follow their wider one."""

    title: str
    lead: str
    entries: tuple[FieldEntry, ...]


def view(context: PageContext) -> FieldsView:
    """Return the view of all fields of cooperation by name; narrower fields follow their wider one."""
    fields = context.site.records.fields
    widest = by_name(context, "fields", (key for key, field in fields.items() if not field.parent))
    return FieldsView(
        title=context.version.title,
        lead=context.version.description,
        entries=tuple(_entry(context, key) for key in widest),
    )


def _entry(context: PageContext, key: str) -> FieldEntry:
    return FieldEntry(
        key=key,
        field=context.link("fields", key),
        summary=context.words(context.site.records.fields[key].summary),
        ties=len(context.referring_keys("fields", key, "relationships")),
        narrower=context.links("fields", by_name(context, "fields", context.referring_keys("fields", key, "fields", at="parent"))),
    )
