"""What the kinds of records and pages are called in messages. Folders and links name a kind by its key, people by these words."""

from collections.abc import Mapping

from kembar.model.problem import Message, tr

KIND_LABELS: Mapping[str, Message] = {
    "cities": tr("cities"),
    "relationships": tr("relationships"),
    "visits": tr("visits"),
    "agreements": tr("agreements"),
    "people": tr("people"),
    "organisations": tr("organisations"),
    "fields": tr("fields"),
    "sources": tr("sources"),
    "pages": tr("pages"),
}


def kind_name(kind: str) -> Message:
    """
    The words for a kind, to fill a gap with; its key if there are none.

    >>> str(say("there is no “{key}” in {kind}", key="moscaw", kind=kind_name("cities")))
    'there is no “moscaw” in cities'
    """
    return KIND_LABELS.get(kind, Message(kind))


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
