import dataclasses

import pytest

from kembar.arrange.checks.look_alike_hosts import look_alikes
from kembar.model.content import Content
from kembar.model.document import Document, LoadedBody
from kembar.model.problem import SourceLocation
from kembar.text.hosts import registered_domain, skeleton
from tests.arrange.contents import CONFIG, content, source, words


def leading(path: str, *hosts: str) -> Document:
    """Words that lead to hosts, one on each line."""
    document = words(path)
    return dataclasses.replace(
        document, body=LoadedBody(hosts=tuple((host, SourceLocation(document.path, line, 1)) for line, host in enumerate(hosts, start=1)))
    )


def reported(site: Content) -> list[str]:
    """Where which host is reported."""
    return [f"{problem.location} {dict(problem.message.gaps)['host']}" for problem in look_alikes(site)]


def test_a_host_that_looks_like_one_of_more_files_is_reported_in_each_of_its_files() -> None:
    site = content(
        leading("id/pages/a.md", "jakarta.go.id", "jakarta.g0.id"),
        leading("id/pages/b.md", "www.jakarta.go.id", "m.jakarta.g0.id", "x.jakarta.g0.id"),
        leading("id/pages/c.md", "jakarta.go.id"),
    )

    assert reported(site) == ["content/id/pages/a.md:2:1 jakarta.g0.id", "content/id/pages/b.md:2:1 jakarta.g0.id"]


def test_two_hosts_that_look_like_a_third_one_are_both_reported() -> None:
    site = content(
        leading("id/pages/a.md", "www.beritajakarta.ld", "www.berItajakarta.id"),
        leading("id/pages/b.md", "www.beritajakarta.id"),
    )

    assert reported(site) == ["content/id/pages/a.md:1:1 beritajakarta.ld", "content/id/pages/a.md:2:1 berItajakarta.id"]


def test_the_host_of_a_source_is_compared_with_those_of_texts() -> None:
    sources = {"warta": dataclasses.replace(source("Warta"), url="https://www.k\u03bfmpas.com/1")}

    assert reported(content(leading("id/pages/a.md", "nasional.kompas.com"), sources=sources)) == [
        "content/facts/sources/warta.yaml k\u03bfmpas.com"
    ]


def test_the_host_of_the_site_is_always_the_right_one() -> None:
    site = content(*(leading(f"id/pages/{name}.md", "examp1e.org") for name in "abc"))

    assert CONFIG.base_url.startswith("https://example.org/")
    assert [place.partition(" ")[2] for place in reported(site)] == ["examp1e.org"] * 3


@pytest.mark.parametrize(
    ("host", "other"),
    [
        ("paypal.com", "paypaI.com"),
        ("paypal.com", "paypa1.com"),
        ("google.com", "g00gle.com"),
        ("kemenlu.go.id", "kernenlu.go.id"),
        ("wikipedia.org", "vvikipedia.org"),
        ("detik.com", "cletik.com"),
        ("jakarta.go.id", "j\u0430karta.go.id"),
        ("jakarta.go.id", "jakart\u00e1.go.id"),
        ("jakarta.go.id", "jakarta\u00ad.go.id"),
        ("jakarta.go.id", "jakarta.go.ld"),
        ("apple.com", "\u0430\u0440\u0440\u04cf\u0435.com"),
        ("example.org", "\uff45xample.org"),
    ],
)
def test_letters_that_look_alike_are_taken_for_each_other(host: str, other: str) -> None:
    assert skeleton(host) == skeleton(other)


def test_hosts_of_one_owner_and_hosts_that_merely_resemble_are_no_problem() -> None:
    site = content(
        leading("id/pages/a.md", "nasional.kompas.com", "kompas.com", "kompas.id", "antara.co.id", "antaranews.com", "bbc.co.uk")
    )

    assert reported(site) == []
    assert registered_domain("a.b.jakarta.go.id") == "jakarta.go.id"
