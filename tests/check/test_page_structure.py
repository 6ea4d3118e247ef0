"""Rules for single pages that need more examples than one folder of `tests/broken_pages/`."""

from pathlib import Path

import pytest

from kembar.check.built_site import BuiltSite
from kembar.check.html_page import parse_page
from kembar.check.page_structure import check
from tests.check.planted import small_site


def codes(html: str, path: str = "id/index.html") -> list[str]:
    """Return the codes of the problems of a page that is otherwise complete."""
    rest = '<title>Situs</title><meta name="description" content="Kecil.">'
    page = parse_page(path, f'<html lang="id"><head>{rest}</head><body>{html}</body></html>')
    site_pages = {
        version.address + "index.html": (page, version) for page in small_site().pages.values() for version in page.versions.values()
    }
    dist = BuiltSite(site=small_site(), folder=Path(), files=frozenset(), pages={path: page}, site_pages=site_pages)
    return [problem.code for problem in check(dist)]


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>", []),
        ("<h1>A</h1><h3>B</h3>", ["page.heading-order"]),
        ("<h2>Before the main one</h2><h1>A</h1><h2>B</h2>", []),
        ('<section lang="id"><h1>A</h1></section><section lang="en"><h1>B</h1></section>', []),
        ('<h1>A</h1><section lang="en"><h1>B</h1><h1>C</h1></section>', ["page.h1"]),
    ],
)
def test_heading_levels_do_not_skip_and_each_language_has_one_main_heading(html: str, wrong: list[str]) -> None:
    assert codes(html) == wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ('<a href="#top">Up</a>', []),
        ('<a href="#top" aria-label="Up"></a>', []),
        ('<a href="#top"><img src="up.svg" alt="Up"></a>', []),
        ('<a href="#top"><svg aria-label="Up"></svg></a>', []),
        ('<a href="#top"><span aria-hidden="true">↑</span></a>', ["page.nameless"]),
        ('<a href="#top" aria-hidden="true" tabindex="-1"></a>', []),
        ('<a id="here"></a>', []),
        ("<button> </button>", ["page.nameless"]),
    ],
)
def test_links_and_buttons_need_an_accessible_name(html: str, wrong: list[str]) -> None:
    assert codes(f"<h1>A</h1>{html}") == wrong


@pytest.mark.parametrize(
    ("tag", "wrong"),
    [("en", []), ("zh-Hant", []), ("arb", []), ("x-default", ["page.lang"]), ("en_GB", ["page.lang"]), ("xx", ["page.lang"])],
)
def test_a_language_code_must_exist(tag: str, wrong: list[str]) -> None:
    assert codes(f'<h1>A</h1><p lang="{tag}">B</p>') == wrong


def test_the_lang_of_a_page_must_be_its_language() -> None:
    assert codes("<h1>A</h1>", path="en/index.html") == ["page.lang"]


def test_a_redirect_needs_no_heading() -> None:
    assert codes('<meta http-equiv="refresh" content="0; url=../baru/">', path="id/lama/index.html") == []
