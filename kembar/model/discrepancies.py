"""What sources claim: a number on a day, a point on the map, and matters on which sources differ."""

import dataclasses
from dataclasses import dataclass

from kembar.model.config import Words
from kembar.model.dates import When
from kembar.model.field_docs import SourceKey, about, about_formed
from kembar.text.value_formats import latitude_form, longitude_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one or more sources say about a matter on which sources differ. Exactly one of `text`, `words` and `when` is given."""

    text: str = dataclasses.field(default="", metadata=about("What the source says, the same in every language", "Abdeelaziz Omari"))
    words: Words | None = dataclasses.field(
        default=None, metadata=about("What the source says, in each language", "{id: belum ditandatangani, en: not yet signed}")
    )
    when: When | None = dataclasses.field(default=None, metadata=about("The date that the source gives", "1993"))
    sources: tuple[SourceKey, ...] = dataclasses.field(metadata=about("The sources that say so", "[jakarta-post-1994-10-01]"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """A matter on which sources differ: what each of them says, and what the portal shows and why."""

    matter: Words = dataclasses.field(metadata=about("What the difference is about", "{id: Tahun mulai, en: Starting year}"))
    field: str = dataclasses.field(default="", metadata=about("The field of this record that is in question, if it is one", "since"))
    says: tuple[Said, ...] = dataclasses.field(
        metadata=about(
            "What the sources say, one entry for each version; two or more", "[{when: 1993, sources: [jakarta-post-1994-10-01]}, ...]"
        )
    )
    shown: Words = dataclasses.field(metadata=about("What this portal shows, and why", "{id: ..., en: ...}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinates:
    """A point on WGS 84, in decimal degrees."""

    lat: float = dataclasses.field(metadata=about_formed(latitude_form, "Latitude, decimal degrees, north positive (-90 to 90)", "33.588"))
    lon: float = dataclasses.field(
        metadata=about_formed(longitude_form, "Longitude, decimal degrees, east positive (-180 to 180)", "-7.611")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that was true on a day."""

    matter: Words = dataclasses.field(metadata=about("What is counted", "{id: Kota kembar, en: Sister cities}"))
    value: int = dataclasses.field(metadata=about("The number", "21"))
    as_of: When = dataclasses.field(metadata=about("The day, month or year for which the number was given", "2019-02-13"))
    sources: tuple[SourceKey, ...] = dataclasses.field(metadata=about("The sources of this number", "[berita-jakarta-66251]"))
