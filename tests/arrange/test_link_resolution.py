from dataclasses import replace

import pytest

from kembar.arrange.link_resolution import LinkTargets, broken_links, resolve_links
from kembar.kinds.registry import Records
from kembar.model.document import Link, LoadedText, PlainSection
from kembar.model.problem import SourceLocation
from kembar.model.site import Asset, PageSummary
from tests.arrange.contents import city, person, shown, source, tie, words

HERE = "id/kota/casablanca/"
PLACE = SourceLocation("content/id/cities/casablanca.md", 7, 3)
PICTURE = Asset("images/peta.svg", "assets/images/peta.0a1b2c3d.svg", b"", (320, 180))
TO = LinkTargets(
    records=Records(
        cities={"jakarta": city("Jakarta"), "casablanca": city("Casablanca"), "rabat": city("Rabat & Salé <1>")},
        relationships={"jakarta-rabat": tie("jakarta", "rabat"), "jakarta-atlantis": tie("jakarta", "atlantis")},
        people={"anies": person("Anies Baswedan")},
        sources={"warta": source("Warta"), "times": source("The Times", language="en")},
    ),
    addresses={
        ("cities", "rabat"): {"id": "id/kota/rabat/", "en": "en/cities/rabat/"},
        ("relationships", "jakarta-rabat"): {"id": "id/kota/rabat/#jakarta-rabat", "en": "en/cities/rabat/#jakarta-rabat"},
        ("relationships", "jakarta-atlantis"): {"id": "id/kota/#jakarta-atlantis"},
        ("people", "anies"): {"id": "id/tokoh/#anies", "en": "en/people/#anies"},
        ("sources", "times"): {"id": "id/sumber/times/", "en": "en/sources/times/"},
        ("sources", "warta"): {"id": "id/sumber/warta/", "en": "en/sources/warta/"},
        ("pages", "press"): {"en": "en/press/"},
        ("agreements", "mou"): {"id": "id/kesepakatan/mou/"},
    },
    summaries={("pages", "press"): {"en": PageSummary("en", "en/press/", "For the press", "", is_indexable=True, updated="")}},
    anchors={
        ("cities", "rabat"): dict.fromkeys(("id", "en"), ("tamu", "jakarta-rabat")),
        ("pages", "press"): {"en": ("contact",)},
    },
    assets={"images/peta.svg": PICTURE, "images/foto.jpg": Asset("images/foto.jpg", "assets/images/foto.00000000.jpg", b"\xff\xd8")},
    faulty=frozenset({("cities", "paris"), ("sources", "lost")}),
)


def closed(html: str, *links: Link, notes: tuple[str, ...] = ()) -> tuple[str, list[str]]:
    text = words("id/cities/casablanca.md", html, links)
    return resolve_links(text, HERE, "id", notes, TO).html, shown(list(broken_links(text, notes, TO)))


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link("cities", "rabat", PLACE), '<a href="../rabat/">teks</a>'),
        (Link("cities", "rabat", PLACE, named=False), '<a href="../rabat/">Rabat &amp; Salé &lt;1&gt;</a>'),
        (Link("people", "anies", PLACE, named=False), '<a href="../../tokoh/#anies" dir="auto">Anies Baswedan</a>'),
        (
            Link("relationships", "jakarta-rabat", PLACE, named=False),
            '<a href="../rabat/#jakarta-rabat">Jakarta – Rabat &amp; Salé &lt;1&gt;</a>',
        ),
        (Link("relationships", "jakarta-atlantis", PLACE, named=False), '<a href="../#jakarta-atlantis">jakarta-atlantis</a>'),
        (Link("agreements", "mou", PLACE, "apa-saja"), '<a href="../../kesepakatan/mou/#apa-saja">teks</a>'),
    ],
    ids=["text of its own", "the record's name", "a fragment's page", "a tie", "a tie to nowhere", "a fragment that nobody can check"],
)
def test_a_link_to_a_record_becomes_an_address_relative_to_the_page(link: Link, expected: str) -> None:
    text = "teks" if link.named else ""

    assert closed(f'<p><a href="kembar:0">{text}</a></p>', link) == (f"<p>{expected}</p>", [])


