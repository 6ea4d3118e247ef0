from xml.etree.ElementTree import fromstring

from kembar.export.feed import ATOM, targets
from kembar.model.site import Site, State
from tests.export.sites import page, site, version

NEWS = (
    page("visits", "1960", version("id/kunjungan/1960/", "Kunjungan ke Rabat", "Kunjungan <1960> & jalan."), version("en/visits/1960/")),
    page("pages", "about", version("id/tentang/", "Tentang", updated="2026-11-25")),
)


def feed(whole: Site, path: str) -> str:
    return next(target.make() for target in targets(whole) if target.path == path).decode()


def titles(text: str) -> list[str | None]:
    return [entry.findtext(f"{{{ATOM}}}title") for entry in fromstring(text).iter(f"{{{ATOM}}}entry")]  # noqa: S314 - our own file


def test_each_language_has_a_feed() -> None:
    assert [target.path for target in targets(site())] == ["id/feed.xml", "en/feed.xml"]


def test_the_feed_has_exactly_this_content() -> None:
    assert feed(site(*NEWS), "id/feed.xml") == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">\n'
        "  <id>https://example.org/kota/id/</id>\n"
        "  <title>Kota Kembar</title>\n"
        "  <subtitle>Kota kembar Jakarta.</subtitle>\n"
        "  <updated>2026-11-25T00:00:00Z</updated>\n"
        "  <author>\n"
        "    <name>Redaksi</name>\n"
        "  </author>\n"
        '  <link rel="self" type="application/atom+xml" hreflang="id" href="https://example.org/kota/id/feed.xml" />\n'
        '  <link rel="alternate" type="text/html" hreflang="id" href="https://example.org/kota/id/" />\n'
        '  <link rel="alternate" type="application/atom+xml" hreflang="en" href="https://example.org/kota/en/feed.xml" />\n'
        "  <entry>\n"
        "    <id>https://example.org/kota/id/tentang/</id>\n"
        "    <title>Tentang</title>\n"
        "    <updated>2026-11-25T00:00:00Z</updated>\n"
        '    <link rel="alternate" type="text/html" hreflang="id" href="https://example.org/kota/id/tentang/" />\n'
        "  </entry>\n"
        "  <entry>\n"
        "    <id>https://example.org/kota/id/kunjungan/1960/</id>\n"
        "    <title>Kunjungan ke Rabat</title>\n"
        "    <updated>2026-11-21T00:00:00Z</updated>\n"
        '    <link rel="alternate" type="text/html" hreflang="id" href="https://example.org/kota/id/kunjungan/1960/" />\n'
        "    <summary>Kunjungan &lt;1960&gt; &amp; jalan.</summary>\n"
        "  </entry>\n"
        "</feed>\n"
    )


def test_only_visits_and_free_pages_are_news() -> None:
    whole = site(page("cities", "rabat", version("id/kota/rabat/", "Rabat")), page("visits", "a", version("id/kunjungan/a/", "A")))

    assert titles(feed(whole, "id/feed.xml")) == ["A"]


def test_a_page_without_text_is_not_in_the_feed() -> None:
    whole = site(page("visits", "a", version("id/kunjungan/a/", "A", state=State.UNTRANSLATED), version("en/visits/a/", "An A")))

    assert titles(feed(whole, "id/feed.xml")) == []
    assert titles(feed(whole, "en/feed.xml")) == ["An A"]


def test_pages_of_one_day_keep_the_sites_order() -> None:
    whole = site(*(page("visits", key, version(f"id/kunjungan/{key}/", key)) for key in ("b", "a", "c")))

    assert titles(feed(whole, "id/feed.xml")) == ["b", "a", "c"]


def test_without_dates_the_feed_is_the_same_at_every_build() -> None:
    assert "  <updated>1970-01-01T00:00:00Z</updated>\n" in feed(site(updated=""), "id/feed.xml")


def test_without_a_publisher_the_author_is_the_site() -> None:
    assert "    <name>Sister Cities</name>\n" in feed(site(publisher={}), "en/feed.xml")
