"""
Texts for the choices in records: `letter-of-intent` is “Letter of intent” or “Pernyataan kehendak”.

The terms of relationships and documents follow the official procedure of Indonesian local governments.
"""

from collections.abc import Mapping

from kembar.i18n.messages import Messages
from kembar.kinds.registry import KINDS

TERMS: Mapping[str, Mapping[str, str]] = {
    **{choice: words for kind in KINDS.values() for choice, words in kind.terms.items()},
    "Kind": {folder: kind.title for folder, kind in KINDS.items()},
}
"""Message ids by type of choice and value, as the kinds declare them; `Kind` is the kind of record."""

MEANINGS = {choice: sentences for kind in KINDS.values() for choice, sentences in kind.meanings.items()}
"""The explanation of a choice in one sentence, where its term is not enough."""


def term(messages: Messages, choice_type: str, value: str) -> str:
    """
    Return the text for a choice. Raises `KeyError`.

    >>> term(Messages(), "RelationshipStatus", "letter-of-intent")
    'Letter of intent'
    """
    return messages.gettext(TERMS[choice_type][value])


def meaning(messages: Messages, choice_type: str, value: str) -> str:
    """Return the explanation of a choice. Raises `KeyError` for a type of choice without explanations."""
    return messages.gettext(MEANINGS[choice_type][value])
