"""
What can be found in one language: every page that has words or facts in it, and the people and organisations, who share a page.

In comes a page or a record; out goes its `Entry`, made from it alone and from what it names.
"""

from dataclasses import dataclass

from kembar.export.search.record_text import SearchText
from kembar.i18n.messages import Messages
from kembar.i18n.terms import term
from kembar.kinds.registry import KINDS
from kembar.model.document import PlainSection
from kembar.model.site import PageSummary

UNFOUND = ("home", "search", "index")
"""The listings that a search does not lead to: they are where a reader comes from."""


ANCHORED_KINDS = tuple(folder for folder, kind in KINDS.items() if kind.shown_on)
"""The kinds whose records share a page and are found one by one."""

WITHOUT_RECORD = ("pages", "listings")
"""The kinds of page that tell of no record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """
    Something to be found: its address from the site's root, its title, and the section of the site that it belongs to, in words.

    `names` are what else it is called, `facts` what its record tells, and `passages` its words. `quiet` ones stand behind all others:
    a reader who looks for a matter wants what is told of it before the sources that it rests on.
    """

    address: str
    title: str
    section: str
    names: tuple[str, ...]
    facts: str
    passages: tuple[PlainSection, ...]
    quiet: bool = False


def entry(kind: str, key: str, telling: SearchText) -> SearchEntry | None:
    """What is found of a page, or of a record that shares one; None for a page that still waits for its words in the language."""
    if kind in ANCHORED_KINDS:
        return _record_entry(kind, key, telling)
    summary = telling.site.summaries[kind, key].get(telling.lang.code)
    if summary is None or not summary.is_indexable or (kind == "listings" and key in UNFOUND):
        return None
    return _page_entry(kind, key, summary, telling)


def _page_entry(kind: str, key: str, summary: PageSummary, telling: SearchText) -> SearchEntry:
    record = telling.site.records.of(kind).get(key) if kind not in WITHOUT_RECORD else None
    article = telling.site.articles.get((kind, key, summary.lang))
    is_told = article or record is None or hasattr(record, "summary")
    described = PlainSection("", "", summary.description if is_told else "")
    return SearchEntry(
        address=summary.address,
        title=summary.title,
        section=_section(kind, telling.messages),
        names=(*telling.other_names(kind, key), *([telling.country(key)] if kind == "cities" else [])),
        facts=telling.facts(kind, key),
        passages=(described, *(article.plain if article else ())),
        quiet=kind in KINDS and KINDS[kind].ranks_last,
    )


def _section(kind: str, messages: Messages) -> str:
    """What a result says beside its title; listings say it themselves."""
    if kind == "pages":
        return messages.gettext("About the portal")
    return "" if kind == "listings" else term(messages, "Kind", kind)


def _record_entry(kind: str, key: str, telling: SearchText) -> SearchEntry:
    record = telling.site.records.of(kind)[key]
    return SearchEntry(
        address=telling.site.addresses[kind, key][telling.lang.code],
        title=telling.name(kind, key),
        section=term(telling.messages, "Kind", kind),
        names=telling.other_names(kind, key),
        facts=telling.facts(kind, key),
        passages=(PlainSection("", "", telling.words(getattr(record, "note", None))),),
    )
