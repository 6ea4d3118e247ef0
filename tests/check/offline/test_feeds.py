"""References in feeds and other XML."""

from pathlib import Path

from tests.check.offline.folders import reported

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://a.example/</id>
  <link rel="self" href="{address}"/>
  <link href="{address}"/>
</feed>
"""


def test_absolute_urls_in_a_feed_are_reported_once(tmp_path: Path) -> None:
    assert reported(tmp_path, {"feed.xml": FEED.format(address="https://a.example/feed.xml")}) == ["feed.xml:4:3 offline.network"]


def test_a_feed_with_relative_urls_has_no_problems(tmp_path: Path) -> None:
    assert reported(tmp_path, {"feed.xml": FEED.format(address="a.html"), "a.html": ""}) == []


def test_a_url_in_element_text_is_checked(tmp_path: Path) -> None:
    text = "<urlset>\n<url><loc>https://a.example/</loc></url></urlset>"

    assert reported(tmp_path, {"sitemap.xml": text}) == ["sitemap.xml:2:6 offline.network"]


def test_a_style_sheet_for_xml_is_loaded(tmp_path: Path) -> None:
    text = '<?xml-stylesheet type="text/xsl" href="feed.xsl"?><feed/>'

    assert reported(tmp_path, {"feed.xml": text}) == ["feed.xml:1:1 offline.missing"]


def test_malformed_xml_is_reported(tmp_path: Path) -> None:
    assert reported(tmp_path, {"feed.xml": "<feed>\n<link></feed>"}) == ["feed.xml:2:9 offline.syntax"]
