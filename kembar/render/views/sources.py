"""The list of sources, by outlet."""

from dataclasses import dataclass
from itertools import groupby

from kembar.i18n.folding import sort_key
from kembar.kinds.source import Source
from kembar.model.dates import DateValue, earliest
from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source, and how many pages and records rest on it."""

    title: LinkView
    titled: bool
    published: DateValue | None
    extent: str
    supports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """The sources of one publisher."""

    id: str
    name: str
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """What `layouts/sources.html` reads."""

    title: str
    lead: str
    count: int
    outlets: tuple[Outlet, ...]


def view(context: PageContext) -> SourcesView:
    """All sources by outlet, each outlet's in order of publication."""
    sources = context.site.records.sources
    ordered = sorted(sources, key=lambda key: (*_outlet_order(sources[key]), key))
    outlets = groupby(ordered, key=lambda key: sources[key].outlet)
    return SourcesView(
        title=context.version.title,
        lead=context.version.description,
        count=len(sources),
        outlets=tuple(
            Outlet(
                id=f"outlet-{number}",
                name=name or context.gettext("Publisher not recorded"),
                rows=tuple(_row(context, key) for key in keys),
            )
            for number, (name, keys) in enumerate(outlets, start=1)
        ),
    )


def _outlet_order(source: Source) -> tuple[object, ...]:
    """By outlet, those without one last; then by time of publication, those without one first."""
    return (not source.outlet, sort_key(source.outlet), source.outlet, earliest(source.published) if source.published else ())


def _row(context: PageContext, key: str) -> SourceRow:
    source = context.site.records.sources[key]
    return SourceRow(
        title=context.link("sources", key),
        titled=bool(source.title),
        published=source.published,
        extent=context.term("Extent", source.extent),
        supports=len({(backlink.kind, backlink.key) for backlink in context.site.backlinks.get(("sources", key), ())}),
    )
