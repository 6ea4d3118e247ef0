"""
The fields of front matter, as they are written at the top of words; what was read of them then is `model/document.FrontMatter`.

Each is declared as the fields of records are, so that the reader, the manual and the schema follow from one list.
"""

import dataclasses
from dataclasses import dataclass

from kembar.model.document import MadeFrom
from kembar.model.field_docs import doc, doc_with_format
from kembar.text.value_formats import parse_alias, parse_day, parse_language_tag, parse_slug

MADE_FROM_EXAMPLE = "{id: {.description: 0d9e1f2a, .lead: 3f2a9c1b, rencana: 77aa01cd}}"
"""How the stamp of a translation is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFront:
    """The front matter of words that belong to a record."""

    description: str = dataclasses.field(
        default="", metadata=doc("The page in one sentence of 80 to 160 characters", "Kota kembar Jakarta di Maroko ...")
    )
    slug: str = dataclasses.field(default="", metadata=doc_with_format(parse_slug, "The page's name in its address", "moskow"))
    aliases: tuple[str, ...] = dataclasses.field(
        default=(), metadata=doc_with_format(parse_alias, "Old addresses that lead here", "[/id/kota/kasablanka/]")
    )
    updated: str = dataclasses.field(
        default="", metadata=doc_with_format(parse_day, "The day of the last change that readers should know of", "2026-11-21")
    )
    made_from: MadeFrom | None = dataclasses.field(
        default=None,
        metadata=doc("What a translation was made from; the tool writes this line, and you never need to", MADE_FROM_EXAMPLE),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFront(RecordFront):
    """The front matter of a free page, which has no record to name it."""

    title: str = dataclasses.field(metadata=doc("The page's title", "Tentang portal ini"))
    description: str = dataclasses.field(metadata=doc("The page in one sentence of 80 to 160 characters", "Apa isi portal ini ..."))
    only: str = dataclasses.field(
        default="",
        metadata=doc_with_format(parse_language_tag, "The page’s own language, if it is meant for readers of that language alone", "id"),
    )
