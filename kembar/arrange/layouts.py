"""The layouts of pages, and the listings of a site."""

from kembar.kinds.kind import ListingPage
from kembar.kinds.registry import KINDS, LISTINGS
from kembar.model.config import OFFLINE_PAGE, SiteConfig

HOME = "home"
"""The listing at the root of a language, and its layout."""

LISTING_LAYOUTS = {HOME: HOME} | {name: listing.layout for name, listing in LISTINGS.items()}
"""The layout of each listing."""

RECORD_LAYOUTS = {folder: kind.page.layout for folder, kind in KINDS.items() if kind.page}
"""The layout of each kind of record that has pages of its own."""

FREE = "page"
"""The layout of free pages."""


def listings_of(config: SiteConfig) -> tuple[str, ...]:
    """Return the listings of a site, the home page first."""
    return (HOME, *(name for name, listing in LISTINGS.items() if _exists(name, listing, config)))


def _exists(name: str, listing: ListingPage, config: SiteConfig) -> bool:
    if name == OFFLINE_PAGE:
        return config.has_offline_storage
    return name in config.sections or not listing.needs_slug
