"""A site that another process has read and arranged is the site that would have been arranged here."""

import os
import threading
from contextlib import closing
from dataclasses import fields, replace

import pytest

from kembar.cache.content_cache import ContentCache, LazyBody
from kembar.cache.database import NAME, BuildCache
from kembar.cache.site_cache import load_all
from kembar.incremental.change_detection import detect_changes, tool_of
from kembar.incremental.plan import BuildContext, LoadedSite
from kembar.kinds.registry import KINDS
from kembar.model.problem import Problem
from kembar.model.site import Site
from kembar.output.folder import state_folder
from kembar.output.spill import SpillFile
from kembar.output.staging import locked_staging
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.project import Project, Result
from kembar.pipeline.rebuild import load_whole_site
from tests.pipeline.site_test import SiteTest

TEMPLATE = "templates/layouts/place.html"


def found(site: SiteTest, *, alone: bool) -> LoadedSite | Result:
    """The site as a first build finds it: `alone` in this process, or with others."""
    project, settings = Project(site.root, site.root / "content"), BuildOptions()
    ledger = BuildCache(site.root / ("alone" if alone else "apart"))
    changes = detect_changes(ledger, project, site.out, settings)
    with locked_staging(site.out) as staging, closing(SpillFile(staging.folder)) as spill:
        run = BuildContext(ledger, project, staging, spill, settings, alone=alone)
        memory = ContentCache(ledger, changes.scan, run.content_name, tool_of(changes.scan), cores=run.cores)
        return load_whole_site(run, changes, memory)


def whole(site: Site) -> dict[str, object]:
    """Everything in a site, with its texts as they are read."""
    collections = {part.name: getattr(site, part.name) for part in fields(site) if part.name not in ("records", "pages", "config")}
    documents = [version.document for page in site.pages.values() for version in page.versions.values() if version.document]
    texts = [
        (text.path, replace(text.meta, places={}), text.body.links, text.body.headings, text.body.sections, text.body.prose.plain)
        for text in documents
    ]
    records = {kind: dict(site.records.of(kind)) for kind in KINDS}
    states = [
        (key, [(version.summary, version.state, version.sources) for version in page.versions.values()]) for key, page in site.pages.items()
    ]
    bodies = {key: (body.html, body.headings) for key, body in site.articles.items()}
    return {name: dict(collection) for name, collection in collections.items()} | {
        "texts": texts,
        "records": records,
        "states": states,
        "articles": bodies,
    }


@pytest.fixture
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """At least two cores, and processes that may be forked, wherever the tests run and whatever threads others have left."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.usefixtures("two_cores")
def test_a_site_that_another_process_arranged_is_the_same(site: SiteTest) -> None:
    here, apart = found(site, alone=True), found(site, alone=False)

    assert isinstance(here, LoadedSite)
    assert isinstance(apart, LoadedSite)
    assert whole(apart.arranged.site) == whole(here.arranged.site)
    assert (apart.arranged.messages.keys(), apart.problems, apart.read) == (here.arranged.messages.keys(), here.problems, here.read)
    assert (apart.saved, here.saved) == (True, False)


@pytest.mark.usefixtures("two_cores")
def test_problems_that_a_subprocess_finds_are_reported(site: SiteTest) -> None:
    site.change("content/facts/cities/nordhavn.yaml", "country: DK", "country: XX")

    assert _problems(found(site, alone=False)) == _problems(found(site, alone=True)) != ()


def _problems(result: LoadedSite | Result) -> tuple[Problem, ...]:
    assert isinstance(result, Result)
    return result.problems


@pytest.mark.usefixtures("two_cores")
def test_settings_of_a_build_that_broke_down_are_not_those_of_the_published_pages(site: SiteTest) -> None:
    site.restore_build()
    words = (site.root / TEMPLATE).read_text(encoding="utf-8")
    site.change("content/site.yaml", "en: Muara’s Sister Cities}", "en: Twins of Muara}")
    site.write(TEMPLATE, "{{ nobody }}")
    with pytest.raises(Exception, match="nobody"):
        site.build(clean=True)
    site.write(TEMPLATE, words)

    site.build()

    assert [path for path, page in site.files().items() if "Muara’s Sister Cities".encode() in page] == []


@pytest.mark.usefixtures("two_cores")
def test_of_a_site_that_another_process_arranged_no_text_is_in_memory(site: SiteTest) -> None:
    result = found(site, alone=False)
    assert isinstance(result, LoadedSite)

    documents = [version.document for page in result.arranged.site.pages.values() for version in page.versions.values()]

    assert {type(document.body) for document in documents if document} == {LazyBody}


def test_mentions_that_are_alike_are_one_in_memory(site: SiteTest) -> None:
    site.restore_build()
    with closing(BuildCache(state_folder(site.out) / NAME)) as ledger:
        arranged = load_all(ledger, site.root)
    assert arranged is not None

    backlinks = [backlink for by in arranged.site.backlinks.values() for backlink in by]

    assert len(backlinks) > len(set(backlinks)) == len({id(backlink) for backlink in backlinks})
