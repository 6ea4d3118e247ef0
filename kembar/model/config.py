"""
The settings of a site, from `content/site.yaml`.

Languages are data: what differs between them comes from here, from catalogues or from CLDR, and no code asks for a language by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kembar.model.profile import Profile

LocalizedText = Mapping[str, str]
"""A short text in each language: `{"id": "Maroko", "en": "Morocco"}`."""

DEFAULT_ASSET_LIMIT = 1024
"""The default limit of the size of all assets together, in mebibytes. A site of 1 GiB fits on a phone."""

OFFLINE_PAGE = "offline"
"""The listing about offline reading; a site has it if its settings give it a slug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lang:
    """A language of the site. `code` is used in paths and `lang` attributes (BCP 47), `locale` is the CLDR locale for formats."""

    code: str
    locale: str
    name: str
    direction: str = "ltr"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """
    The values of `content/site.yaml`.

    The first of `languages` is the primary one, which x-default points to. `base_url` ends with a slash. `sections` are the slugs of the
    listings, `menu` is their order. `countries` replaces names of CLDR, by ISO 3166 code.
    """

    title: LocalizedText
    description: LocalizedText
    base_url: str
    languages: tuple[Lang, ...]
    home: str
    sections: Mapping[str, LocalizedText]
    menu: tuple[str, ...]
    footer: tuple[str, ...] = ()
    publisher: LocalizedText = field(default_factory=dict)
    countries: Mapping[str, LocalizedText] = field(default_factory=dict)
    licence: str = ""
    """The licence of the content, as an SPDX identifier."""
    updated: str = ""
    """The date of the content as a whole (ISO 8601), for feeds and for pages without a date."""
    asset_limit: int = DEFAULT_ASSET_LIMIT
    """The limit of the size of all assets together, in mebibytes."""
    profile: Profile = Profile.WEB
    """The kind of site that this run makes. It comes from the command, not from the file."""

    @property
    def has_offline_storage(self) -> bool:
        """Whether browsers store pages for offline reading: on the web, if the page about it has a slug."""
        return self.profile is Profile.WEB and OFFLINE_PAGE in self.sections

    @property
    def primary(self) -> Lang:
        """The first language, which x-default points to."""
        return self.languages[0]

    def lang(self, code: str) -> Lang:
        """Return the language with a code. Raises `KeyError`."""
        for lang in self.languages:
            if lang.code == code:
                return lang
        raise KeyError(code)
