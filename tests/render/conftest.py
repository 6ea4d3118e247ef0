"""The portal's own templates in its two languages, for the tests of what they draw."""

from pathlib import Path

import pytest
from jinja2 import Environment

from kembar.i18n.catalogues import read_messages
from kembar.i18n.localizer import Localizer
from kembar.model.config import Lang, SiteConfig
from kembar.render.environment import Templates, environment

ROOT = Path(__file__).parents[2]

LANGUAGES = {
    "id": Lang(code="id", locale="id", name="Bahasa Indonesia"),
    "en": Lang(code="en", locale="en_GB", name="English"),
}

CONFIG = SiteConfig(
    title={"id": "Kota Kembar", "en": "Sister Cities"},
    description={"id": "", "en": ""},
    base_url="https://kota.example/",
    languages=tuple(LANGUAGES.values()),
    home="jakarta",
    sections={},
    menu=(),
)


@pytest.fixture(scope="session")
def environments() -> dict[str, Environment]:
    """The environment of each language by its code."""
    return {code: speaking(lang, ROOT / "templates") for code, lang in LANGUAGES.items()}


def speaking(lang: Lang, templates: Path) -> Environment:
    """An environment with the portal's own words in a language."""
    messages, problems = read_messages(ROOT / "locales" / lang.code / "LC_MESSAGES" / "portal.po", lang)
    assert problems == []
    return environment(Templates(templates), Localizer(lang, messages, CONFIG))
