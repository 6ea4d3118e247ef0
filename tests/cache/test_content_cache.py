"""Files that have not changed are taken from the cache with the same values."""

import pytest

from kembar.cache.content_cache import ContentCache
from kembar.cache.database import NAME, BuildCache
from kembar.cache.file_snapshot import FileSnapshot
from kembar.model.document import Document, Piece, PlainSection
from kembar.read.content import read_content
from kembar.read.file_reader import no_cache
from tests.pipeline.site_test import SiteTest

PAGE = "---\ntitle: {title}\ndescription: A page about the harbour.\n---\n\n{text}\n"


@pytest.fixture
def many(site: SiteTest) -> SiteTest:
    """The small site and a hundred pages more, every third of which has faults."""
    for number in range(100):
        text = "[broken](city) and {>a<}\n\n### Too deep" if number % 3 == 0 else "A quiet harbour."
        site.write(f"content/en/pages/page-{number}.md", PAGE.format(title=f"Page {number}", text=text))
        facts = f"name: {{id: Kota {number}, en: City {number}}}\ncountry: {'XX' if number % 3 else 'DK'}\n"
        site.write(f"content/facts/cities/city-{number}.yaml", facts)
    return site


def memory(site: SiteTest, *, tool: str = "1", cores: int = 1, before: FileSnapshot | None = None) -> ContentCache:
    """The content cache of a project, in a folder next to it."""
    scan = FileSnapshot.of({"content": site.root / "content"}, before.seen() if before else {}, 0)
    return ContentCache(BuildCache(site.root / NAME), scan, "content", tool, cores=cores)


def read(site: SiteTest, remember: ContentCache | None) -> tuple[object, list[str]]:
    """The content, with its words in memory, and its problems in order."""
    found, problems = read_content(site.root, site.root / "content", remember or no_cache)
    assert found is not None
    documents = [(document.path, document.meta, document.body.headings, _prose(document)) for document in found.documents]
    return (found.records, documents, found.places), [f"{problem.location} {problem.code} {problem.message}" for problem in problems]


def _prose(document: Document) -> tuple[tuple[Piece, ...], tuple[PlainSection, ...], tuple[str, ...]]:
    prose = document.body.prose
    return prose.pieces, prose.plain, prose.words


@pytest.mark.parametrize("cores", [1, 2])
def test_files_are_read_as_without_a_memory_on_any_number_of_cores(many: SiteTest, cores: int) -> None:
    remember = memory(many, cores=cores)

    assert read(many, remember) == read(many, None)
    assert remember.read == 219
