"""
The whole, put together: content, assets and the interface's words become one finished site.

The order is the point: first every address, then the texts, whose links need them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kembar.arrange.bodies import Destinations, close_links
from kembar.arrange.consistency import inconsistencies
from kembar.arrange.layouts import FREE, LISTINGS, RECORDS
from kembar.arrange.notes import noted
from kembar.arrange.references import mentions, unknown_references
from kembar.arrange.routes import Routes, host_of, route
from kembar.arrange.twins import Twins, drifted_anchors, states, twins_by_page
from kembar.arrange.wording import listing_description, listing_title, record_description
from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Problem
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
    for twins in words.values():
        problems += drifted_anchors(twins)
    assembly = _Assembly(content, words, routes, _destinations(content, words, routes, assets), messages, problems)
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


def _destinations(content: Content, words: Mapping[PageKey, Twins], routes: Routes, assets: Mapping[str, Asset]) -> Destinations:
    """What links can lead to. The anchors of a page are the headings of its words and the ties that it shows."""
    ties: dict[PageKey, list[str]] = {}
    for key, tie in content.records.relationships.items():
        ties.setdefault(("cities", host_of(tie, content.config.home)), []).append(key)
    return Destinations(
        records=content.records,
        addresses=routes.addresses,
        titles={page: {code: document.meta.title for code, document in twins.items()} for page, twins in words.items()},
        anchors={
            page: {
                code: frozenset([*(heading.id for heading in document.body.headings), *ties.get(page, ())])
                for code, document in twins.items()
            }
            for page, twins in words.items()
        },
        assets=assets,
        faulty=content.unread,
    )


@dataclass(slots=True)
class _Assembly:
    """The pages in the making. Everything here is known by now; only `problems` still grows, by what the texts turn out to hold."""

    content: Content
    words: Mapping[PageKey, Twins]
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
        twins = self.words.get((kind, key), {})
        found = states(self.content.config, kind, twins)
        versions = {lang.code: self._record_version(kind, key, lang, found[lang.code]) for lang in self.content.config.languages}
        return Page(kind=kind, key=key, layout=RECORDS[kind], versions=versions)

    def _record_version(self, kind: str, key: str, lang: Lang, state: State) -> Version:
        records, document = self.content.records, self.words.get((kind, key), {}).get(lang.code)
        title = name_of(records, kind, key, lang.code)
        if document is None:
            return Version(
                lang=lang.code,
                address=self.routes.addresses[kind, key][lang.code],
                title=title,
                description=record_description(kind, key, records, lang, self.messages[lang.code]),
                state=state,
                sources=noted(records.of(kind)[key], None, records),
            )
        return self._worded(document, title, state, noted(records.of(kind)[key], document, records))

    def _free(self, key: str) -> Page:
        twins = self.words["pages", key]
        found = states(self.content.config, "pages", twins)
        versions = {
            code: self._worded(document, document.meta.title, found[code], noted(None, document, self.content.records))
            for code, document in twins.items()
        }
        return Page(kind="pages", key=key, layout=FREE, versions=versions)

    def _worded(self, document: Document, title: str, state: State, sources: tuple[str, ...]) -> Version:
        page = (document.kind, document.key)
        address = self.routes.addresses[page][document.lang]
        article, problems = close_links(document, address, sources, self.destinations)
        self.problems += problems
        return Version(
            lang=document.lang,
            address=address,
            title=title,
            description=document.meta.description,
            state=state,
            sources=sources,
            document=document,
            article=article,
            former=self.routes.former[page, document.lang],
        )
