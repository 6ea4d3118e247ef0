"""
The titles and descriptions of pages that nobody has written words for.

In come facts and the messages of a language; out go whole sentences in that language.
"""

from kembar.i18n.messages import N_, Messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.records import Agreement, Field, Records
from kembar.model.site import name_of

LISTING_TITLES = {
    "cities": N_("Cities and regions"),
    "visits": N_("Official visits"),
    "agreements": N_("Agreements"),
    "fields": N_("Fields of cooperation"),
    "people": N_("People and organisations"),
    "sources": N_("Sources"),
    "differences": N_("Where sources differ"),
    "search": N_("Search"),
    "index": N_("From A to Z"),
    "keeping": N_("Read without the internet"),
}
LISTING_DESCRIPTIONS = {
    "cities": N_("The partner cities and regions: what kind of tie each has, how far it has come, and since when."),
    "visits": N_("Official visits made and received, year by year, each with its itinerary and its sources."),
    "agreements": N_("Every agreement, intended or signed, with its parties, its date and its status."),
    "fields": N_("The fields in which the partners work together, and the ties, visits and agreements that name each."),
    "people": N_("The officials and organisations that take part, with the offices held and the dates on record."),
    "sources": N_("Every publication that this portal draws on, and what rests on it."),
    "differences": N_("Every matter on which published sources tell different things, with what each of them says."),
    "search": N_("Search the whole portal: places, visits, agreements, people, fields of cooperation and sources."),
    "index": N_("Everything on this portal in alphabetical order: places, visits, agreements, people, organisations and fields."),
    "keeping": N_("What this device keeps of the portal for reading without a network, how to keep all of it, and how to remove it."),
}
RECORD_DESCRIPTIONS = {
    "cities": N_("{name}: its ties, the visits and agreements that concern it, and the sources."),
    "visits": N_("{name}: the itinerary, the people met, what was discussed, and the sources."),
    "agreements": N_("{name}: its parties, its status, and the sources."),
    "fields": N_("{name}: the ties, visits and agreements that name this field of cooperation."),
    "sources": N_("{name}: the publication, and what on this portal rests on it."),
}


def listing_title(kind: str, config: SiteConfig, lang: Lang, messages: Messages) -> str:
    """What a listing is called, in its heading as in menus; the home page is called as the site is."""
    return config.title[lang.code] if kind == "home" else messages.gettext(LISTING_TITLES[kind])


def listing_description(kind: str, config: SiteConfig, lang: Lang, messages: Messages) -> str:
    """What a listing holds, in a sentence for search engines and cards; the home page tells what the site is."""
    return config.description[lang.code] if kind == "home" else messages.gettext(LISTING_DESCRIPTIONS[kind])


def record_description(kind: str, key: str, records: Records, lang: Lang, messages: Messages) -> str:
    """What a record's page tells while there are no words in the language: the record's own summary, or a sentence with its name."""
    record = records.of(kind)[key]
    if isinstance(record, Agreement | Field) and record.summary:
        return record.summary[lang.code]
    return messages.gettext(RECORD_DESCRIPTIONS[kind]).format(name=name_of(records, kind, key, lang.code))
