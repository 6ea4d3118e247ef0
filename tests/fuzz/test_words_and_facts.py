"""One file of facts or words: any bytes become a value or a located problem, the same each time, and sanitized HTML."""

from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.document import Document
from kembar.read.content_tree import FACTS, ContentFile
from kembar.read.file_reader import FileReader, ReadResult
from kembar.read.sanitizer import CLASSES, ELEMENTS
from tests.bodies import html_of
from tests.cpu_time import bounded_cpu_time
from tests.fuzz.grammars import front_matter, markdown, yaml_texts
from tests.fuzz.harness import assert_located, examples
from tests.fuzz.mutations import SIGNS, Edit, edits, mutated, words_of
from tests.portal import CONTENT

FILES = sorted(path for path in CONTENT.rglob("*") if path.suffix in (".yaml", ".md") and len(path.relative_to(CONTENT).parts) == 3)
DICTIONARY = (*SIGNS, *words_of(FILES[:: len(FILES) // 20]))
LANGUAGES = ("id", "en")
BACK = {"id": "Kembali ke teks", "en": "Back to the text"}
READER = FileReader(LANGUAGES, BACK)
"""It reads every example, one after another, so that what it keeps from one to the next would show."""

KINDS = sorted({(path.parts[-3], path.parts[-2]) for path in FILES})


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


def read(root: Path, area: str, kind: str, data: bytes) -> ReadResult:
    """What a file with these bytes holds, read within the time it may take; the same when it is read again."""
    path = f"content/{area}/{kind}/key{'.yaml' if area == FACTS else '.md'}"
    entry = ContentFile(area, kind, "key", root / path, path)
    entry.file.parent.mkdir(parents=True, exist_ok=True)
    entry.file.write_bytes(data)
    with bounded_cpu_time(2):
        found = READER(entry)
    assert_located(found.problems, root)
    again = FileReader(LANGUAGES, BACK)(entry)
    assert (found, _html(found)) == (again, _html(again))
    if isinstance(found.value, Document):
        assert_sanitized(_html(found))
    return found


def _html(found: ReadResult) -> str:
    return html_of(found.value.body) if isinstance(found.value, Document) else ""


def assert_sanitized(html: str) -> None:
    """A strict parser reads it without a mistake, and it has only the elements, attributes and schemes on the list."""
    fragment = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(html)
    for element in fragment.iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert set(element.attrib) <= ELEMENTS[element.tag] | {"dir", "lang"} | ({"class"} if element.tag in CLASSES else set())
        for address in _addresses(element.attrib):
            assert address.startswith(("#", "kembar:", "https://", "http://", "mailto:", "tel:")), address


def _addresses(attributes: dict[str, str]) -> Iterator[str]:
    return (attributes[name].lower() for name in ("href", "src") if name in attributes)


@examples(100)
@given(body=markdown)
def test_markdown(root: Path, body: str) -> None:
    read(root, "en", "cities", body.encode("utf-8", "surrogatepass"))


@examples(50)
@given(text=front_matter, kind=st.sampled_from(["cities", "pages"]))
def test_front_matter(root: Path, text: str, kind: str) -> None:
    read(root, "id", kind, text.encode("utf-8", "surrogatepass"))


@examples(50)
@given(text=yaml_texts, kind=st.sampled_from([kind for area, kind in KINDS if area == FACTS]))
def test_yaml(root: Path, text: str, kind: str) -> None:
    read(root, FACTS, kind, text.encode("utf-8", "surrogatepass"))


@examples(100)
@given(file=st.sampled_from(FILES), changes=edits(DICTIONARY, most=6))
def test_mutations_of_the_portal(root: Path, file: Path, changes: list[Edit]) -> None:
    read(root, file.parts[-3], file.parts[-2], mutated(file.read_bytes(), changes))


@examples(30)
@given(data=st.binary(max_size=200), place=st.sampled_from(KINDS))
def test_bytes(root: Path, data: bytes, place: tuple[str, str]) -> None:
    read(root, *place, data)
