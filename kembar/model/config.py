"""
The site's own settings, from `content/site.yaml`.

Languages are data. Nothing in the generator asks for a language by name: what differs between languages is said here, in the
catalogues, or by CLDR.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kembar.model.profile import Profile

LocalizedText = Mapping[str, str]
"""Short words, once per language: `{"id": "Maroko", "en": "Morocco"}`."""

DEFAULT_ASSET_LIMIT = 1024
"""The most mebibytes that all assets may have together where the settings do not say: a site of 1 GiB still fits a phone."""

OFFLINE_PAGE = "offline"
"""The listing that tells readers what their browser keeps; a site has it where its settings name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lang:
    """One language of the site. `code` stands in paths and `lang` attributes (BCP 47), `locale` is the CLDR locale that formats."""

    code: str
    locale: str
    name: str
    direction: str = "ltr"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """
    What `content/site.yaml` says.

    `languages` are in the site's order; the first is the primary one, which x-default leads to. `base_url` ends in a slash.
    `sections` gives each listing its slug by kind; `menu` orders them. `countries` overrides CLDR's names by ISO 3166 code.
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
    """The licence of the content, by its SPDX identifier."""
    updated: str = ""
    """The day of the content as a whole, ISO 8601; feeds and pages without a date of their own use it."""
    asset_limit: int = DEFAULT_ASSET_LIMIT
    """The most mebibytes that all assets may have together."""
    profile: Profile = Profile.WEB
    """For whom this run makes the site: the one thing here that the content does not say."""

    @property
    def has_offline_storage(self) -> bool:
        """Whether readers may keep pages in their browsers: over the web, where the settings give the page of that an address."""
        return self.profile is Profile.WEB and OFFLINE_PAGE in self.sections

    @property
    def primary(self) -> Lang:
        """The language that leads, and that x-default points to."""
        return self.languages[0]

    def lang(self, code: str) -> Lang:
        """The language with that code. Raises `KeyError`."""
        for lang in self.languages:
            if lang.code == code:
                return lang
        raise KeyError(code)
