from kembar.export.robots import targets
from tests.export.sites import site


def test_crawlers_may_read_everything_and_find_the_sitemap() -> None:
    [target] = targets(site())

    assert target.path == "robots.txt"
    assert target.make() == b"User-agent: *\nAllow: /\n\nSitemap: https://example.org/kota/sitemap.xml\n"