def test_a_sources_title_keeps_its_language() -> None:
    links = (Link("sources", "times", PLACE, named=False), Link("sources", "warta", PLACE, named=False))

    assert closed('<a href="kembar:0"></a>, <a href="kembar:1"></a>', *links) == (
        '<a href="../../sumber/times/" lang="en" dir="auto">The Times</a>, <a href="../../sumber/warta/" dir="auto">Warta</a>',
        [],
    )


def test_a_page_that_is_not_in_this_language_is_linked_where_it_is() -> None:
    links = (Link("pages", "press", PLACE), Link("pages", "press", PLACE, named=False), Link("pages", "press", PLACE, "contact"))

    assert closed('<a href="kembar:0">pers</a> <a href="kembar:1"></a> <a href="kembar:2">kontak</a>', *links) == (
        (
            '<a href="../../../en/press/" hreflang="en">pers</a> '
            '<a href="../../../en/press/" hreflang="en" lang="en" dir="auto">For the press</a> '
            '<a href="../../../en/press/#contact" hreflang="en">kontak</a>'
        ),
        [],
    )


def test_a_link_to_nowhere_keeps_its_text_and_what_is_beside_it() -> None:
    html = '<a href="kembar:0" title="a &gt; b"><em>Rabat</em></a> dan <a href="kembar:1"></a>, <a href="kembar:2">Rabat</a>'
    links = (Link("cities", "rabbat", PLACE), Link("visits", "1960", PLACE, named=False), Link("cities", "rabat", PLACE))

    assert closed(html, *links) == (
        '<a title="a &gt; b"><em>Rabat</em></a> dan <a>1960</a>, <a href="../rabat/">Rabat</a>',
        [
            "content/id/cities/casablanca.md:7:3: link.broken: there is no “rabbat” in cities (did you mean “rabat”?)",
            (
                "content/id/cities/casablanca.md:7:3: link.broken: there is no “1960” in visits "
                "(correct the name, or take the link away and keep its text)"
            ),
        ],
    )


def test_a_record_with_a_fault_is_not_reported_again_by_its_links() -> None:
    links = (Link("cities", "paris", PLACE), Link("citation", "lost", PLACE))

    assert closed('<a href="kembar:0">Paris</a><a href="kembar:1"></a>', *links) == ("<a>Paris</a>", [])


def test_a_section_that_is_not_there_leaves_a_link_to_the_page() -> None:
    links = (Link("pages", "press", PLACE, "contct"), Link("people", "anies", PLACE, "karier"))

    assert closed('<a href="kembar:0">a</a> <a href="kembar:1">b</a>', *links) == (
        '<a href="../../../en/press/" hreflang="en">a</a> <a href="../../tokoh/#anies">b</a>',
        [
            "content/id/cities/casablanca.md:7:3: link.fragment: there is no section “contct” on that page (did you mean “contact”?)",
            (
                "content/id/cities/casablanca.md:7:3: link.fragment: there is no section “karier” on that page "
                "(correct the name, or take the link away and keep its text)"
            ),
        ],
    )


def test_a_section_of_a_page_keeps_its_name() -> None:
    assert closed('<a href="kembar:0">tamu</a>', Link("cities", "rabat", PLACE, "tamu")) == ('<a href="../rabat/#tamu">tamu</a>', [])


