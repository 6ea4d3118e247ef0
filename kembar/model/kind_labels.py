"""What the kinds of records and pages are called in messages. Folders and links name a kind by its key, people by these words."""

from collections.abc import Mapping

from kembar.model.problem import Message, say

KINDS: Mapping[str, Message] = {
    "cities": say("cities"),
    "relationships": say("relationships"),
    "visits": say("visits"),
    "agreements": say("agreements"),
    "people": say("people"),
    "organisations": say("organisations"),
    "fields": say("fields"),
    "sources": say("sources"),
    "pages": say("pages"),
}


def kind_name(kind: str) -> Message:
    """
    The words for a kind, to fill a gap with; its key if there are none.

    >>> str(say("there is no “{key}” in {kind}", key="moscaw", kind=kind_name("cities")))
    'there is no “moscaw” in cities'
    """
    return KINDS.get(kind, Message(kind))


SINGULAR: Mapping[str, str] = {
    "city": "cities",
    "visit": "visits",
    "agreement": "agreements",
    "field": "fields",
    "person": "people",
    "organisation": "organisations",
    "source": "sources",
    "relationship": "relationships",
    "page": "pages",
}
"""What links and commands call one record, and the folder of such records."""
