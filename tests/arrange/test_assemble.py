from kembar.arrange.assemble import arrange
from kembar.kinds.agreement import Agreement
from kembar.kinds.field import Field
from kembar.model.document import Link, MadeFrom
from kembar.model.fingerprint import NO_DRIFT, Drift
from kembar.model.problem import Problem, SourceLocation
from kembar.model.site import Backlink, LocalizedPage, Site, State
from tests.arrange.contents import MESSAGES, city, content, sectioned, shown, source, tie, visit, words

ABOUT = words(
    "id/pages/about.md",
    '<h2 id="tamu">Tamu</h2><p><a href="kembar:0"></a><a href="kembar:1"></a></p>',
    (Link("cities", "rabat", SourceLocation("x"), named=False), Link("citation", "warta", SourceLocation("x"))),
    {"tamu": 5},
    title="Tentang",
    description="Tentang situs ini.",
    slug="tentang",
    aliases=("id/tentang-kami/",),
)


def arranged(*args: object, **records: object) -> tuple[Site, list[Problem]]:
    return arrange(content(*args, **records), {}, MESSAGES)  # type: ignore[arg-type] # as the builder takes them


def test_the_sites_order_is_listings_by_the_menu_then_records_then_free_pages() -> None:
    site, _ = arranged(ABOUT, words("en/pages/a.md", title="A"), cities={"rabat": city("Rabat")}, visits={"1960": visit("rabat")})

    assert [(page.kind, page.key, page.layout) for page in site.pages.values()] == [
        ("listings", "home", "home"),
        ("listings", "visits", "visits"),
        ("listings", "cities", "places"),
        ("listings", "agreements", "agreements"),
        ("listings", "people", "people"),
        ("listings", "fields", "fields"),
        ("listings", "sources", "sources"),
        ("listings", "differences", "differences"),
        ("listings", "search", "search"),
        ("listings", "index", "a_to_z"),
        ("cities", "jakarta", "place"),
        ("cities", "rabat", "place"),
        ("visits", "1960", "visit"),
        ("pages", "a", "page"),
        ("pages", "about", "page"),
    ]


def test_a_free_page_is_finished_with_its_links_closed() -> None:
    site, problems = arranged(ABOUT, cities={"rabat": city("Rabat")}, sources={"warta": source("Warta")})

    assert problems == []
    assert site.pages["pages", "about"].versions == {
        "id": LocalizedPage(
            lang="id",
            address="id/tentang/",
            title="Tentang",
            description="Tentang situs ini.",
            state=State.ORIGINAL,
            sources=("warta",),
            document=ABOUT,
        )
    }
    body = site.articles["pages", "about", "id"]
    html = (
        '<h2 id="tamu">Tamu</h2><p><a href="../kota/rabat/">Rabat</a><sup class="cite"><a href="#note-1" role="doc-noteref">1</a></sup></p>'
    )
    assert (body.html, body.headings) == (html, ABOUT.body.headings)
    assert site.aliases == {("pages", "about", "id"): ("id/tentang-kami/",)}
    assert site.backlinks["cities", "rabat"] == (Backlink("pages", "about", ("words", "id")),)


def test_listings_are_called_in_the_language_of_their_readers() -> None:
    site, _ = arranged()

    assert site.name("listings", "sources", "id") == "Sumber"
    assert site.name("listings", "sources", "en") == "Sources"
    assert site.name("listings", "home", "en") == "Sister Cities"
    assert site.pages["listings", "home"].versions["id"].description == "Kota kembar Jakarta."


def test_a_record_whose_words_are_only_in_the_other_language_waits_for_them() -> None:
    site, _ = arranged(words("en/cities/rabat.md", description="About Rabat."), cities={"rabat": city("Rabat")})
    rabat = site.pages["cities", "rabat"].versions

    assert {code: (version.state, version.is_indexable, version.description) for code, version in rabat.items()} == {
        "id": (State.UNTRANSLATED, False, "Rabat: its ties, the visits and agreements that concern it, and the sources."),
        "en": (State.ORIGINAL, True, "About Rabat."),
    }


