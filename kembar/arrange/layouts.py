"""Which pages a site has besides its free ones, and the template of each."""

from kembar.model.config import OFFLINE_PAGE, SiteConfig

LISTINGS = {
    "home": "home",
    "cities": "places",
    "visits": "visits",
    "agreements": "agreements",
    "fields": "fields",
    "people": "people",
    "sources": "sources",
    "differences": "differences",
    "search": "search",
    "index": "a_to_z",
    OFFLINE_PAGE: "offline_storage",
}
"""The layout of each listing. `home` lies at the root of a language, each other one in its section."""

RECORDS = {"cities": "place", "visits": "visit", "agreements": "agreement", "fields": "field", "sources": "source"}
"""The layout of each kind of record that has pages of its own. People and organisations stand on the listing of people."""

FREE = "page"
"""The layout of free pages."""


def listings_of(config: SiteConfig) -> tuple[str, ...]:
    """The listings that a site has."""
    return tuple(kind for kind in LISTINGS if kind != OFFLINE_PAGE or config.has_offline_storage)
