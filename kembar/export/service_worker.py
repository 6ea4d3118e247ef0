"""
What browsers need to keep the portal for reading without a network: the service worker, and a list for each language of what to fetch.

`sw.js` lies at the root, since a worker answers for what lies beside and below it (Service Workers, W3C). It is as new as the lists, so a
browser that finds other bytes there knows that something has changed. What it does is told in `assets/js/offline-storage/`.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import partial

from kembar.model.config import OFFLINE_PAGE, Lang, SiteConfig
from kembar.model.output import FinalTarget, OutputInfo
from kembar.model.site import Site

SCRIPTS = "js/offline-storage/"
"""The scripts that only a site has whose pages may be kept."""

WORKER = (f"{SCRIPTS}store.js", f"{SCRIPTS}worker.js")
"""The scripts of the worker, in order."""

SHOWING = ("css/site.css", f"{SCRIPTS}register.js", f"{SCRIPTS}store.js", f"{SCRIPTS}page.js")
"""What the page that tells what is kept cannot do without."""

DIGITS = 12
"""How much of a digest is enough to tell one version of a file from another."""

StoredPage = tuple[str, str, int]
"""An address from the site's root, the digest of what lies there, and its size in bytes."""


def addresses(config: SiteConfig) -> Iterator[str]:
    """Yield the addresses of the lists and of the worker; none where pages are not to be kept."""
    if config.has_offline_storage:
        yield from (f"{lang.code}/keeping.json" for lang in config.languages)
        yield "sw.js"


def final_targets(site: Site) -> Iterator[FinalTarget]:
    """The list of each language, and the worker; nothing where pages are not to be kept."""
    if site.config.has_offline_storage:
        for lang in site.config.languages:
            yield FinalTarget(f"{lang.code}/keeping.json", partial(_list, lang))
        yield FinalTarget("sw.js", partial(_worker, site))


def stored_pages(finished: Mapping[str, OutputInfo], lang: Lang) -> list[StoredPage]:
    """What is to be fetched to keep the whole portal in a language."""
    own = (f"{lang.code}/", f"assets/search/{lang.code}/")
    wanted = (path for path in sorted(finished) if path.startswith(own) or _is_shared(path))
    return [(_address(path), finished[path].digest[:DIGITS], finished[path].size) for path in wanted if not path.endswith(".xml")]


def _is_shared(path: str) -> bool:
    return path.startswith("assets/") and not path.startswith("assets/search/")


def _address(path: str) -> str:
    """How pages and scripts ask for a file: for a page by its folder."""
    return path.removesuffix("index.html")


def _list(lang: Lang, finished: Mapping[str, OutputInfo]) -> bytes:
    listed = stored_pages(finished, lang)
    content = {"version": _version(listed), "bytes": sum(size for _, _, size in listed), "files": listed}
    return f"{_compact(content)}\n".encode()


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _version(listed: list[StoredPage]) -> str:
    return hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:DIGITS]


def _worker(site: Site, finished: Mapping[str, OutputInfo]) -> bytes:
    """The worker’s first script: what it has to know of this site, and the scripts that know what to do."""
    portal = {
        "versions": {lang.code: _version(stored_pages(finished, lang)) for lang in site.config.languages},
        "pages": dict(site.addresses["listings", OFFLINE_PAGE]),
        "assets": _addresses(site, SHOWING),
    }
    scripts = ",".join(map(json.dumps, _addresses(site, WORKER)))
    return f"self.portal={_compact(portal)};\nimportScripts({scripts});\n".encode()


def _addresses(site: Site, names: tuple[str, ...]) -> list[str]:
    return [site.assets[name].address for name in names if name in site.assets]
