"""
The corpus as a project for Eleventy: pages as files, fields, sources and people as data, the templates of `bench/eleventy/`.

In come a corpus and a folder; out go the files.
"""

import json
import shutil
from pathlib import Path
from typing import Any

from bench.corpus.making import Corpus
from bench.corpus.words import UPDATED
from bench.corpus.world import World
from bench.layouts.front_matter import people
from bench.layouts.hugo import SECTIONS
from bench.layouts.interface import interface
from bench.layouts.kembar import LANGUAGES, SETTINGS
from bench.layouts.leaves import copy_assets, leaves, markdown, write

TEMPLATES = Path(__file__).parents[1] / "eleventy"
LAYOUTS = {"cities": "city", "visits": "visit", "agreements": "agreement", "pages": "page"}
LISTED = ("cities", "visits", "agreements")


def lay_out(corpus: Corpus, project: Path) -> None:
    """Writes the project, without the packages that it needs."""
    shutil.copytree(TEMPLATES, project, dirs_exist_ok=True)
    copy_assets(project / "assets")
    for leaf in leaves(corpus, link):
        write(project / leaf.lang / leaf.kind / f"{leaf.key}.md", markdown(leaf))
    for lang in LANGUAGES:
        for kind, layout in LAYOUTS.items():
            defaults = {"lang": lang, "kind": kind, "layout": f"layouts/{layout}.njk", "tags": [kind]}
            write(project / lang / kind / f"{kind}.json", _json(defaults))
    for name, data in _small_data().items():
        write(project / "_data" / f"{name}.json", _json(data))
    for name, data in _large_data(corpus.world).items():
        write(project / "data" / f"{name}.json", _json(data))


def link(lang: str, kind: str, key: str) -> str:
    """A page's address."""
    return f"/{lang}/{kind}/#{key}" if kind == "people" else f"/{lang}/{kind}/{key}/"


def _small_data() -> dict[str, Any]:
    """The global data of the project, which Eleventy copies for each page."""
    return {
        "site": {"url": SETTINGS["base_url"].rstrip("/"), "updated": UPDATED},
        "codes": LANGUAGES,
        "sections": SECTIONS,
        "languages": {lang: _language(lang) for lang in LANGUAGES},
        "listings": [{"lang": lang, "kind": kind, "title": interface(lang)[kind]} for lang in LANGUAGES for kind in LISTED],
    }


def _large_data(world: World) -> dict[str, Any]:
    """The data that the project’s configuration reads, and templates reach through filters."""
    fields, sources = world.records["fields"], world.records["sources"]
    named = ("cities", "fields", "sources")
    return {
        "interface": {lang: interface(lang) for lang in LANGUAGES},
        "people": {lang: people(world, lang) for lang in LANGUAGES},
        "references": sources,
        "names": {lang: {kind: {key: world.name(kind, key, lang) for key in world.records[kind]} for kind in named} for lang in LANGUAGES},
        "fieldPages": [{"lang": lang, "key": key, "title": world.name("fields", key, lang)} for lang in LANGUAGES for key in fields],
        "sourcePages": [{"lang": lang, "key": key, **source} for lang in LANGUAGES for key, source in sources.items()],
    }


def _language(lang: str) -> dict[str, str]:
    settings = SETTINGS["languages"][lang]
    return {
        "locale": settings["locale"].replace("_", "-"),
        "name": settings["name"],
        "title": SETTINGS["title"][lang],
        "description": SETTINGS["description"][lang],
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
