"""What sources claim: a number on a day, a point on the map, and matters on which sources differ."""

import dataclasses
from dataclasses import dataclass

from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import SourceKey, doc, doc_with_format
from kembar.text.value_formats import parse_latitude, parse_longitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The statement of one or more sources on a matter on which sources differ. Exactly one of `text`, `words` and `when` is given."""

    text: str = dataclasses.field(default="", metadata=doc("What the source says, the same in every language", "Abdeelaziz Omari"))
    words: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What the source says, in each language", "{id: belum ditandatangani, en: not yet signed}")
    )
    when: DateValue | None = dataclasses.field(default=None, metadata=doc("The date that the source gives", "1993"))
    sources: tuple[SourceKey, ...] = dataclasses.field(metadata=doc("The sources of this", "[jakarta-post-1994-10-01]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A matter on which sources differ: what each of them says, and what the portal shows and why."""

    matter: LocalizedText = dataclasses.field(metadata=doc("What the difference is about", "{id: Tahun mulai, en: Starting year}"))
    field: str = dataclasses.field(default="", metadata=doc("The field of this record that is in question, if it is one", "since"))
    says: tuple[Statement, ...] = dataclasses.field(
        metadata=doc(
            "What the sources say, one entry for each version; two or more", "[{when: 1993, sources: [jakarta-post-1994-10-01]}, ...]"
        )
    )
    shown: LocalizedText = dataclasses.field(metadata=doc("What this portal shows, and why", "{id: ..., en: ...}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point on WGS 84, in decimal degrees."""

    lat: float = dataclasses.field(
        metadata=doc_with_format(parse_latitude, "Latitude, decimal degrees, north positive (-90 to 90)", "33.588")
    )
    lon: float = dataclasses.field(
        metadata=doc_with_format(parse_longitude, "Longitude, decimal degrees, east positive (-180 to 180)", "-7.611")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedFigure:
    """A number that was true on a day."""

    matter: LocalizedText = dataclasses.field(metadata=doc("What is counted", "{id: Kota kembar, en: Sister cities}"))
    value: int = dataclasses.field(metadata=doc("The number", "21"))
    as_of: DateValue = dataclasses.field(metadata=doc("The day, month or year for which the number was given", "2019-02-13"))
    sources: tuple[SourceKey, ...] = dataclasses.field(metadata=doc("The sources of this number", "[berita-jakarta-66251]"))
