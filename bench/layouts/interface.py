"""
The words that pages show around their texts, for generators that have no catalogues of ours: from the portal's own.

In comes a language; out go its words by the names that the peers' templates give them.
"""

from babel import Locale

from bench.layouts.kembar import REPOSITORY, SETTINGS
from kembar.i18n.catalogues import read_messages
from kembar.i18n.cldr_names import CONTINENTS
from kembar.i18n.messages import Messages
from kembar.i18n.terms import TERMS, term
from kembar.model.config import Lang

INTERFACE = {
    "about": "About the portal",
    "agreements": "Agreements",
    "also_written": "Other names and spellings",
    "as_of": "as of {date}",
    "at_a_glance": "At a glance",
    "cities": "Cities and regions",
    "coordinates": "Coordinates",
    "country": "Country",
    "direction": "Direction",
    "feed": "News feed (Atom)",
    "fields": "Fields of cooperation",
    "itinerary": "Day by day",
    "language": "Language",
    "led_by": "Led by",
    "menu": "Main menu",
    "on_this_page": "On this page",
    "organisations": "Organisations",
    "original": "Original",
    "outcomes": "What it led to",
    "people": "People and organisations",
    "places": "Places",
    "received_by": "Received by",
    "region": "Region",
    "revised": "This page was last revised on {date}.",
    "signed": "Signed",
    "since": "Since",
    "skip": "Skip to the content",
    "sources": "Sources",
    "sources_here": "Sources of this page",
    "status": "Status",
    "tie": "Tie",
    "topics": "Topics",
    "visits": "Visits",
    "when": "When",
    "you_are_here": "You are here",
}
"""The words of the interface, by the names that the peers' templates give them; the message ids are those of the portal's catalogue."""

CHOICES = ("RelationshipStatus", "FieldStage", "AgreementType", "AgreementStatus", "Direction", "StopKind", "StopStatus", "OutcomeStatus")
"""The choices of records whose words the templates show, as `Direction-outgoing`."""


def interface(lang: str) -> dict[str, str]:
    """The words of the interface in a language, from the portal's own catalogue."""
    messages = _messages(lang)
    words = {name: messages.gettext(msgid) for name, msgid in INTERFACE.items()}
    choices = {f"{choice}-{value}": term(messages, choice, value) for choice in CHOICES for value in TERMS[choice]}
    continents = {f"continent-{name}": Locale(lang).territories[code] for name, code in CONTINENTS.items()}
    return words | choices | continents


def _messages(lang: str) -> Messages:
    settings = SETTINGS["languages"][lang]
    path = REPOSITORY / "locales" / lang / "LC_MESSAGES" / "portal.po"
    return read_messages(path, Lang(code=lang, locale=settings["locale"], name=settings["name"]))[0]
