"""The searches of a language, and the pages that a reader would want: `<lang>.tsv` beside this file."""

import csv
from dataclasses import dataclass
from pathlib import Path

from kembar.model.site import Site

LANGUAGES = ("id", "en")


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader types, and the addresses of the pages that would answer it, the most wanted first."""

    text: str
    wanted: tuple[str, ...]


def queries(site: Site, lang: str) -> tuple[Query, ...]:
    """The searches of a language. Raises `KeyError` for a page that does not exist."""
    with Path(__file__).with_name(f"{lang}.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return tuple(Query(row["query"], tuple(_address(site, lang, page) for page in row["wanted"].split())) for row in rows)


def _address(site: Site, lang: str, page: str) -> str:
    kind, _, key = page.partition("/")
    return site.addresses[kind, key][lang]
