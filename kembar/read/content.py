"""
Everything in the content folder, each file alone.

In comes the folder; out goes the `Content`, as far as it could be read, and every problem in every file.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kembar.i18n.messages import N_, read_messages
from kembar.model.config import Config
from kembar.model.content import Content
from kembar.model.document import Document, Meta
from kembar.model.problem import Place, Problem, say
from kembar.model.records import KINDS, Records
from kembar.read.config import SettingsRead, read_config
from kembar.read.files import read_text
from kembar.read.front import FREE, read_front, split
from kembar.read.markdown.body import BodyReader
from kembar.read.records import read_facts
from kembar.read.todo import todos_in
from kembar.read.tree import FACTS, SETTINGS, Entry, File, entries_of, list_files, place_files, settings_file, shown_name

BACK = N_("Back to the text")


def read_content(root: Path, content: Path) -> tuple[Content | None, list[Problem]]:
    """
    The content of the project at `root`, and its problems.

    Places are relative to `root`, or to the folder around `content` when that lies elsewhere. Settings with faults are kept as far as they
    go, so that one run shows every fault; there is no content only when they do not tell the site's languages.
    """
    files, problems = list_files(root, content)
    if not files and problems:
        return None, problems
    settings, faults = read_settings(files, shown_name(root, content))
    problems += faults
    if not settings.languages:
        return None, problems
    entries, faults = place_files(files, settings.languages)
    problems += faults
    facts, faults = read_facts(entries_of(entries, facts=True), settings.languages)
    problems += faults
    config = settings.config or settings.makeshift
    words, faults = read_documents(entries_of(entries, facts=False), settings.languages, _ways_back(root, config))
    problems += faults
    if config is None:
        return None, problems
    return Content(
        config=config,
        records=facts.records,
        documents=words.documents,
        places=facts.places,
        settings=settings.places,
        unread=_unread(entries, facts.records, words.documents),
        unread_words=_unread_words(entries, words.documents),
        remnants=facts.remnants,
        loose=words.loose,
        makeshift=settings.config is None,
    ), problems


def read_settings(files: Iterable[File], name: str) -> tuple[SettingsRead, list[Problem]]:
    """The settings among the files of the content folder, which problems call `name`."""
    file = settings_file(files)
    if file:
        return read_config(file.file, file.path)
    problem = Problem(
        Place(f"{name}/{SETTINGS}"),
        "file.missing",
        say("the site has no settings"),
        say("write content/site.yaml; docs/content.md tells how"),
    )
    return SettingsRead(), [problem]


def _unread(entries: Iterable[Entry], records: Records, documents: Iterable[Document]) -> frozenset[tuple[str, str]]:
    """The records and free pages that have files, and could not be read from any of them."""
    read = {(kind, key) for kind in KINDS for key in records.of(kind)}
    read |= {(document.kind, document.key) for document in documents if document.kind == FREE}
    return frozenset((entry.kind, entry.key) for entry in entries if entry.shelf == FACTS or entry.kind == FREE) - read


def _unread_words(entries: Iterable[Entry], documents: Iterable[Document]) -> frozenset[tuple[str, str, str]]:
    """The words that have a file, and could not be read from it."""
    read = {(document.lang, document.kind, document.key) for document in documents}
    return frozenset((entry.shelf, entry.kind, entry.key) for entry in entries if entry.shelf != FACTS) - read


def _ways_back(root: Path, config: Config | None) -> dict[str, str]:
    """What the way back from a footnote is called, by language. Faults of a catalogue are told by those who own it."""
    languages = config.languages if config else ()
    return {
        lang.code: read_messages(root / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)[0].gettext(BACK) for lang in languages
    }


@dataclass(frozen=True, slots=True)
class WordsRead:
    """The words that could be read, and those that are `loose` because their front matter cannot be used."""

    documents: tuple[Document, ...]
    loose: tuple[Document, ...]


def read_documents(entries: Iterable[Entry], languages: tuple[str, ...], back: dict[str, str]) -> tuple[WordsRead, list[Problem]]:
    """All words, in the order of languages, kinds and keys."""
    readers = {language: BodyReader(back.get(language, BACK)) for language in languages}
    order = {language: number for number, language in enumerate(languages)}
    read: dict[bool, list[Document]] = {True: [], False: []}
    problems: list[Problem] = []
    for entry in sorted(entries, key=lambda entry: (order[entry.shelf], entry.kind, entry.key)):
        document, usable, faults = read_document(entry, languages, readers[entry.shelf])
        problems += faults
        if document:
            read[usable].append(document)
    return WordsRead(tuple(read[True]), tuple(read[False])), problems


def read_document(entry: Entry, languages: tuple[str, ...], reader: BodyReader) -> tuple[Document | None, bool, list[Problem]]:
    """One file's words, and whether their front matter can be used; without it they can be looked at, and make no page."""
    text, problems = read_text(entry.file, entry.path)
    if text is None:
        return None, False, problems
    parts, unclosed = split(text, entry.path)
    if unclosed:
        return None, False, [*problems, *unclosed]
    meta, faults = read_front(parts, entry.path, entry.kind, entry.shelf, languages)
    body, faults_of_body = reader.read(parts.body, Place(entry.path, parts.body_line), entry.kind, entry.key)
    problems += [*faults, *faults_of_body, *todos_in(text, entry.path)]
    document = Document(lang=entry.shelf, kind=entry.kind, key=entry.key, path=entry.path, meta=meta or Meta(), body=body)
    return document, meta is not None, problems
