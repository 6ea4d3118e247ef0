"""
Make titles and descriptions of pages without a text, from facts and the messages of a language.
"""

from kembar.i18n.messages import Messages
from kembar.kinds.registry import KINDS, LISTINGS, Records, name_of
from kembar.model.config import Lang, SiteConfig


def listing_title(kind: str, config: SiteConfig, lang: Lang, messages: Messages) -> str:
    """Return the title of a listing, for its heading and menus; the home page has the title of the site."""
    return config.title[lang.code] if kind == "home" else messages.gettext(LISTINGS[kind].title)


def listing_description(kind: str, config: SiteConfig, lang: Lang, messages: Messages) -> str:
    """Return the description of a listing, for search engines and cards; the home page describes the site."""
    return config.description[lang.code] if kind == "home" else messages.gettext(LISTINGS[kind].description)


def record_description(kind: str, key: str, records: Records, lang: Lang, messages: Messages) -> str:
    """Return the description of a record's page without a text: the summary of the record, or a sentence with its name."""
    summary = getattr(records.of(kind)[key], "summary", None)
    if summary:
        return str(summary[lang.code])
    page = KINDS[kind].page
    return messages.gettext(page.description).format(name=name_of(records, kind, key, lang.code)) if page else ""
