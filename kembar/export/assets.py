"""Publish styles, scripts, fonts, pictures and the files for the site's root, unchanged."""

from collections.abc import Iterator
from functools import partial

from kembar.model.config import SiteConfig
from kembar.model.output import Target
from kembar.model.site import Site

WEB_ONLY = False


def addresses(_config: SiteConfig) -> Iterator[str]:
    """Yield the folder of all assets. Those for the root of the site claim their addresses by their files."""
    yield "assets"


def targets(site: Site) -> Iterator[Target]:
    """Yield a target for each asset, at its address."""
    for name, asset in site.assets.items():
        yield Target(asset.address, partial(_content, site, name))


def _content(site: Site, name: str) -> bytes:
    return site.assets[name].content
