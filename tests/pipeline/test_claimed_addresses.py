"""The addresses that exporters declare, and the options that change what a build writes."""

import dataclasses

from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import claimed_addresses
from tests.pipeline.site_test import SiteTest
from tests.render.conftest import CONFIG


def test_every_file_that_is_not_a_page_has_an_address_that_its_exporter_declares(site: SiteTest) -> None:
    site.change("content/site.yaml", "\nsections:\n", "\nsections:\n  offline: {id: luring, en: offline}\n")
    site.build()
    claimed = set(claimed_addresses(dataclasses.replace(CONFIG, sections={"offline": {}})))
    static = {path.relative_to(site.root / "assets/static").as_posix() for path in (site.root / "assets/static").rglob("*")}

    files = {path for path in site.files() if not path.startswith("assets/") and path not in static}
    assert {path for path in files if not path.endswith("/index.html")} <= claimed
    assert {address.partition("/")[0] for address in claimed} >= {"assets", "sw.js", "manifest.json"}


def test_every_option_declares_whether_it_changes_what_a_build_writes() -> None:
    assert BuildOptions(base_url="https://x.example/", day="2026-01-01", strict=True).of_output == (
        "https://x.example/",
        "2026-01-01",
        "web",
    )
