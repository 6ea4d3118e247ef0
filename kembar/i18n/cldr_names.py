"""Names of countries, continents and languages, from CLDR and the settings of the site."""

from kembar.i18n.locales import LocaleBase

CONTINENTS = {"africa": "002", "americas": "019", "asia": "142", "europe": "150", "oceania": "009"}
"""The UN M49 codes that CLDR uses for the continents."""


class CldrNames(LocaleBase):
    """Names of countries, continents and languages in one language."""

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166-1 code: that of `site.yaml`, else that of CLDR, else the code."""
        own = self.config.countries.get(code, {}).get(self.lang.code, "")
        return own or str(self.locale.territories.get(code, code))

    def continent(self, continent: str) -> str:
        """Return the name of a continent by its key in records, such as `americas`. Raises `KeyError`."""
        return str(self.locale.territories[CONTINENTS[continent]])

    def language(self, code: str) -> str:
        """Return the name of a language in running text by its BCP 47 code; the code if CLDR has no name."""
        tag = code.replace("-", "_")
        names = self.locale.languages
        name = names.get(tag) or names.get(tag.partition("_")[0])
        # Translators: the name of a language in running text; Indonesian says "bahasa {language}".
        return self.messages.gettext("{language}").format(language=name) if name else code
