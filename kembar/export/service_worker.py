"""
Publish the service worker, and for each language the list of files to store for reading offline.

`sw.js` is at the root, because a worker controls pages in its own folder and below (Service Workers, W3C). It changes whenever a list
changes, so that browsers notice updates. Its scripts are in `assets/js/offline-storage/`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import partial

from kembar.model.config import OFFLINE_PAGE, Lang, SiteConfig
from kembar.model.output import FinalTarget, OutputInfo
from kembar.model.site import Site

SCRIPTS = "js/offline-storage/"
"""The folder of scripts for sites with offline storage."""

WORKER = (f"{SCRIPTS}store.js", f"{SCRIPTS}worker.js")
"""The scripts of the worker, in order."""

PAGE_FILES = ("css/site.css", f"{SCRIPTS}register.js", f"{SCRIPTS}store.js", f"{SCRIPTS}page.js")
"""The files that the page about offline storage needs."""

VERSION_DIGITS = 12
"""The number of hex digits that identify a version of a file."""

StoredPage = tuple[str, str, int]
"""The address of a file from the site's root, its digest, and its size in bytes."""


def addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the addresses of the lists and of the worker; none if offline storage is off."""
    if config.has_offline_storage:
        yield from (f"{lang.code}/keeping.json" for lang in config.languages)
        yield "sw.js"


def final_targets(site: Site) -> Iterator[FinalTarget]:
    """Yield the list of each language and the worker; nothing if offline storage is off."""
    if site.config.has_offline_storage:
        for lang in site.config.languages:
            yield FinalTarget(f"{lang.code}/keeping.json", partial(_list, lang))
        yield FinalTarget("sw.js", partial(_worker, site))


def stored_pages(finished: Mapping[str, OutputInfo], lang: Lang) -> list[StoredPage]:
    """Return the files to store for the whole portal in a language."""
    own = (f"{lang.code}/", f"assets/search/{lang.code}/")
    wanted = (path for path in sorted(finished) if path.startswith(own) or _is_shared_asset(path))
    return [(_address(path), finished[path].digest[:VERSION_DIGITS], finished[path].size) for path in wanted if not path.endswith(".xml")]


def _is_shared_asset(path: str) -> bool:
    return path.startswith("assets/") and not path.startswith("assets/search/")


def _address(path: str) -> str:
    """Return the address of a file: for a page its folder."""
    return path.removesuffix("index.html")


def _list(lang: Lang, finished: Mapping[str, OutputInfo]) -> bytes:
    listed = stored_pages(finished, lang)
    content = {"version": _version(listed), "bytes": sum(size for _, _, size in listed), "files": listed}
    return f"{_compact(content)}\n".encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _version(listed: list[StoredPage]) -> str:
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:VERSION_DIGITS]


def _worker(site: Site, finished: Mapping[str, OutputInfo]) -> bytes:
    """Return the first script of the worker: the data of this site, and the scripts to load."""
    portal = {
        "versions": {lang.code: _version(stored_pages(finished, lang)) for lang in site.config.languages},
        "pages": dict(site.addresses["listings", OFFLINE_PAGE]),
        "assets": _addresses(site, PAGE_FILES),
    }
    scripts = ",".join(map(json.dumps, _addresses(site, WORKER)))
    return f"self.portal={_compact(portal)};\nimportScripts({scripts});\n".encode()


def _addresses(site: Site, names: tuple[str, ...]) -> list[str]:
    return [site.assets[name].address for name in names if name in site.assets]
