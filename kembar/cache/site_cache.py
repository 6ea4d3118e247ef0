"""
The arranged site, kept in the ledger.

A site of thousands of pages is not loaded to make one of them: the shelves of a site that comes from the ledger are mappings that revive a
value when somebody asks for it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from sys import intern
from typing import Any, TypeVar, cast

from kembar.arrange.checks.fact_contradictions import Ground
from kembar.arrange.resolved_bodies import with_articles
from kembar.cache.codec import dumps
from kembar.cache.content_cache import StoredBody, recalled
from kembar.cache.database import Ledger
from kembar.model.content import RecordPath
from kembar.model.document import Document, WholeBody
from kembar.model.records import KINDS, Record, Records
from kembar.model.site import Asset, Mention, Page, PageKey, Site
from kembar.pipeline.flow import Arranged

WHOLE = ("config", "addresses", "former", "outside")
"""The parts of a site that every build needs whole: they are kept as one value each."""

SHELVED = ("summaries", "anchors")
"""The parts whose values are asked for one by one, and kept as they are."""

PAGES, MENTIONS, ASSETS = "pages", "mentions", "assets"
"""Those whose values are kept in a form of their own."""

SHELVES = (*SHELVED, PAGES, MENTIONS, ASSETS)

PlainMention = tuple[str, str, RecordPath]
"""The kind, key and path of a `Mention`."""

Key = TypeVar("Key", bound="str | tuple[str, ...]")
Value = TypeVar("Value")


class Stored(Mapping[Key, Value]):
    """A shelf of the ledger whose keys are known; `revive` makes a value of what lies there under the text of its key."""

    def __init__(self, keys: Iterable[Key], revive: Callable[[Key], Value]) -> None:
        self._keys, self._revive = dict.fromkeys(keys), revive

    def __getitem__(self, key: Key) -> Value:
        if key not in self._keys:
            raise KeyError(key)
        return self._revive(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def keep_site(ledger: Ledger, arranged: Arranged, facts: str) -> None:
    """Keeps an arranged site, in place of any other. `facts` is what the paths of records begin with."""
    site = arranged.site
    for shelf in SHELVES:
        ledger.clear(shelf)
    for name in WHOLE:
        ledger.keep(name, getattr(site, name))
    for name in SHELVED:
        ledger.shelve(name, ((_text(key), dumps(value)) for key, value in getattr(site, name).items()))
    ledger.shelve(ASSETS, ((name, shelved_asset(asset)) for name, asset in site.assets.items()))
    ledger.shelve(PAGES, ((_text(key), shelved_page(page)) for key, page in site.pages.items()))
    ledger.shelve(MENTIONS, ((_text(key), shelved_mentions(by)) for key, by in site.mentions.items()))
    keys = {name: tuple(getattr(site, name)) for name in SHELVES}
    ledger.keep("keys", keys | {kind: tuple(site.records.of(kind)) for kind in KINDS})
    ledger.keep("facts", facts)
    ledger.keep("messages", dict(arranged.messages))
    ledger.keep("of words", arranged.of_words)
    ground = Ground.of(site.records, arranged.messages)
    ledger.keep("ground", (ground.ties, ground.names))


def keep_parts(
    ledger: Ledger,
    arranged: Arranged,
    pages: Mapping[PageKey, Page],
    assets: Mapping[str, Asset],
    mentions: Mapping[PageKey, tuple[Mention, ...]],
) -> None:
    """Keeps some pages, assets and mentions of the site that is kept already, in place of what they were."""
    keys = cast("dict[str, tuple[Any, ...]]", ledger.recall("keys"))
    if new := [key for key in mentions if key not in keys[MENTIONS]]:
        ledger.keep("keys", keys | {MENTIONS: (*keys[MENTIONS], *new)})
    ledger.shelve(MENTIONS, ((_text(key), shelved_mentions(by)) for key, by in mentions.items()))
    ledger.shelve(ASSETS, ((name, shelved_asset(asset)) for name, asset in assets.items()))
    ledger.keep("of words", arranged.of_words)
    ledger.shelve(PAGES, ((_text(key), shelved_page(page)) for key, page in pages.items()))
    ledger.shelve("summaries", ((_text(key), dumps({v.lang: v.summary for v in page.versions.values()})) for key, page in pages.items()))


def kept_site(ledger: Ledger, root: Path, *, at_hand: bool = False) -> Arranged | None:
    """
    The site that is kept, of the project at `root`, which may have been moved since; None when there is none.

    What was asked for once stays `at_hand`, or is revived again: a site of thousands of pages need not lie in memory, and who makes lists
    of it asks for the same again and again.
    """
    once: Callable[[Any], Any] = cache if at_hand else _as_it_is
    keys = cast("dict[str, tuple[Any, ...]] | None", ledger.recall("keys"))
    if keys is None:
        return None
    whole: dict[str, Any] = {name: ledger.recall(name) for name in WHOLE}
    shelves: dict[str, Any] = {name: Stored(keys[name], once(_loader(ledger, name))) for name in SHELVED}
    shelves[ASSETS] = Stored(keys[ASSETS], once(lambda name: cast("Asset", ledger.load(ASSETS, name)).in_project(root)))
    shelves[PAGES] = Stored(keys[PAGES], once(lambda key: revived_page(ledger, key)))
    shelves[MENTIONS] = Stored(keys[MENTIONS], once(MentionsReviver(ledger)))
    facts = cast("str", ledger.recall("facts"))
    records: dict[str, Any] = {kind: Stored(keys[kind], once(_records(ledger, f"{facts}/{kind}"))) for kind in KINDS}
    site = Site(records=Records(**records), articles={}, **whole, **shelves)
    return Arranged(with_articles(site), cast("Any", ledger.recall("messages")), cast("Any", ledger.recall("of words")))


def _as_it_is(revive: Callable[[Key], Value]) -> Callable[[Key], Value]:
    return revive


def loaded_site(ledger: Ledger, root: Path) -> Arranged | None:
    """The site that is kept, in memory but for its texts: for a build that asks for most of it; None when there is none."""
    kept = kept_site(ledger, root)
    if kept is None:
        return None
    shelves: dict[str, Any] = {name: dict(getattr(kept.site, name)) for name in SHELVES}
    records: dict[str, Any] = {kind: dict(kept.site.records.of(kind)) for kind in KINDS}
    return replace(kept, site=with_articles(replace(kept.site, records=Records(**records), **shelves)))


def kept_ground(ledger: Ledger) -> Ground:
    """What all records of the site that is kept give to judge texts by."""
    return Ground(*cast("tuple[Any, Any]", ledger.recall("ground")))


def _loader(ledger: Ledger, shelf: str) -> Callable[[Any], Any]:
    return lambda key: ledger.load(shelf, _text(key))


def _records(ledger: Ledger, folder: str) -> Callable[[str], Record]:
    """Revives the records of a kind from the files that they were read from."""

    def record(key: str) -> Record:
        found = recalled(ledger, f"{folder}/{key}.yaml")
        if found is None:
            raise KeyError(key)
        return cast("Record", found.value)

    return record


def _text(key: str | tuple[str, ...]) -> str:
    return key if isinstance(key, str) else "/".join(key)


def shelved_asset(asset: Asset) -> bytes:
    """Return an asset as the ledger keeps it: without the path of the project, which may be moved."""
    return dumps(asset.in_project(Path()))


def shelved_page(page: Page) -> bytes:
    """A page as the ledger keeps it. Its texts stay where they were read, and so do the places in their front matter."""
    return dumps(_with_documents(page, lambda known: replace(known, meta=replace(known.meta, places={}), body=WholeBody())))


def revived_page(ledger: Ledger, key: PageKey) -> Page:
    """A page whose texts are loaded when they are asked for. Raises `KeyError`."""
    kept = cast("Page", ledger.load(PAGES, _text(key)))
    return _with_documents(kept, lambda known: replace(known, body=StoredBody(ledger, known.path)))


def _with_documents(page: Page, other: Callable[[Document], Document]) -> Page:
    """A page with others in place of its documents."""
    documents = {lang: other(version.document) for lang, version in page.versions.items() if version.document}
    return replace(page, versions={lang: replace(version, document=documents.get(lang)) for lang, version in page.versions.items()})


def shelved_mentions(mentions: Iterable[Mention]) -> bytes:
    """Who names something, as the ledger keeps it: there are so many that each is as plain as can be."""
    return dumps([(mention.kind, mention.key, mention.path) for mention in mentions])


class MentionsReviver:
    """Revives who names something. Most are on many shelves, and few of their parts are others: what is alike is one."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._mentions: dict[PlainMention, Mention] = {}
        self._paths: dict[RecordPath, RecordPath] = {}

    def __call__(self, key: PageKey) -> tuple[Mention, ...]:
        """Who names a record. Raises `KeyError`."""
        return tuple(map(self._mention, cast("list[PlainMention]", self._ledger.load(MENTIONS, _text(key)))))

    def _mention(self, plain: PlainMention) -> Mention:
        found = self._mentions.get(plain)
        if found is None:
            kind, key, path = plain
            kind, key, path = intern(kind), intern(key), self._paths.setdefault(path, path)
            found = self._mentions[kind, key, path] = Mention(kind, key, path)
        return found
