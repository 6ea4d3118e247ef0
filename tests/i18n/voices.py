"""The formats of both languages of the portal, with its real catalogues."""

from pathlib import Path

from kembar.i18n.catalogues import read_messages
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.model.config import Lang, SiteConfig

LOCALES = Path(__file__).parents[2] / "locales"

ID = Lang(code="id", locale="id", name="Bahasa Indonesia")
EN = Lang(code="en", locale="en_GB", name="English")

CONFIG = SiteConfig(
    title={"id": "Kota Kembar", "en": "Sister Cities"},
    description={"id": "", "en": ""},
    base_url="https://example.org/",
    languages=(ID, EN),
    home="jakarta",
    sections={},
    menu=(),
    countries={"PS": {"id": "Palestina", "en": "Palestine"}, "XK": {"id": "Kosovo"}},
)


def messages(lang: Lang) -> Messages:
    """The words of a language. The catalogue must be without problems."""
    found, problems = read_messages(LOCALES / lang.code / "LC_MESSAGES" / "portal.po", lang)
    assert problems == []
    return found


FORMATS = {lang.code: Localizer(lang, messages(lang), CONFIG) for lang in (ID, EN)}
