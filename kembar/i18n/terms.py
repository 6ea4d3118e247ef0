"""
The words for the choices that records make: a type of choice and a value come in, words for readers go out.

Records say `letter-of-intent`, readers see "Letter of intent" or "Pernyataan kehendak". The words of ties and documents follow the
official path of Indonesian local governments. Continents are not here: `names` has them from CLDR.
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
"""What a choice means, in a sentence for readers, where the words alone may not be enough."""


def term(messages: Messages, choice_type: str, value: str) -> str:
    """
    The words for a choice. Raises `KeyError` for a choice that records cannot make.

    >>> term(Messages(), "RelationshipStatus", "letter-of-intent")
    'Letter of intent'
    """
    return messages.gettext(TERMS[choice_type][value])


def meaning(messages: Messages, choice_type: str, value: str) -> str:
    """What a choice means, in a sentence. Raises `KeyError` for a type of choice whose words are enough."""
    return messages.gettext(MEANINGS[choice_type][value])
