"""Names that readers' languages have for the world: countries, continents and languages, from CLDR and the site's own overrides."""

from kembar.i18n.locales import LocaleBase

CONTINENTS = {"africa": "002", "americas": "019", "asia": "142", "europe": "150", "oceania": "009"}
"""The UN M49 codes under which CLDR names the continents."""


class CldrNames(LocaleBase):
    """Names of countries, continents and languages."""

    def country(self, code: str) -> str:
        """
        The name of a country by its ISO 3166-1 code: the site's own if it has one, else CLDR's, else the code.

        What a country is called can be an editorial decision, which then stands in the site's settings.
        """
        own = self.config.countries.get(code, {}).get(self.lang.code, "")
        return own or str(self.locale.territories.get(code, code))

    def continent(self, continent: str) -> str:
        """The name of a continent as records know it, such as `americas`. Raises `KeyError`."""
        return str(self.locale.territories[CONTINENTS[continent]])

    def language(self, code: str) -> str:
        """The name of a language in running text, by its BCP 47 code; the code itself if CLDR has no name for it."""
        tag = code.replace("-", "_")
        names = self.locale.languages
        name = names.get(tag) or names.get(tag.partition("_")[0])
        # Translators: the name of a language in running text; Indonesian says "bahasa {language}".
        return self.messages.gettext("{language}").format(language=name) if name else code
