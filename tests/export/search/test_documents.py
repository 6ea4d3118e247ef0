"""Search documents."""

from kembar.arrange.tracked_site import track_reads
from kembar.export.search.documents import SearchDocument, document_targets
from kembar.model.dependencies import CATALOGUES, DependencyRecorder
from kembar.model.profile import Profile
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import Arranged, arrange_site
from kembar.pipeline.project import Project
from tests.pipeline.site_test import SiteTest


def arranged(site: SiteTest, profile: Profile = Profile.WEB) -> Arranged:
    """The small site."""
    found, _ = arrange_site(Project(site.root, site.root / "content"), BuildOptions(profile=profile))
    assert found is not None
    return found


def test_paths_are_listed_without_reading_records_or_texts(site: SiteTest) -> None:
    found, reads = arranged(site), DependencyRecorder()

    paths = [target.path for target in document_targets(track_reads(found.site, reads), found.messages, reads)]

    assert {"id/cities/nordhavn", "en/cities/nordhavn", "en/people/lars-holm", "en/listings/search"} <= set(paths)
    assert [name for name in reads.drain() if name[1] is not None] == []


def test_a_document_depends_on_one_page_and_what_it_names(site: SiteTest) -> None:
    found, reads = arranged(site), DependencyRecorder()
    [target] = [one for one in document_targets(track_reads(found.site, reads), found.messages, reads) if one.path == "en/cities/nordhavn"]
    reads.drain()
    target.make()

    names = reads.drain()
    assert {(CATALOGUES, "en"), ("articles", ("cities", "nordhavn", "en")), ("cities", "nordhavn")} <= set(names)
    assert {key for shelf, key in names if shelf == "articles"} == {("cities", "nordhavn", "en")}


def test_the_words_of_a_document_are_folded_and_its_line_is_not(site: SiteTest) -> None:
    found = arranged(site)
    [target] = [one for one in document_targets(found.site, found.messages, DependencyRecorder()) if one.path == "en/cities/nordhavn"]

    card = SearchDocument.of(target.make())

    assert card.words[0] == "nordhavn"
    assert card.line.startswith('["en/cities/nordhavn/","Nordhavn",')


def test_offline_the_address_of_an_entry_ends_in_the_name_of_a_file(site: SiteTest) -> None:
    found = arranged(site, Profile.OFFLINE)
    made = {one.path: one.make() for one in document_targets(found.site, found.messages, DependencyRecorder())}

    assert SearchDocument.of(made["en/cities/nordhavn"]).line.startswith('["en/cities/nordhavn/index.html",')
    assert SearchDocument.of(made["en/people/lars-holm"]).line.startswith('["en/people/index.html#lars-holm",')


def test_the_document_of_an_unlisted_page_is_empty(site: SiteTest) -> None:
    site.delete("content/id/cities/nordhavn.md")
    found = arranged(site)
    made = {one.path: one.make() for one in document_targets(found.site, found.messages, DependencyRecorder())}

    assert [path for path in ("id/cities/nordhavn", "en/cities/nordhavn", "en/listings/search") if not made[path]] == [
        "id/cities/nordhavn",
        "en/listings/search",
    ]
