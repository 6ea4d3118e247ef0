"""
One file of facts or words, read on its own.

What is read from a file follows from its bytes, its path and the site's languages and from nothing else, so whoever has read it before
may remember the result: that is what `ReadCache` is for.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kembar.kinds.kind import Record
from kembar.model.content import RecordPath
from kembar.model.document import Document, FrontMatter
from kembar.model.problem import Problem, SourceLocation
from kembar.read.content_tree import FACTS, ContentFile
from kembar.read.front_matter import read_front, split
from kembar.read.markdown.body import BodyReader
from kembar.read.records import read_record
from kembar.read.text_files import read_text
from kembar.read.todo_marks import todos_in


@dataclass(frozen=True, slots=True)
class ReadResult:
    """
    What a file holds, and its problems: a record with the places of its values, or a document.

    There is no value when the file has an error that leaves none. What is left of a file with an error can still be looked at, so that no
    fault hides another: `remnant` is the plain value of what is no record for its faults, and a `loose` document is one whose front matter
    cannot be used, so that it makes no page.
    """

    value: Record | Document | None
    places: Mapping[RecordPath, SourceLocation]
    problems: tuple[Problem, ...]
    remnant: object = None
    loose: bool = False


class FileReader:
    """
    Reads files of a site in these languages; `back` is, by language, what the way from a footnote back to the text is called.

    A language's converter is made when its first text is read.
    """

    def __init__(self, languages: tuple[str, ...], back: Mapping[str, str]) -> None:
        self.languages, self.back = languages, back
        self._readers: dict[str, BodyReader] = {}

    @property
    def context(self) -> str:
        """Everything besides a file's bytes and path that what it holds depends on."""
        return repr((self.languages, sorted(self.back.items())))

    def __call__(self, entry: ContentFile) -> ReadResult:
        """What one file holds."""
        return self._facts(entry) if entry.shelf == FACTS else self._words(entry)

    def _facts(self, entry: ContentFile) -> ReadResult:
        record, placed, problems = read_record(entry, self.languages)
        if placed is None:
            return ReadResult(None, {}, tuple(problems))
        return ReadResult(record, placed.places, tuple(problems), remnant=placed.value if record is None else None)

    def _words(self, entry: ContentFile) -> ReadResult:
        """One file's words, which are loose when their front matter cannot be used."""
        text, problems = read_text(entry.file, entry.path)
        if text is None:
            return ReadResult(None, {}, tuple(problems))
        parts, unclosed = split(text, entry.path)
        if unclosed:
            return ReadResult(None, {}, (*problems, *unclosed))
        meta, faults = read_front(parts, entry.path, entry.kind, entry.shelf, self.languages)
        body, faults_of_body = self._reader(entry.shelf).read(
            parts.body, SourceLocation(entry.path, parts.body_line), entry.kind, entry.key
        )
        problems += [*faults, *faults_of_body, *todos_in(text, entry.path)]
        document = Document(lang=entry.shelf, kind=entry.kind, key=entry.key, path=entry.path, meta=meta or FrontMatter(), body=body)
        return ReadResult(document, {}, tuple(problems), loose=meta is None)

    def _reader(self, lang: str) -> BodyReader:
        if lang not in self._readers:
            self._readers[lang] = BodyReader(self.back[lang])
        return self._readers[lang]


ReadCache = Callable[[Sequence[ContentFile], FileReader], Iterable[ReadResult]]
"""Gives what each file holds, in the order of the files; whatever is not known yet is to be read."""


def no_cache(entries: Sequence[ContentFile], read: FileReader) -> Iterable[ReadResult]:
    """Reads every file, and remembers nothing."""
    return map(read, entries)
