"""What every package is made of: a finished offline site, its words, its day, and the names of the files that come out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kembar.i18n.folding import fold
from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.site import Site

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The day of a site that has none: the first that a zip archive can tell (APPNOTE.TXT, 4.4.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineSite:
    """
    A finished offline site in `folder`, and what it was made from.

    `messages` are the words of the interface by language. `moment` is when the content was last looked through, in UTC: packages carry
    it as their time, so that the same content gives the same bytes.
    """

    site: Site
    folder: Path
    messages: Mapping[str, Messages]
    moment: datetime

    @property
    def config(self) -> SiteConfig:
        """The settings of the site."""
        return self.site.config

    def files(self) -> list[str]:
        """The paths of all files of the site, sorted, with forward slashes."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    def name(self, lang: Lang | None = None) -> str:
        """What a package is called, without an ending: the site's title in its own or the primary language, as every disk can hold it."""
        code = (lang or self.config.primary).code
        plain = re.sub(r"[^a-z0-9]+", "-", fold(self.config.title[code])).strip("-") or "portal"
        return f"{plain}-{code}" if lang else plain


def moment(config: SiteConfig, epoch: int | None) -> datetime:
    """When the content was last looked through: `epoch` (SOURCE_DATE_EPOCH) where it is given, else the day of the content."""
    if epoch is not None:
        return max(datetime.fromtimestamp(epoch, UTC), EARLIEST)
    return max(datetime.fromisoformat(f"{config.updated}T00:00:00+00:00"), EARLIEST) if config.updated else EARLIEST
