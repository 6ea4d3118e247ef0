"""One file of words in another version than the one on disk: an older one, or one that is about to be written."""

from collections.abc import Sequence
from dataclasses import replace

from kembar.model.document import Document, FrontMatter
from kembar.model.problem import SourceLocation
from kembar.read.front_matter import read_front, split
from kembar.read.markdown.body import BodyReader
from kembar.read.text_files import decode


def read_old_version(data: bytes, document: Document, languages: Sequence[str]) -> Document | None:
    """
    What `document` would be if its file held `data`; None for bytes that are no words at all.

    Problems are nobody's here: front matter that cannot be used, such as an old one's, counts as none.
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
