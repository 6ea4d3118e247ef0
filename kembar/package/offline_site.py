"""The input of every package format: a finished offline site with its messages, time stamp and package names."""

import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from kembar.i18n.folding import fold
from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.site import Site

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The time of a site without a date: the earliest one that a zip archive can store (APPNOTE.TXT, 4.4.6)."""

MEDIA_TYPES = {".xhtml": "application/xhtml+xml", ".woff2": "font/woff2"}
"""Media types that some systems do not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflineSite:
    """
    A finished offline site in `folder`, and the site that it was made from.

    `messages` are the interface messages by language code. `moment` is the time stamp of packages in UTC, see `moment()`.
    """

    site: Site
    folder: Path
    messages: Mapping[str, Messages]
    moment: datetime

    @property
    def config(self) -> SiteConfig:
        """Return the settings of the site."""
        return self.site.config

    def files(self) -> list[str]:
        """Return the paths of all files of the site, sorted, with forward slashes."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    def name(self, lang: Lang | None = None) -> str:
        """Return the file name of a package without extension: the title in `lang` or the primary language, in ASCII."""
        code = (lang or self.config.primary).code
        plain = re.sub(r"[^a-z0-9]+", "-", fold(self.config.title[code])).strip("-") or "portal"
        return f"{plain}-{code}" if lang else plain


def moment(config: SiteConfig, epoch: int | None) -> datetime:
    """Return the time stamp of packages: `epoch` (SOURCE_DATE_EPOCH) if given, else the date of the content."""
    if epoch is not None:
        return max(datetime.fromtimestamp(epoch, UTC), EARLIEST)
    return max(datetime.fromisoformat(f"{config.updated}T00:00:00+00:00"), EARLIEST) if config.updated else EARLIEST


def media_type(path: str) -> str:
    """Return the media type for the extension of a path."""
    return MEDIA_TYPES.get(PurePosixPath(path).suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
