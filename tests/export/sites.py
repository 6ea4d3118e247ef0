"""A small finished site; each test changes what it needs."""

import dataclasses
from typing import Any

from kembar.kinds.registry import Records
from kembar.model.config import Lang, SiteConfig
from kembar.model.site import Asset, LocalizedPage, Page, Site, State

CONFIG = SiteConfig(
    title={"id": "Kota Kembar", "en": "Sister Cities"},
    description={"id": "Kota kembar Jakarta.", "en": "Jakarta’s sister cities."},
    base_url="https://example.org/kota/",
    languages=(Lang(code="id", locale="id", name="Bahasa Indonesia"), Lang(code="en", locale="en_GB", name="English")),
    home="jakarta",
    sections={},
    menu=(),
    publisher={"id": "Redaksi", "en": "The editors"},
    updated="2026-11-21",
)
NO_RECORDS = Records()
HOME = Page(
    kind="listings",
    key="home",
    layout="home",
    versions={
        "id": LocalizedPage(lang="id", address="id/", title="Kota Kembar", description="", state=State.ORIGINAL),
        "en": LocalizedPage(lang="en", address="en/", title="Sister Cities", description="", state=State.ORIGINAL),
    },
)


def version(address: str, title: str = "", description: str = "", state: State = State.ORIGINAL, updated: str = "") -> LocalizedPage:
    """A version at that address, whose first step is its language."""
    lang = address.partition("/")[0]
    return LocalizedPage(lang=lang, address=address, title=title, description=description, state=state, updated=updated)


def page(kind: str, key: str, *versions: LocalizedPage) -> Page:
    """A page with these versions."""
    return Page(kind=kind, key=key, layout="page", versions={version.lang: version for version in versions})


def site(*pages: Page, records: Records = NO_RECORDS, assets: tuple[Asset, ...] = (), **settings: Any) -> Site:  # noqa: ANN401 - any of the settings
    """A site of the home page and these."""
    found = {(page.kind, page.key): page for page in (HOME, *pages)}
    return Site(
        config=dataclasses.replace(CONFIG, **settings),
        records=records,
        pages=found,
        summaries={key: {code: version.summary for code, version in page.versions.items()} for key, page in found.items()},
        articles={},
        addresses={key: {code: version.address for code, version in page.versions.items()} for key, page in found.items()},
        aliases={},
        anchors={},
        backlinks={},
        assets={asset.name: asset for asset in assets},
    )
