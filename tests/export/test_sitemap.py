from xml.etree.ElementTree import fromstring

from kembar.export.sitemap import targets
from kembar.model.hreflang import absolute
from kembar.model.site import State
from tests.export.sites import page, site, version

ABOUT = page("pages", "about", version("id/tentang/", updated="2026-11-20"), version("en/about/"))
RABAT = page("cities", "rabat", version("id/kota/rabat/", state=State.UNTRANSLATED), version("en/cities/rabat/"))
SITEMAPS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_sitemap_has_exactly_this_content() -> None:
    [target] = targets(site(ABOUT))

    assert target.path == "sitemap.xml"
    assert target.make().decode() == HOME_AND_ABOUT


HOME_TWINS = """\
    <xhtml:link rel="alternate" hreflang="id" href="https://example.org/kota/id/" />
    <xhtml:link rel="alternate" hreflang="en" href="https://example.org/kota/en/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/kota/" />
"""
ABOUT_TWINS = """\
    <xhtml:link rel="alternate" hreflang="id" href="https://example.org/kota/id/tentang/" />
    <xhtml:link rel="alternate" hreflang="en" href="https://example.org/kota/en/about/" />
    <xhtml:link rel="alternate" hreflang="x-default" href="https://example.org/kota/id/tentang/" />
"""
HOME_AND_ABOUT = f"""\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://example.org/kota/</loc>
{HOME_TWINS}  </url>
  <url>
    <loc>https://example.org/kota/id/</loc>
{HOME_TWINS}  </url>
  <url>
    <loc>https://example.org/kota/en/</loc>
{HOME_TWINS}  </url>
  <url>
    <loc>https://example.org/kota/id/tentang/</loc>
    <lastmod>2026-11-20</lastmod>
{ABOUT_TWINS}  </url>
  <url>
    <loc>https://example.org/kota/en/about/</loc>
{ABOUT_TWINS}  </url>
</urlset>
"""


def test_every_alternate_in_the_sitemap_is_an_entry() -> None:
    [target] = targets(site(ABOUT, RABAT))
    root = fromstring(target.make())  # noqa: S314 - our own file
    entries = [loc.text for loc in root.iter(f"{SITEMAPS}loc")]

    assert {link.get("href") for link in root.iter(f"{XHTML}link")} == set(entries)
    assert len(set(entries)) == len(entries)


def test_a_page_without_text_is_not_in_the_sitemap() -> None:
    whole = site(RABAT)
    [target] = targets(whole)

    assert absolute(whole.config, "id/kota/rabat/").encode() not in target.make()


def test_a_long_sitemap_is_split_and_gets_an_index() -> None:
    parts = {target.path: target.make() for target in targets(site(ABOUT), most=3)}

    assert parts.keys() == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    assert parts["sitemap.xml"].decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        "  <sitemap>\n"
        "    <loc>https://example.org/kota/sitemap-1.xml</loc>\n"
        "  </sitemap>\n"
        "  <sitemap>\n"
        "    <loc>https://example.org/kota/sitemap-2.xml</loc>\n"
        "  </sitemap>\n"
        "</sitemapindex>\n"
    )
    assert [
        loc.text
        for path in ("sitemap-1.xml", "sitemap-2.xml")
        for loc in fromstring(parts[path]).iter(f"{SITEMAPS}loc")  # noqa: S314 - our own file
    ] == [
        "https://example.org/kota/",
        "https://example.org/kota/id/",
        "https://example.org/kota/en/",
        "https://example.org/kota/id/tentang/",
        "https://example.org/kota/en/about/",
    ]
