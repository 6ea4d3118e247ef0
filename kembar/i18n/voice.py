"""What every family of formats speaks with: a language, its locale, its words, and the site's settings."""

from babel import Locale

from kembar.i18n.locales import locale_of
from kembar.i18n.messages import Messages
from kembar.model.config import Config, Lang


class Voice:
    """One language of the site, about to say something."""

    def __init__(self, lang: Lang, messages: Messages, config: Config) -> None:
        self.lang = lang
        self.messages = messages
        self.config = config
        self.locale: Locale = locale_of(lang)
