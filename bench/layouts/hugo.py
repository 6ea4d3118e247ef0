"""
The corpus as a project for Hugo: pages as files, fields and sources as taxonomies, people as data, the templates of `bench/hugo/`.

In come a corpus and a folder; out go the files.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from bench.corpus.making import Corpus
from bench.corpus.world import Record
from bench.layouts.front_matter import people
from bench.layouts.interface import interface
from bench.layouts.kembar import LANGUAGES
from bench.layouts.leaves import as_yaml, copy_assets, leaves, markdown, write

TEMPLATES = Path(__file__).parents[1] / "hugo"
SECTIONS = ("cities", "visits", "agreements", "fields", "people", "sources")


def lay_out(corpus: Corpus, project: Path) -> None:
    """Writes the project."""
    shutil.copytree(TEMPLATES, project, dirs_exist_ok=True)
    copy_assets(project / "assets")
    for leaf in leaves(corpus, link):
        write(project / "content" / leaf.lang / leaf.kind / f"{leaf.key}.md", markdown(leaf))
    for lang in LANGUAGES:
        words = interface(lang)
        write(project / "i18n" / f"{lang}.yaml", as_yaml(words))
        for section in SECTIONS:
            write(project / "content" / lang / section / "_index.md", _front({"title": words[section]}))
        for key, field in corpus.world.records["fields"].items():
            write(project / "content" / lang / "fields" / key / "_index.md", _front({"title": field["name"][lang]}))
        for key, source in corpus.world.records["sources"].items():
            write(project / "content" / lang / "sources" / key / "_index.md", _front(_source(source)))
    write(project / "data" / "people.yaml", as_yaml({lang: people(corpus.world, lang) for lang in LANGUAGES}))


def link(_lang: str, kind: str, key: str) -> str:
    """A page's logical path, which Hugo's own link hook finds in the language of the text."""
    return f"/{kind}#{key}" if kind == "people" else f"/{kind}/{key}"


def _source(source: Record) -> dict[str, str]:
    return {
        "title": source["title"],
        "date": source["published"],
        "outlet": source["outlet"],
        "author": source["author"],
        "written_in": source["language"],
        "address": source["url"],
    }


def _front(fields: Mapping[str, str]) -> str:
    return f"---\n{as_yaml(fields)}---\n"
