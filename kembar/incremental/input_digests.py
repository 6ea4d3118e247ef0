"""
The digests of the inputs of artifacts.

An artifact is stale if one of these has changed. Most inputs are digested by value, so that a comment in a record makes nothing stale; a
text is digested by its file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields

from kembar.cache.file_snapshot import Digest, FileSnapshot, digest_of, digest_of_all
from kembar.kinds.registry import KINDS
from kembar.model.dependencies import CATALOGUES, INDEX, LAYOUTS, Dependency
from kembar.model.document import Document
from kembar.model.site import Asset, LocalizedPage, Page, Site

_FACE = tuple(field.name for field in fields(LocalizedPage) if field.name != "document")
"""The fields of a page in one language, except its text."""


class Digests:
    """
    Digests of a site's inputs. `closures` are the templates that each layout reads, by their paths below `templates/`; `index` has the
    digest of each file of the search index, once they are known.
    """

    def __init__(
        self, site: Site, scan: FileSnapshot, closures: Mapping[str, tuple[str, ...]], index: Mapping[str, Digest] | None = None
    ) -> None:
        self._site, self._scan, self.closures, self._index = site, scan, closures, index or {}

    def with_index(self, index: Mapping[str, Digest]) -> "Digests":
        """Return the same digests with those of the search index."""
        return Digests(self._site, self._scan, self.closures, index)

    def of(self, name: Dependency) -> Digest:
        """Return the digest of one input; empty if it does not exist."""
        collection, key = name
        if key is None:
            return digest_of_all(map(repr, self._collection(collection)))
        if collection == LAYOUTS:
            return digest_of_all(self._scan.digest(f"templates/{path}") for path in self.closures.get(str(key), ()))
        if collection == CATALOGUES:
            return self._scan.digest(f"locales/{key}/LC_MESSAGES/portal.po")
        if collection == INDEX:
            return self._index.get(str(key), "")
        if collection == "articles":
            return self._article(*key)
        found = self._collection(collection).get(key)
        return "" if found is None else _digest(found)

    def _collection(self, collection: str) -> Mapping[object, object]:
        owner = self._site.records if collection in KINDS else self._site
        values: Mapping[object, object] = getattr(owner, collection)
        return values

    def _article(self, kind: str, key: str, lang: str) -> Digest:
        page = self._site.pages.get((kind, key))
        version = page.versions.get(lang) if page else None
        if page is None or version is None:
            return ""
        shown = page.versions[version.fallback_lang].document if version.fallback_lang else version.document
        return self._scan.digest(words_file(shown)) if shown else ""


def words_file(document: Document) -> str:
    """Return the name of a document's file in a snapshot."""
    return f"content/{document.lang}/{document.kind}/{document.key}.md"


def _digest(value: object) -> Digest:
    if isinstance(value, Page):
        return digest_of_all(_faces(value.versions.values()))
    if isinstance(value, Asset):
        return digest_of_all([value.address, value.digest])
    return digest_of(repr(value).encode())


def _faces(versions: Iterable[LocalizedPage]) -> Iterable[str]:
    return (repr([getattr(version, name) for name in _FACE]) for version in versions)
