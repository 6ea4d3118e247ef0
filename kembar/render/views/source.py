"""One source, as a library would describe it, and what rests on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kembar.kinds.registry import KINDS
from kembar.model.dates import DateValue
from kembar.model.site import Backlink
from kembar.render.page_context import PageContext, is_fact
from kembar.render.view_models import LinkView
from kembar.render.views.cards import by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What a source supports: records of one kind, each with the facts in it that name the source."""

    kind: str
    subjects: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """What `layouts/source.html` reads. `title_lang` marks the title, which is never translated."""

    title: str
    title_lang: str
    titled: bool
    type: str
    outlet: str
    author: str
    editor: str
    language: str
    published: DateValue | None
    updated: DateValue | None
    url: str
    extent: str
    note: str
    supports: tuple[Support, ...]
    cited: tuple[LinkView, ...]
    disputed: tuple[LinkView, ...]


def view(context: PageContext) -> SourceView:
    """The page of one source."""
    key = context.page.key
    source = context.site.records.sources[key]
    backlinks = context.site.backlinks.get(("sources", key), ())
    return SourceView(
        title=context.version.title,
        title_lang=source.language if source.title else context.lang.code,
        titled=bool(source.title),
        type=context.term("SourceType", source.type),
        outlet=context.outlet(key),
        author=source.author,
        editor=source.editor,
        language=context.localizer.language(source.language),
        published=source.published,
        updated=source.updated,
        url=source.url,
        extent=context.term("Extent", source.extent),
        note=context.words(source.note),
        supports=_supports(context, backlinks),
        cited=_cited(context, backlinks),
        disputed=_subjects(context, (backlink for backlink in backlinks if backlink.path[0] == "differs")),
    )


def _supports(context: PageContext, backlinks: Iterable[Backlink]) -> tuple[Support, ...]:
    """The records whose facts rest on the source, by kind."""
    facts = [backlink for backlink in backlinks if is_fact(backlink)]
    groups = ((kind, [backlink for backlink in facts if backlink.kind == kind]) for kind in KINDS)
    return tuple(Support(kind=context.term("Kind", kind), subjects=_subjects(context, group)) for kind, group in groups if group)


def _subjects(context: PageContext, backlinks: Iterable[Backlink]) -> tuple[LinkView, ...]:
    keys: dict[str, set[str]] = {}
    for backlink in backlinks:
        keys.setdefault(backlink.kind, set()).add(backlink.key)
    return tuple(link for kind in KINDS if kind in keys for link in context.links(kind, by_name(context, kind, keys[kind])))


def _cited(context: PageContext, backlinks: Iterable[Backlink]) -> tuple[LinkView, ...]:
    """The texts in this language that cite the source."""
    texts = dict.fromkeys((backlink.kind, backlink.key) for backlink in backlinks if backlink.path == ("words", context.lang.code))
    return tuple(context.link(kind, key) for kind, key in texts)