def borrowed(html: str, *links: Link) -> str:
    """A text in Indonesian, as it stands on an English page that waits for its words."""
    return resolve_links(words("id/cities/casablanca.md", html, links), "en/cities/casablanca/", "en", (), TO).html


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (Link("cities", "rabat", PLACE, "tamu"), '<a href="../rabat/#tamu">teks</a>'),
        (Link("pages", "press", PLACE, named=False), '<a href="../../press/" lang="en" dir="auto">For the press</a>'),
        (Link("agreements", "mou", PLACE), '<a href="../../../id/kesepakatan/mou/" hreflang="id">teks</a>'),
    ],
    ids=["to the reader's language", "to a page that is in the reader's language alone", "to one that is not"],
)
def test_the_links_of_a_borrowed_text_lead_to_the_reader_s_language_where_they_can(link: Link, expected: str) -> None:
    assert borrowed(f'<a href="kembar:0">{"teks" if link.named else ""}</a>', link) == expected


def test_citations_become_the_numbers_of_their_notes() -> None:
    links = (Link("citation", "times", PLACE), Link("citation", "warta", PLACE), Link("citation", "wrta", PLACE))
    html = 'Sejak 1991<a href="kembar:0"></a><a href="kembar:1"></a><a href="kembar:2"></a>.'

    assert closed(html, *links, notes=("warta", "antara", "times")) == (
        (
            'Sejak 1991<sup class="cite"><a href="#note-3" role="doc-noteref">3</a></sup>'
            '<sup class="cite"><a href="#note-1" role="doc-noteref">1</a></sup>.'
        ),
        ["content/id/cities/casablanca.md:7:3: citation.unknown: there is no source “wrta” (did you mean “warta”?)"],
    )


def test_pictures_get_their_address_and_their_size_when_it_is_known() -> None:
    links = (Link("image", "peta.svg", PLACE), Link("image", "foto.jpg", PLACE))

    assert closed('<img alt="Peta" src="kembar:0"><img alt="" src="kembar:1">', *links) == (
        (
            '<img alt="Peta" src="../../../assets/images/peta.0a1b2c3d.svg" width="320" height="180">'
            '<img alt="" src="../../../assets/images/foto.00000000.jpg">'
        ),
        [],
    )


def test_a_picture_that_is_not_there_leaves_its_text() -> None:
    assert closed('<p><img alt="Peta &amp; arah" src="kembar:0"></p>', Link("image", "peta.svgg", PLACE)) == (
        "<p>Peta &amp; arah</p>",
        ["content/id/cities/casablanca.md:7:3: image.unknown: there is no picture “peta.svgg” (did you mean “peta.svg”?)"],
    )


def test_a_picture_may_be_a_link() -> None:
    links = (Link("image", "foto.jpg", PLACE), Link("cities", "rabat", PLACE))

    assert closed('<a href="kembar:1"><img alt="Foto" src="kembar:0"></a>', *links) == (
        '<a href="../rabat/"><img alt="Foto" src="../../../assets/images/foto.00000000.jpg"></a>',
        [],
    )


def test_other_links_stay_and_those_that_leave_the_site_say_so() -> None:
    html = (
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">x</a> '
        '<a class="big" href="http://example.org/">y</a> <a href="#tamu">z</a>'
    )

    assert closed(html) == (
        (
            '<a href="https://example.org/?a=1&amp;b=2" rel="noopener" class="external">x</a> '
            '<a class="big external" href="http://example.org/">y</a> <a href="#tamu">z</a>'
        ),
        [],
    )


def test_names_that_come_with_links_are_part_of_the_text_and_of_its_headings() -> None:
    links = (Link("cities", "rabat", PLACE, named=False), Link("people", "anies", PLACE, named=False))
    text = words("id/cities/casablanca.md", "", links, {"tamu": 5})
    plain = (PlainSection("", "", ""), PlainSection("tamu", "Tamu dari \x000\x00", "Lihat \x001\x00."))
    text = replace(text, body=replace(text.body.whole(), prose=LoadedText(plain=plain)))
    body = resolve_links(text, HERE, "id", ("warta",), TO)

    assert body.plain[1] == PlainSection("tamu", "Tamu dari Rabat & Salé <1>", "Lihat Anies Baswedan.")
    assert [(heading.id, heading.text) for heading in body.headings] == [("tamu", "Tamu dari Rabat & Salé <1>")]
