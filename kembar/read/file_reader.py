"""
Read one file of facts or words.

The result depends only on the bytes of the file, its path and the languages of the site, so that a `ReadCache` can store it.
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
    The content of a file, and its problems: a record with the locations of its values, or a document. `value` is None after most errors.

    The rest of a file with an error is still checked, so that no fault hides another: `remnant` is the plain value of an invalid record,
    and a `loose` document has invalid front matter, so that it makes no page.
    """

    value: Record | Document | None
    places: Mapping[RecordPath, SourceLocation]
    problems: tuple[Problem, ...]
    remnant: object = None
    loose: bool = False


class FileReader:
    """
    Reads files of a site in these languages. `back` is the label of the link back from a footnote, by language.

    The converter of a language is made when its first text is read.
    """

    def __init__(self, languages: tuple[str, ...], back: Mapping[str, str]) -> None:
        self.languages, self.back = languages, back
        self._readers: dict[str, BodyReader] = {}

    @property
    def context(self) -> str:
        """Everything except the bytes and the path of a file that its content depends on."""
        return repr((self.languages, sorted(self.back.items())))

    def __call__(self, entry: ContentFile) -> ReadResult:
        """Return the content of one file."""
        return self._facts(entry) if entry.area == FACTS else self._words(entry)

    def _facts(self, entry: ContentFile) -> ReadResult:
        record, placed, problems = read_record(entry, self.languages)
        if placed is None:
            return ReadResult(None, {}, tuple(problems))
        return ReadResult(record, placed.places, tuple(problems), remnant=placed.value if record is None else None)

    def _words(self, entry: ContentFile) -> ReadResult:
        """Return the document in a file; it is loose if its front matter is not valid."""
        text, problems = read_text(entry.file, entry.path)
        if text is None:
            return ReadResult(None, {}, tuple(problems))
        parts, unclosed = split(text, entry.path)
        if unclosed:
            return ReadResult(None, {}, (*problems, *unclosed))
        meta, faults = read_front(parts, entry.path, entry.kind, entry.area, self.languages)
        body, faults_of_body = self._reader(entry.area).read(parts.body, SourceLocation(entry.path, parts.body_line), entry.kind, entry.key)
        problems += [*faults, *faults_of_body, *todos_in(text, entry.path)]
        document = Document(lang=entry.area, kind=entry.kind, key=entry.key, path=entry.path, meta=meta or FrontMatter(), body=body)
        return ReadResult(document, {}, tuple(problems), loose=meta is None)

    def _reader(self, lang: str) -> BodyReader:
        if lang not in self._readers:
            self._readers[lang] = BodyReader(self.back[lang])
        return self._readers[lang]


ReadCache = Callable[[Sequence[ContentFile], FileReader], Iterable[ReadResult]]
"""Returns the content of each file, in the order of the files, and reads those that it does not know."""


def no_cache(entries: Sequence[ContentFile], read: FileReader) -> Iterable[ReadResult]:
    """Read every file, and store nothing."""
    return map(read, entries)
