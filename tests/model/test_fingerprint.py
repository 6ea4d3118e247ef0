"""What a translation was made from, whatever way the same words are stored."""

import unicodedata

from kembar.model.document import Document, FrontMatter, LoadedBody
from kembar.model.fingerprint import fingerprint


def titled(title: str, description: str) -> Document:
    """A page that has nothing but a title and a description."""
    meta = FrontMatter(title=title, description=description)
    return Document(lang="id", kind="pages", key="about", path="content/id/pages/about.md", meta=meta, body=LoadedBody())


def test_letters_composed_in_another_way_are_the_same_words() -> None:
    title, description = "Türkiye", "Kunjungan  ke\nİzmir."
    decomposed = titled(*(unicodedata.normalize("NFD", text) for text in (title, description)))

    assert fingerprint(decomposed) == fingerprint(titled(title, "Kunjungan ke İzmir."))
