"""Everything from A to Z: each record and free page under the first letter of its name, and places under their other names as well."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kembar.i18n.folding import fold, sort_key
from kembar.kinds.kind import Kind
from kembar.kinds.registry import FREE_PAGES, KINDS
from kembar.render.page_context import PageContext
from kembar.render.view_models import LinkView

NUMBERS = "0–9"
"""The heading of names that begin with a digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A name, the kind of what it names, and its address. `instead` is the name that the portal uses, if this is another one."""

    name: LinkView
    kind: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The names that begin with a letter; `id` is the anchor."""

    id: str
    letter: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """What `layouts/a_to_z.html` reads."""

    title: str
    lead: str
    letters: tuple[Letter, ...]
    sources: LinkView


def view(context: PageContext) -> IndexView:
    """Return the view of all names in the alphabetical order of the language."""
    items = sorted(_items(context), key=lambda item: (_is_number(item), sort_key(item.name.text), item.kind))
    return IndexView(
        title=context.version.title,
        lead=context.version.description,
        letters=tuple(_letter(letter, named) for letter, named in groupby(items, key=_initial)),
        sources=context.link("listings", "sources"),
    )


def _letter(letter: str, items: Iterable[Item]) -> Letter:
    anchor = letter.lower() if letter.isascii() else f"{ord(letter[0]):x}"
    return Letter(id=f"letter-{anchor}", letter=letter, items=tuple(items))


def _initial(item: Item) -> str:
    return NUMBERS if _is_number(item) else fold(item.name.text)[:1].upper()


def _is_number(item: Item) -> bool:
    return fold(item.name.text)[:1].isdigit()


def _items(context: PageContext) -> Iterator[Item]:
    for folder, kind in KINDS.items():
        if kind.is_in_index:
            for key in context.site.records.of(folder):
                yield Item(name=context.link(folder, key), kind=context.term("Kind", folder))
                if kind.lists_other_names:
                    yield from _other_names(context, kind, key)
    for (folder, key), versions in context.site.summaries.items():
        if folder == FREE_PAGES and context.lang.code in versions:
            yield Item(name=context.link(folder, key), kind=context.gettext("About the portal"))


def _other_names(context: PageContext, kind: Kind, key: str) -> Iterator[Item]:
    """Yield an entry for each other name that sorts differently from the name."""
    name = context.name(kind.folder, key)
    others = {fold(other): other for other in kind.other_names(context.site.records.of(kind.folder)[key], context.lang.code)}
    for folded, other in others.items():
        if folded != fold(name):
            yield Item(name=LinkView(other, context.href(kind.folder, key)), kind=context.term("Kind", kind.folder), instead=name)
