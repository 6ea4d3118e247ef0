"""
The corpus as a project for Kembar: facts in YAML, words in Markdown, each translation stamped with what it was made from.

In come a corpus and a folder; out go the files. Templates, locales and assets are copies of the repository's own.
"""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from bench.corpus.making import Corpus
from bench.corpus.words import UPDATED, Words
from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.read.content_tree import ContentFile
from kembar.read.file_reader import FileReader
from kembar.translate.stamp import new_stamp, write_stamp

REPOSITORY = Path(__file__).parents[2]
SHARED = ("templates", "locales", "assets")
"""The folders that a project for Kembar has besides its content."""

LANGUAGES = ("id", "en")
ORIGINAL = "id"

SETTINGS: dict[str, Any] = {
    "title": {"id": "Mitra Kota Muara", "en": "The Partners of Muara"},
    "description": {"id": "Sebuah kumpulan rekaan untuk mengukur waktu.", "en": "An invented corpus, made to measure time."},
    "base_url": "https://corpus.example/",
    "languages": {"id": {"locale": "id", "name": "Bahasa Indonesia"}, "en": {"locale": "en_GB", "name": "English"}},
    "home": "muara",
    "sections": {
        "cities": {"id": "kota", "en": "cities"},
        "visits": {"id": "kunjungan", "en": "visits"},
        "agreements": {"id": "naskah-kerja-sama", "en": "agreements"},
        "fields": {"id": "bidang", "en": "fields"},
        "people": {"id": "tokoh", "en": "people"},
        "sources": {"id": "sumber", "en": "sources"},
        "differences": {"id": "sumber-berbeda", "en": "where-sources-differ"},
    },
    "menu": ["cities", "visits", "agreements", "fields", "people", "sources", "differences"],
    "footer": ["about"],
    "updated": UPDATED,
}


def lay_out(corpus: Corpus, project: Path) -> None:
    """Writes the project. Raises `ValueError` when Kembar cannot read what the corpus says."""
    for folder in SHARED:
        shutil.copytree(REPOSITORY / folder, project / folder)
    _lay_out_content(corpus, project / "content")


def _lay_out_content(corpus: Corpus, content: Path) -> None:
    _write(content / "site.yaml", _yaml(SETTINGS))
    for kind, records in corpus.world.records.items():
        for key, record in records.items():
            _write(content / "facts" / kind / f"{key}.yaml", _yaml(record))
    reader = FileReader(LANGUAGES, dict.fromkeys(LANGUAGES, ""))
    for (lang, kind, key), words in corpus.words.items():
        file = content / lang / kind / f"{key}.md"
        _write(file, _markdown(words))
        if lang == ORIGINAL:
            source = _read(ContentFile(lang, kind, key, file, file.name), reader)
        else:
            file.write_bytes(write_stamp(file.read_bytes(), new_stamp(None, source)))


def _read(entry: ContentFile, reader: FileReader) -> Document:
    found = reader(entry)
    if not isinstance(found.value, Document) or found.problems:
        raise ValueError(_told(found.problems))
    return found.value


def _told(problems: Sequence[Problem]) -> str:
    return "; ".join(f"{problem.location}: {problem.message}" for problem in problems)


def _markdown(words: Words) -> str:
    title = {"title": words.title} if words.title else {}
    front = yaml.dump(
        {**title, "description": words.description, "updated": UPDATED},
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1000,
    )
    return f"---\n{front}---\n\n{words.text}"


def _yaml(value: object) -> str:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
