"""
The arranged site in the cache.

Most builds need only a few of thousands of pages, so the collections of a cached site are mappings that load a value when it is needed.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from sys import intern
from typing import Any, TypeVar, cast

from kembar.arrange.checks.fact_contradictions import FactIndex
from kembar.arrange.resolved_bodies import with_resolved_bodies
from kembar.cache.codec import dumps
from kembar.cache.content_cache import LazyBody, lookup
from kembar.cache.database import BuildCache
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS, Records
from kembar.model.content import RecordPath
from kembar.model.document import Document, LoadedBody
from kembar.model.site import Asset, Backlink, Page, PageKey, Site
from kembar.pipeline.flow import Arranged

WHOLE = ("config", "addresses", "aliases", "external_link_note")
"""The parts of a site that every build needs completely, each stored as one value."""

LAZY_COLLECTIONS = ("summaries", "anchors")
"""The collections whose values are loaded one by one, and stored as they are."""

PAGES, BACKLINKS, ASSETS = "pages", "backlinks", "assets"
"""The collections whose values are stored in a form of their own."""

COLLECTIONS = (*LAZY_COLLECTIONS, PAGES, BACKLINKS, ASSETS)

StoredBacklink = tuple[str, str, RecordPath]
"""The kind, key and path of a `Backlink`."""

Key = TypeVar("Key", bound="str | tuple[str, ...]")
Value = TypeVar("Value")


class LazyMapping(Mapping[Key, Value]):
    """A mapping with known keys, whose values are loaded by `revive`."""

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


def save(cache: BuildCache, arranged: Arranged, facts: str) -> None:
    """Store an arranged site in place of the last one. The paths of records begin with `facts`."""
    site = arranged.site
    for collection in COLLECTIONS:
        cache.clear(collection)
    for name in WHOLE:
        cache.set(name, getattr(site, name))
    for name in LAZY_COLLECTIONS:
        cache.put(name, ((_text(key), dumps(value)) for key, value in getattr(site, name).items()))
    cache.put(ASSETS, ((name, load_asset(asset)) for name, asset in site.assets.items()))
    cache.put(PAGES, ((_text(key), load_page(page)) for key, page in site.pages.items()))
    cache.put(BACKLINKS, ((_text(key), load_backlinks(by)) for key, by in site.backlinks.items()))
    keys = {name: tuple(getattr(site, name)) for name in COLLECTIONS}
    cache.set("keys", keys | {kind: tuple(site.records.of(kind)) for kind in KINDS})
    cache.set("facts", facts)
    cache.set("messages", dict(arranged.messages))
    cache.set("of words", arranged.of_words)
    fact_index = FactIndex.of(site.records, arranged.messages)
    cache.set("fact_index", (fact_index.ties, fact_index.names))


def save_changes(
    cache: BuildCache,
    arranged: Arranged,
    pages: Mapping[PageKey, Page],
    assets: Mapping[str, Asset],
    backlinks: Mapping[PageKey, tuple[Backlink, ...]],
) -> None:
    """Store some pages, assets and backlinks of the cached site in place of the former ones."""
    keys = cast("dict[str, tuple[Any, ...]]", cache.get("keys"))
    if new := [key for key in backlinks if key not in keys[BACKLINKS]]:
        cache.set("keys", keys | {BACKLINKS: (*keys[BACKLINKS], *new)})
    cache.put(BACKLINKS, ((_text(key), load_backlinks(by)) for key, by in backlinks.items()))
    cache.put(ASSETS, ((name, load_asset(asset)) for name, asset in assets.items()))
    cache.set("of words", arranged.of_words)
    cache.put(PAGES, ((_text(key), load_page(page)) for key, page in pages.items()))
    cache.put("summaries", ((_text(key), dumps({v.lang: v.summary for v in page.versions.values()})) for key, page in pages.items()))


def load_lazy(cache: BuildCache, root: Path, *, at_hand: bool = False) -> Arranged | None:
    """
    Return the cached site of the project at `root`, which may have been moved; None if there is none.

    Values that were loaded once stay in memory if `at_hand`, which saves time for the listings but takes memory for a site of thousands
    of pages.
    """
    once: Callable[[Any], Any] = functools.cache if at_hand else _as_it_is
    keys = cast("dict[str, tuple[Any, ...]] | None", cache.get("keys"))
    if keys is None:
        return None
    whole: dict[str, Any] = {name: cache.get(name) for name in WHOLE}
    collections: dict[str, Any] = {name: LazyMapping(keys[name], once(_loader(cache, name))) for name in LAZY_COLLECTIONS}
    collections[ASSETS] = LazyMapping(keys[ASSETS], once(lambda name: cast("Asset", cache.read(ASSETS, name)).in_project(root)))
    collections[PAGES] = LazyMapping(keys[PAGES], once(lambda key: rebuild_page(cache, key)))
    collections[BACKLINKS] = LazyMapping(keys[BACKLINKS], once(BacklinksReader(cache)))
    facts = cast("str", cache.get("facts"))
    records: dict[str, Any] = {kind: LazyMapping(keys[kind], once(_records(cache, f"{facts}/{kind}"))) for kind in KINDS}
    site = Site(records=Records(**records), articles={}, **whole, **collections)
    return Arranged(with_resolved_bodies(site), cast("Any", cache.get("messages")), cast("Any", cache.get("of words")))


def _as_it_is(revive: Callable[[Key], Value]) -> Callable[[Key], Value]:
    return revive


def load_all(cache: BuildCache, root: Path) -> Arranged | None:
    """Return the cached site, in memory except for its texts: for a build that needs most of it; None if there is none."""
    kept = load_lazy(cache, root)
    if kept is None:
        return None
    collections: dict[str, Any] = {name: dict(getattr(kept.site, name)) for name in COLLECTIONS}
    records: dict[str, Any] = {kind: dict(kept.site.records.of(kind)) for kind in KINDS}
    return replace(kept, site=with_resolved_bodies(replace(kept.site, records=Records(**records), **collections)))


def load_fact_index(cache: BuildCache) -> FactIndex:
    """Return the index of facts that texts are checked by."""
    return FactIndex(*cast("tuple[Any, Any]", cache.get("fact_index")))


def _loader(cache: BuildCache, collection: str) -> Callable[[Any], Any]:
    return lambda key: cache.read(collection, _text(key))


def _records(cache: BuildCache, folder: str) -> Callable[[str], Record]:
    """Return a function that loads the records of a kind from the cached files."""

    def record(key: str) -> Record:
        found = lookup(cache, f"{folder}/{key}.yaml")
        if found is None:
            raise KeyError(key)
        return cast("Record", found.value)

    return record


def _text(key: str | tuple[str, ...]) -> str:
    return key if isinstance(key, str) else "/".join(key)


def load_asset(asset: Asset) -> bytes:
    """Return an asset as bytes for the cache, without the path of the project, which may be moved."""
    return dumps(asset.in_project(Path()))


def load_page(page: Page) -> bytes:
    """Return a page as bytes for the cache, without its texts and the locations in its front matter, which are cached by file."""
    return dumps(_with_documents(page, lambda known: replace(known, meta=replace(known.meta, places={}), body=LoadedBody())))


def rebuild_page(cache: BuildCache, key: PageKey) -> Page:
    """Return a page whose texts are loaded when they are needed. Raises `KeyError`."""
    kept = cast("Page", cache.read(PAGES, _text(key)))
    return _with_documents(kept, lambda known: replace(known, body=LazyBody(cache, known.path)))


def _with_documents(page: Page, other: Callable[[Document], Document]) -> Page:
    """Return a page with other documents."""
    documents = {lang: other(version.document) for lang, version in page.versions.items() if version.document}
    return replace(page, versions={lang: replace(version, document=documents.get(lang)) for lang, version in page.versions.items()})


def load_backlinks(backlinks: Iterable[Backlink]) -> bytes:
    """Return backlinks as bytes for the cache, as plain tuples, since there are so many."""
    return dumps([(backlink.kind, backlink.key, backlink.path) for backlink in backlinks])


class BacklinksReader:
    """Loads backlinks. Equal backlinks, of which there are many, are one object."""

    def __init__(self, cache: BuildCache) -> None:
        self._cache = cache
        self._backlinks: dict[StoredBacklink, Backlink] = {}
        self._paths: dict[RecordPath, RecordPath] = {}

    def __call__(self, key: PageKey) -> tuple[Backlink, ...]:
        """Return the backlinks of a record. Raises `KeyError`."""
        return tuple(map(self._mention, cast("list[StoredBacklink]", self._cache.read(BACKLINKS, _text(key)))))

    def _mention(self, plain: StoredBacklink) -> Backlink:
        found = self._backlinks.get(plain)
        if found is None:
            kind, key, path = plain
            kind, key, path = intern(kind), intern(key), self._paths.setdefault(path, path)
            found = self._backlinks[kind, key, path] = Backlink(kind, key, path)
        return found
