"""The entries of the search: every page with text or facts, and the people and organisations, which share a page."""

from dataclasses import dataclass

from kembar.export.search.record_text import SearchText
from kembar.i18n.messages import Messages
from kembar.i18n.terms import term
from kembar.kinds.registry import KINDS
from kembar.model.document import PlainSection
from kembar.model.site import PageSummary

NOT_FOUND_LISTINGS = ("home", "search", "index")
"""Listings that are not found: readers come from them."""


ANCHORED_KINDS = tuple(folder for folder, kind in KINDS.items() if kind.shown_on)
"""Kinds whose records share a page and are found one by one."""

WITHOUT_RECORD = ("pages", "listings")
"""Kinds of page without a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """
    A search result: its address from the site's root, its title, and the name of its section.

    `names` are its other names, `facts` the facts of its record, `passages` its text. `ranks_last` entries rank last: readers want a matter
    before its sources.
    """

    address: str
    title: str
    section: str
    names: tuple[str, ...]
    facts: str
    passages: tuple[PlainSection, ...]
    ranks_last: bool = False


def entry(kind: str, key: str, record_text: SearchText) -> SearchEntry | None:
    """Return the entry of a page, or of a record without a page; None for a page without text in the language."""
    if kind in ANCHORED_KINDS:
        return _record_entry(kind, key, record_text)
    summary = record_text.site.summaries[kind, key].get(record_text.lang.code)
    if summary is None or not summary.is_indexable or (kind == "listings" and key in NOT_FOUND_LISTINGS):
        return None
    return _page_entry(kind, key, summary, record_text)


def _page_entry(kind: str, key: str, summary: PageSummary, record_text: SearchText) -> SearchEntry:
    record = record_text.site.records.of(kind).get(key) if kind not in WITHOUT_RECORD else None
    article = record_text.site.articles.get((kind, key, summary.lang))
    is_told = article or record is None or hasattr(record, "summary")
    described = PlainSection("", "", summary.description if is_told else "")
    return SearchEntry(
        address=summary.address,
        title=summary.title,
        section=_section(kind, record_text.messages),
        names=(*record_text.other_names(kind, key), *([record_text.country(key)] if kind == "cities" else [])),
        facts=record_text.facts(kind, key),
        passages=(described, *(article.plain if article else ())),
        ranks_last=kind in KINDS and KINDS[kind].ranks_last,
    )


def _section(kind: str, messages: Messages) -> str:
    """Return the section name next to a result; listings need none."""
    if kind == "pages":
        return messages.gettext("About the portal")
    return "" if kind == "listings" else term(messages, "Kind", kind)


def _record_entry(kind: str, key: str, record_text: SearchText) -> SearchEntry:
    record = record_text.site.records.of(kind)[key]
    return SearchEntry(
        address=record_text.site.addresses[kind, key][record_text.lang.code],
        title=record_text.name(kind, key),
        section=term(record_text.messages, "Kind", kind),
        names=record_text.other_names(kind, key),
        facts=record_text.facts(kind, key),
        passages=(PlainSection("", "", record_text.words(getattr(record, "note", None))),),
    )