def test_a_record_with_a_summary_is_described_by_it() -> None:
    summary = {"id": "Tentang seni.", "en": "On the arts."}
    title = {"id": "Seni", "en": "The arts"}
    mou = Agreement(title=title, type="programme", status="planned", parties=("jakarta",))
    site, _ = arranged(fields={"arts": Field(name=title, summary=summary)}, agreements={"mou": mou})

    assert site.pages["fields", "arts"].versions["en"].description == "On the arts."
    assert site.pages["agreements", "mou"].versions["en"].description == "The arts: its parties, its status, and the sources."


def test_words_of_a_place_may_link_to_a_tie_that_its_page_shows() -> None:
    link = Link("cities", "rabat", SourceLocation("content/id/pages/about.md", 7), "jakarta-rabat")
    site, problems = arranged(
        words("id/pages/about.md", '<a href="kembar:0">x</a>', (link,)),
        words("id/cities/rabat.md"),
        cities={"rabat": city("Rabat")},
        relationships={"jakarta-rabat": tie("jakarta", "rabat")},
    )
    article = site.articles["pages", "about", "id"]

    assert problems == []
    assert article.html == '<a href="../kota/rabat/#jakarta-rabat">x</a>'


def test_all_that_is_wrong_is_reported_at_once_in_the_order_of_files_and_lines() -> None:
    link = Link("cities", "paris", SourceLocation("content/id/pages/about.md", 9, 2))
    site, problems = arranged(
        words("id/pages/about.md", '<a href="kembar:0">x</a>', (link,), {"a": 5}),
        words("en/pages/about.md", headings={"b": 6}),
        words("id/pages/kota.md"),
        words("id/visits/1960.md"),
        cities={"rabat": city("Rabat", part_of="morocco", sources=("warta",))},
    )

    assert [line.split(": ")[:2] for line in shown(problems)] == [
        ["content/en/pages/about.md:1:1", "translation.unstamped"],
        ["content/en/pages/about.md:6:1", "twins.anchors"],
        ["content/facts/cities/rabat.yaml", "reference.unknown"],
        ["content/facts/cities/rabat.yaml", "reference.unknown"],
        ["content/id/pages/about.md:9:2", "link.broken"],
        ["content/id/pages/kota.md", "address.taken"],
        ["content/id/visits/1960.md", "document.orphan"],
    ]
    assert ("visits", "1960") not in site.pages


def test_a_version_knows_where_its_words_come_from_and_what_has_moved_on_there() -> None:
    source = sectioned("id/cities/rabat.md", {"rencana": "Lima."})
    made = MadeFrom("id", {"rencana": "00000000"})
    site, _ = arranged(
        source,
        sectioned("en/cities/rabat.md", {"rencana": "Four."}, made_from=made),
        words("en/cities/fez.md"),
        cities={"rabat": city("Rabat"), "fez": city("Fez"), "sale": city("Salé")},
    )
    reported = {
        key: {
            code: (version.state, version.origin, version.drift, version.fallback_lang)
            for code, version in site.pages["cities", key].versions.items()
        }
        for key in ("rabat", "fez", "sale")
    }

    assert reported == {
        "rabat": {"id": (State.ORIGINAL, "", NO_DRIFT, ""), "en": (State.STALE, "id", Drift(changed=("rencana",)), "")},
        "fez": {"id": (State.UNTRANSLATED, "", NO_DRIFT, "en"), "en": (State.ORIGINAL, "", NO_DRIFT, "")},
        "sale": {"id": (State.ORIGINAL, "", NO_DRIFT, ""), "en": (State.ORIGINAL, "", NO_DRIFT, "")},
    }


def test_what_is_wrong_with_borrowed_words_is_reported_once_where_they_stand() -> None:
    link = Link("cities", "paris", SourceLocation("content/en/cities/fez.md", 9, 2))
    _, problems = arranged(words("en/cities/fez.md", '<a href="kembar:0">x</a>', (link,)), cities={"fez": city("Fez")})

    assert [str(problem.location) for problem in problems] == ["content/en/cities/fez.md:9:2"]
