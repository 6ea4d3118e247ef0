"""Read another version of a document than the one on disk: an older one, or one that is about to be written."""

from collections.abc import Sequence
from dataclasses import replace

from kembar.model.document import Document, FrontMatter
from kembar.model.problem import SourceLocation
from kembar.read.front_matter import read_front, split
from kembar.read.markdown.body import BodyReader
from kembar.read.text_files import decode


def read_old_version(data: bytes, document: Document, languages: Sequence[str]) -> Document | None:
    """
    Return `document` as if its file contained `data`, or None if that is not text.

    Problems are ignored; front matter that is not valid, as an old one may be, counts as none.
    """
    text, _ = decode(data, document.path)
    if text is None:
        return None
    parts, problems = split(text, document.path)
    if problems:
        return None
    meta, _ = read_front(parts, document.path, document.kind, document.lang, tuple(languages))
    body, _ = BodyReader("").read(parts.body, SourceLocation(document.path, parts.body_line), document.kind, document.key)
    return replace(document, meta=meta or FrontMatter(), body=body)
