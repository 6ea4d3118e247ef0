"""
Read the content folder, each file on its own: return the `Content` as far as it can be read, and every problem in every file.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from kembar.i18n.catalogues import read_messages
from kembar.kinds.kind import Record
from kembar.kinds.registry import KINDS, Records
from kembar.model.config import SiteConfig
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.read.content_tree import FACTS, SETTINGS, ContentFile, FolderFile, classify_files, display_name, list_files, settings_file
from kembar.read.file_reader import FileReader, ReadCache, ReadResult, no_cache
from kembar.read.front_matter import FREE
from kembar.read.settings import SettingsRead, read_config
from kembar.text.page_messages import N_

BACK = N_("Back to the text")


def read_content(root: Path, content: Path, remember: ReadCache = no_cache) -> tuple[Content | None, list[Problem]]:
    """
    Return the content of the project at `root`, and its problems. `remember` returns the content of each file of facts or words.

    Locations are relative to `root`, or to the parent of `content` if that is not inside `root`. Of settings with faults, the valid part is
    used, so that one run reports every fault. The content is None only if the settings do not give the languages of the site.
    """
    files, problems = list_files(root, content)
    if not files and problems:
        return None, problems
    settings, faults = read_settings(files, display_name(root, content))
    problems += faults
    if not settings.languages:
        return None, problems
    entries, faults = classify_files(files, settings.languages)
    problems += faults
    entries = _in_order(entries, settings.languages)
    config = settings.config or settings.makeshift
    reader = FileReader(settings.languages, _ways_back(root, config, settings.languages))
    reads = list(zip(entries, remember(entries, reader), strict=True))
    problems += [problem for _, read in reads for problem in read.problems]
    if config is None:
        return None, problems
    records = _records(reads)
    documents = _documents(reads, loose=False)
    return Content(
        config=config,
        records=records,
        documents=documents,
        places={(entry.kind, entry.key): read.places for entry, read in reads if entry.area == FACTS},
        settings=settings.places,
        invalid_keys=_unread(entries, records, documents),
        unread_words=_unread_words(entries, documents),
        partial_values={(entry.kind, entry.key): read.remnant for entry, read in reads if read.remnant is not None},
        invalid_documents=_documents(reads, loose=True),
        has_fallback_config=settings.config is None,
    ), problems


def _in_order(entries: Iterable[ContentFile], languages: Sequence[str]) -> list[ContentFile]:
    """Return facts sorted by kind and key, then words sorted by language, kind and key."""
    areas = {area: number for number, area in enumerate([FACTS, *languages])}
    return sorted(entries, key=lambda entry: (areas[entry.area], entry.kind, entry.key))


def _records(reads: Iterable[tuple[ContentFile, ReadResult]]) -> Records:
    """Return all records without faults, each kind sorted by key."""
    found: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
    for entry, read in reads:
        if entry.area == FACTS and isinstance(read.value, Record):
            found[entry.kind][entry.key] = read.value
    return Records(**found)  # type: ignore[arg-type] # each kind holds records of its own type


def _documents(reads: Iterable[tuple[ContentFile, ReadResult]], *, loose: bool) -> tuple[Document, ...]:
    """Return all documents whose front matter is valid, or all others."""
    return tuple(read.value for _, read in reads if isinstance(read.value, Document) and read.loose == loose)


def read_settings(files: Iterable[FolderFile], name: str) -> tuple[SettingsRead, list[Problem]]:
    """Return the settings among the files of the content folder. Problems call the folder `name`."""
    file = settings_file(files)
    if file:
        return read_config(file.file, file.path)
    problem = Problem(
        SourceLocation(f"{name}/{SETTINGS}"),
        "file.missing",
        tr("the site has no settings"),
        tr("write content/site.yaml; docs/content.md explains it"),
    )
    return SettingsRead(), [problem]


def _unread(entries: Iterable[ContentFile], records: Records, documents: Iterable[Document]) -> frozenset[tuple[str, str]]:
    """Return the records and free pages that have files but could not be read from any of them."""
    read = {(kind, key) for kind in KINDS for key in records.of(kind)}
    read |= {(document.kind, document.key) for document in documents if document.kind == FREE}
    return frozenset((entry.kind, entry.key) for entry in entries if entry.area == FACTS or entry.kind == FREE) - read


def _unread_words(entries: Iterable[ContentFile], documents: Iterable[Document]) -> frozenset[tuple[str, str, str]]:
    """Return the documents that have a file but could not be read from it."""
    read = {(document.lang, document.kind, document.key) for document in documents}
    return frozenset((entry.area, entry.kind, entry.key) for entry in entries if entry.area != FACTS) - read


def _ways_back(root: Path, config: SiteConfig | None, languages: Sequence[str]) -> dict[str, str]:
    """Return the label of the link back from a footnote, by language. Faults of catalogues are reported elsewhere."""
    known = {
        lang.code: read_messages(root / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)[0].gettext(BACK)
        for lang in (config.languages if config else ())
    }
    return dict.fromkeys(languages, BACK) | known
