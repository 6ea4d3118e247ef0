"""
The words for the choices that records make: a type of choice and a value come in, words for readers go out.

Records say `letter-of-intent`, readers see "Letter of intent" or "Pernyataan kehendak". The words of ties and documents follow the
official path of Indonesian local governments. Continents are not here: `names` has them from CLDR.
"""

from collections.abc import Mapping

from kembar.i18n.messages import N_, Messages

TERMS: Mapping[str, Mapping[str, str]] = {
    "PlaceLevel": {
        "city": N_("City"),
        "province": N_("Province"),
        "region": N_("Region"),
        "state": N_("State"),
    },
    "RelationshipKind": {
        "sister-city": N_("Sister city"),
        "sister-province": N_("Sister province"),
        "friendship": N_("Friendship"),
        "contact": N_("Contact"),
    },
    "RelationshipStatus": {
        "exploration": N_("Exploration"),
        "letter-of-intent": N_("Letter of intent"),
        "memorandum-of-understanding": N_("Memorandum of understanding"),
        "agreement": N_("Cooperation agreement"),
        "established": N_("Established"),
        "lapsed": N_("Lapsed"),
        "ended": N_("Ended"),
    },
    "FieldStage": {
        "scope": N_("Part of the tie"),
        "potential": N_("Possible"),
        "planned": N_("Planned"),
        "discussed": N_("Discussed"),
    },
    "AgreementType": {
        "letter-of-intent": N_("Letter of intent"),
        "memorandum-of-understanding": N_("Memorandum of understanding"),
        "minutes-of-agreement": N_("Minutes of agreement"),
        "joint-declaration": N_("Joint declaration"),
        "sister-city-agreement": N_("Sister-city agreement"),
        "programme": N_("Programme of cooperation"),
    },
    "AgreementStatus": {
        "planned": N_("Planned"),
        "reported": N_("Reported as signed"),
        "confirmed": N_("Confirmed"),
        "renewed": N_("Renewed"),
        "expired": N_("Expired"),
    },
    "Direction": {
        "outgoing": N_("Visit made"),
        "incoming": N_("Visit received"),
    },
    "StopKind": {
        "meeting": N_("Meeting"),
        "event": N_("Event"),
        "signing": N_("Signing"),
        "tour": N_("Site visit"),
    },
    "StopStatus": {
        "planned": N_("Planned"),
        "reported": N_("Reported"),
        "held": N_("Held"),
        "cancelled": N_("Cancelled"),
    },
    "OutcomeStatus": {
        "announced": N_("Announced"),
        "agreed": N_("Agreed"),
        "under-way": N_("Under way"),
        "done": N_("Done"),
        "unknown": N_("Not known"),
    },
    "OrganisationKind": {
        "government": N_("Government"),
        "office": N_("Office"),
        "council": N_("Council"),
        "consulate": N_("Consulate"),
        "association": N_("Association"),
        "company": N_("Company"),
        "venue": N_("Venue"),
    },
    "SourceType": {
        "article": N_("Article"),
        "press-release": N_("Press release"),
        "official-page": N_("Official page"),
        "law": N_("Law or regulation"),
        "standard": N_("Standard"),
        "dataset": N_("Data set"),
        "paper": N_("Academic paper"),
        "book": N_("Book"),
        "post": N_("Post"),
    },
    "Extent": {
        "full": N_("Read in full"),
        "excerpt": N_("Read in excerpt"),
        "headline": N_("Only the headline was read"),
    },
    "Kind": {
        "cities": N_("Cities and regions"),
        "relationships": N_("Relationships"),
        "visits": N_("Visits"),
        "agreements": N_("Agreements"),
        "people": N_("People"),
        "organisations": N_("Organisations"),
        "fields": N_("Fields of cooperation"),
        "sources": N_("Sources"),
    },
}
"""Message ids by type of choice, as `model/records` names it, and value; `Kind` is the kind of record."""

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "AgreementStatus": {
        "planned": N_("The parties have said that they mean to sign it; no signing is known."),
        "reported": N_("The press reports that it was signed; no publication by one of the parties that says so is known."),
        "confirmed": N_("A publication by one of the parties confirms that it was signed."),
        "renewed": N_("The parties have signed it anew after its first term."),
        "expired": N_("The time for which it held is over, and no renewal is known."),
    },
}
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
