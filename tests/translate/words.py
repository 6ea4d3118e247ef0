"""Words as they are read, and a site that is nothing but words: the same page in several languages."""

from typing import Any

from kembar.arrange.assemble import arrange
from kembar.i18n.messages import Messages
from kembar.model.document import Document, FrontMatter, LoadedBody
from kembar.model.site import Site
from kembar.read.old_versions import read_old_version
from tests.arrange.contents import CONFIG, content

LANGUAGES = tuple(lang.code for lang in CONFIG.languages)


def words(lang: str, text: str, kind: str = "pages", key: str = "about") -> Document:
    """A file's text, read."""
    empty = Document(lang=lang, kind=kind, key=key, path=f"content/{lang}/{kind}/{key}.md", meta=FrontMatter(), body=LoadedBody())
    document = read_old_version(text.encode(), empty, LANGUAGES)
    assert document is not None
    return document


def page(lang: str, body: str, **front: str) -> Document:
    """A free page; `front` are further lines of its front matter."""
    lines = {"title": "About", "description": "A page.", **front}
    return words(lang, "---\n" + "".join(f"{name}: {value}\n" for name, value in lines.items()) + f"---\n\n{body}\n")


def site(*documents: Document, **records: Any) -> Site:  # noqa: ANN401 - any kind of record
    """The documents on a site of their own."""
    return arrange(content(*documents, **records), {}, {lang: Messages() for lang in LANGUAGES})[0]
