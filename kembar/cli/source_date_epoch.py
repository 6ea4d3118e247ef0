"""Read the time of the sources (SOURCE_DATE_EPOCH of reproducible-builds.org), which replaces the clock."""

import os
import re
from datetime import UTC, datetime

import click

from kembar.cli.translator import translate
from kembar.model.problem import tr

LAST = 4_354_819_198
"""The end of the year 2107, in seconds since 1970 UTC: the latest time that a zip archive can store (APPNOTE.TXT, 4.4.6)."""


def source_date_epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH in seconds since 1970 UTC, or None if it is not set. Raises `click.UsageError`."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not re.fullmatch(r"\d{1,11}", value) or int(value) > LAST:
        message = tr("SOURCE_DATE_EPOCH is a whole number of seconds since 1970, up to the year 2107, not “{value}”", value=value)
        raise click.UsageError(translate(message))
    return int(value)


def day(epoch: int | None) -> str:
    """Return the date of `epoch` in UTC (ISO 8601), or an empty string."""
    return datetime.fromtimestamp(epoch, UTC).date().isoformat() if epoch is not None else ""
