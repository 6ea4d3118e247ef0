"""Options that several commands share."""

import re
from urllib.parse import urlsplit

import click


def _base_url(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """The address under which the site will stand, ending in a slash."""
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment or re.search(r"[\s<>\"\\]", value):
        message = "give a whole address such as https://example.org/kota/, without ? or #"
        raise click.BadParameter(message)
    return value.rstrip("/") + "/"


formats = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to report: for people, or one JSON object on standard output.",
)
base_url = click.option(
    "--base-url",
    callback=_base_url,
    default="",
    metavar="URL",
    help="Where the site will stand; the content's own address by default. A path is welcome.",
)
strict = click.option("--strict", is_flag=True, help="Let warnings fail as errors do.")
