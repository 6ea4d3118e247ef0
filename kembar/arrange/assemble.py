"""
The whole, put together: content, assets and the interface's words become one finished site.

The order is the point: first every address, then the texts, whose links need them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kembar.arrange.bodies import Destinations, close_links
from kembar.arrange.consistency import inconsistencies
from kembar.arrange.contradictions import contradicted_facts
from kembar.arrange.layouts import FREE, LISTINGS, RECORDS
from kembar.arrange.notes import noted
from kembar.arrange.references import mentions, unknown_references
from kembar.arrange.routes import Routes, host_of, route
from kembar.arrange.standings import Standing, Standings, false_stamps, standings
from kembar.arrange.twins import Twins, drifted_anchors, twins_by_page
from kembar.arrange.wording import listing_description, listing_title, record_description
from kembar.arrange.years import contradicting_years
from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.model.profile import Profile
from kembar.model.site import Asset, Page, PageKey, Site, State, Version, name_of


def arrange(content: Content, assets: Mapping[str, Asset], messages: Mapping[str, Messages]) -> tuple[Site, list[Problem]]:
    """
    The finished site, and everything that is wrong with it as a whole, in the order of files and lines.

    `messages` are the interface's words by language. With errors among the problems the site is whole enough to look at and not fit
    to be rendered: a record may still name what does not exist.
    """
    words = twins_by_page(content)
    routes, problems = route(content, words, assets)
    problems += unknown_references(content)
    problems += inconsistencies(content)
    found = {page: standings(content.config, page[0], twins) for page, twins in words.items()}
    problems += false_stamps(content, words)
    for page, twins in words.items():
        problems += _problems_of_twins(twins, found[page])
    problems += contradicted_facts(content, messages)
    destinations = _destinations(content, words, found, routes, assets)
    if content.config.profile is Profile.OFFLINE:
        destinations = replace(destinations, outside=_outside(messages))
    assembly = _Assembly(content, words, found, routes, destinations, messages, problems)
    pages = {(page.kind, page.key): page for page in assembly.pages()}
    site = Site(
        config=content.config,
        records=content.records,
        pages=pages,
        addresses=routes.addresses,
        mentions=mentions(content),
        assets=assets,
    )
    return site, sorted(assembly.problems, key=lambda problem: problem.order)


def _problems_of_twins(twins: Twins, found: Standings) -> Iterator[Problem]:
    """What is wrong between the original and each of its translations."""
    original = next(code for code in twins if not found[code].origin)
    for code, document in twins.items():
        if code != original:
            yield from drifted_anchors(twins[original], document, found[code].drift)
            yield from contradicting_years(twins, code, found[code])


def _destinations(
    content: Content, words: Mapping[PageKey, Twins], found: Mapping[PageKey, Standings], routes: Routes, assets: Mapping[str, Asset]
) -> Destinations:
    """
    What links can lead to. The anchors of a page are the headings of the words that it shows, borrowed ones too, and the ties that it
    shows.
    """
    ties: dict[PageKey, list[str]] = {}
    for key, tie in content.records.relationships.items():
        ties.setdefault(("cities", host_of(tie, content.config.home)), []).append(key)
    return Destinations(
        records=content.records,
        addresses=routes.addresses,
        titles={page: {code: document.meta.title for code, document in twins.items()} for page, twins in words.items()},
        anchors={
            page: {
                code: frozenset([*(heading.id for heading in _shown(twins, code, standing).body.headings), *ties.get(page, ())])
                for code, standing in found[page].items()
            }
            for page, twins in words.items()
        },
        assets=assets,
        faulty=content.unread,
        profile=content.config.profile,
    )


def _outside(messages: Mapping[str, Messages]) -> dict[str, str]:
    """What an offline copy says of a link that leads out of it, by language."""
    return {code: spoken.gettext("needs the internet") for code, spoken in messages.items()}


def _shown(twins: Twins, code: str, standing: Standing) -> Document:
    """The words that a page shows in a language: its own, or those that it borrows."""
    return twins.get(code) or twins[standing.origin]


@dataclass(slots=True)
class _Assembly:
    """The pages in the making. Everything here is known by now; only `problems` still grows, by what the texts turn out to hold."""

    content: Content
    words: Mapping[PageKey, Twins]
    standings: Mapping[PageKey, Standings]
    routes: Routes
    destinations: Destinations
    messages: Mapping[str, Messages]
    problems: list[Problem]

    def pages(self) -> list[Page]:
        """Every page: the listings as the menu orders them, the records by kind and key, the free pages by key."""
        menu = [kind for kind in self.content.config.menu if kind in LISTINGS]
        listings = [self._listing(kind) for kind in dict.fromkeys(["home", *menu, *LISTINGS])]
        records = [self._record(kind, key) for kind in RECORDS for key in self.content.records.of(kind)]
        return [*listings, *records, *(self._free(key) for kind, key in self.words if kind == "pages")]

    def _listing(self, kind: str) -> Page:
        config = self.content.config
        versions = {
            lang.code: Version(
                lang=lang.code,
                address=self.routes.addresses["listings", kind][lang.code],
                title=listing_title(kind, config, lang, self.messages[lang.code]),
                description=listing_description(kind, config, lang, self.messages[lang.code]),
                state=State.ORIGINAL,
            )
            for lang in config.languages
        }
        return Page(kind="listings", key=kind, layout=LISTINGS[kind], versions=versions)

    def _record(self, kind: str, key: str) -> Page:
        versions = {lang.code: self._record_version(kind, key, lang) for lang in self.content.config.languages}
        return Page(kind=kind, key=key, layout=RECORDS[kind], versions=versions)

    def _record_version(self, kind: str, key: str, lang: Lang) -> Version:
        """A record's page in a language: with its words, with a twin's until it has some, or with its facts alone."""
        records, twins = self.content.records, self.words.get((kind, key), {})
        standing = self.standings[kind, key][lang.code] if twins else Standing(State.ORIGINAL)
        title = name_of(records, kind, key, lang.code)
        if lang.code in twins:
            return self._worded(twins[lang.code], title, standing, noted(records.of(kind)[key], twins[lang.code], records))
        lent = twins.get(standing.origin)
        sources = noted(records.of(kind)[key], lent, records)
        address = self.routes.addresses[kind, key][lang.code]
        return Version(
            lang=lang.code,
            address=address,
            title=title,
            description=record_description(kind, key, records, lang, self.messages[lang.code]),
            state=standing.state,
            sources=sources,
            article=close_links(lent, address, lang.code, sources, self.destinations)[0] if lent else None,
            borrowed=standing.origin,
        )

    def _free(self, key: str) -> Page:
        found = self.standings["pages", key]
        versions = {
            code: self._worded(document, document.meta.title, found[code], noted(None, document, self.content.records))
            for code, document in self.words["pages", key].items()
        }
        return Page(kind="pages", key=key, layout=FREE, versions=versions)

    def _worded(self, document: Document, title: str, standing: Standing, sources: tuple[str, ...]) -> Version:
        page = (document.kind, document.key)
        address = self.routes.addresses[page][document.lang]
        article, problems = close_links(document, address, document.lang, sources, self.destinations)
        self.problems += problems
        return Version(
            lang=document.lang,
            address=address,
            title=title,
            description=document.meta.description,
            state=standing.state,
            sources=sources,
            document=document,
            article=article,
            origin=standing.origin,
            drift=standing.drift,
            former=self.routes.former[page, document.lang],
        )
