"""What feeds and other XML lead their readers to."""

from pathlib import Path

from tests.check.offline.folders import told

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>https://a.example/</id>
  <link rel="self" href="{address}"/>
  <link href="{address}"/>
</feed>
"""


def test_a_feed_that_leads_to_the_web_is_told_of_once(tmp_path: Path) -> None:
    assert told(tmp_path, {"feed.xml": FEED.format(address="https://a.example/feed.xml")}) == ["feed.xml:4:3 offline.network"]


def test_a_feed_that_leads_to_files_passes(tmp_path: Path) -> None:
    assert told(tmp_path, {"feed.xml": FEED.format(address="a.html"), "a.html": ""}) == []


def test_an_address_between_tags_counts_as_well(tmp_path: Path) -> None:
    text = "<urlset>\n<url><loc>https://a.example/</loc></url></urlset>"

    assert told(tmp_path, {"sitemap.xml": text}) == ["sitemap.xml:2:6 offline.network"]


def test_a_style_sheet_for_xml_is_loaded(tmp_path: Path) -> None:
    text = '<?xml-stylesheet type="text/xsl" href="feed.xsl"?><feed/>'

    assert told(tmp_path, {"feed.xml": text}) == ["feed.xml:1:1 offline.missing"]


def test_xml_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, {"feed.xml": "<feed>\n<link></feed>"}) == ["feed.xml:2:9 offline.syntax"]
