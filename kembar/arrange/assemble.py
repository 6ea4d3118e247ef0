"""
Assemble the site from content, assets and messages: first all addresses, then the texts, whose links need them.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kembar.arrange.checks.consistency import inconsistencies
from kembar.arrange.checks.fact_contradictions import FactIndex, contradicted_facts
from kembar.arrange.checks.look_alike_hosts import hosts_of, look_alikes
from kembar.arrange.checks.translated_numbers import contradicting_numbers
from kembar.arrange.citations import citation_order, sources_of_listing, sources_of_ties
from kembar.arrange.default_titles import listing_description, listing_title, record_description
from kembar.arrange.layouts import FREE, LISTING_LAYOUTS, RECORD_LAYOUTS, listings_of
from kembar.arrange.link_resolution import LinkTargets, broken_links
from kembar.arrange.references import find_backlinks, references, unknown_references
from kembar.arrange.resolved_bodies import ResolvedBodies, link_targets
from kembar.arrange.routes import Routes, host_of, route
from kembar.arrange.translation_status import TranslationStatus, TranslationStatuses, invalid_stamps, translation_statuses
from kembar.arrange.twins import Twins, drifted_anchors, twins_by_page
from kembar.i18n.messages import Messages
from kembar.kinds.city import City
from kembar.kinds.kind import Record
from kembar.kinds.registry import name_of
from kembar.kinds.relationship import Relationship
from kembar.model.config import Lang, SiteConfig
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Problem
from kembar.model.profile import Profile
from kembar.model.site import Asset, Backlink, LocalizedPage, Page, PageKey, Site, State


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An arranged site, the problems of the whole, and the problems of the texts of single pages (`of_words`)."""

    site: Site
    problems: list[Problem]
    of_words: list[Problem]


def arrange(content: Content, assets: Mapping[str, Asset], messages: Mapping[str, Messages]) -> tuple[Site, list[Problem]]:
    """Return the arranged site and all its problems, sorted by file and line."""
    arranged = assemble_site(content, assets, messages)
    return arranged.site, sorted([*arranged.problems, *arranged.of_words], key=lambda problem: problem.order)


def assemble_site(
    content: Content, assets: Mapping[str, Asset], messages: Mapping[str, Messages], claimed: Iterable[str] = ()
) -> Arrangement:
    """
    Return the arranged site.

    `messages` are the messages of pages by language, `claimed` the addresses of files that are not content. If the problems include errors,
    the site cannot be rendered completely: a record may refer to one that does not exist.
    """
    words = twins_by_page(content)
    routes, problems = route(content, words, assets, claimed)
    problems += unknown_references(content)
    problems += inconsistencies(content)
    problems += look_alikes(content)
    found = {page: translation_statuses(content.config, page[0], twins) for page, twins in words.items()}
    backlinks = find_backlinks(content)
    assembly = _Assembly(content, words, found, routes, messages, FactIndex.of(content.records, messages), backlinks)
    pages = {(page.kind, page.key): page for page in assembly.pages()}
    summaries = {page: {lang: version.summary for lang, version in placed.versions.items()} for page, placed in pages.items()}
    destinations = LinkTargets(
        records=content.records,
        addresses=routes.addresses,
        summaries=summaries,
        anchors=_anchors(content, words, found),
        assets=assets,
        faulty=content.invalid_keys,
        profile=content.config.profile,
        external_link_note=_external_link_note(content.config, messages),
    )
    site = Site(
        config=content.config,
        records=content.records,
        pages=pages,
        summaries=summaries,
        articles=ResolvedBodies(pages, destinations),
        addresses=routes.addresses,
        aliases=routes.aliases,
        anchors=destinations.anchors,
        backlinks=backlinks,
        assets=assets,
        external_link_note=destinations.external_link_note,
    )
    return Arrangement(site, problems, list(assembly.faults(pages, destinations)))


def arrange_pages(
    wanted: Iterable[PageKey], content: Content, site: Site, messages: Mapping[str, Messages], fact_index: FactIndex
) -> tuple[dict[PageKey, Page], list[Problem]]:
    """
    Arrange some pages again after changes of texts and records; return them and the problems of their texts.

    `wanted` are the `affected_pages`. `content` has their texts in every language, and the records of the whole site; `fact_index` is that
    of all records. The `public_interface` of the changed texts and records must be the same as before.
    """
    words = twins_by_page(content)
    found = {page: translation_statuses(content.config, page[0], twins) for page, twins in words.items()}
    assembly = _Assembly(content, words, found, Routes(site.addresses, site.aliases), messages, fact_index, site.backlinks)
    pages = {page: assembly.page(page) for page in wanted}
    return pages, list(assembly.faults(pages, link_targets(site)))


def affected_pages(kind: str, key: str, value: Document | Record) -> tuple[PageKey, ...]:
    """Return the pages that are arranged with a text or a record. Other pages read it when they are rendered."""
    if isinstance(value, Relationship):
        return tuple(("cities", city) for city in value.between)
    return ((kind, key),) if isinstance(value, Document) or kind in RECORD_LAYOUTS else ()


def public_interface(value: Document | Record) -> tuple[object, ...]:
    """
    Return what the rest of the site uses of a text or a record, except backlinks from texts.

    A text has addresses and anchors. A record has references, which decide the addresses of relationships and its order in its kind; the
    names of places are used to check texts. The hosts in both are compared with those of all others.
    """
    if isinstance(value, Document):
        return (value.path, value.meta.slug, value.meta.aliases, tuple(heading.id for heading in value.body.headings), hosts_of(value))
    own = value.name if isinstance(value, City) else value.kind if isinstance(value, Relationship) else None
    return (type(value), own, hosts_of(value), *references(value))


def _external_link_note(config: SiteConfig, messages: Mapping[str, Messages]) -> dict[str, str]:
    """Return the remark of an offline copy after a link that leads out of it, by language."""
    if config.profile is Profile.WEB:
        return {}
    return {code: spoken.gettext("needs the internet") for code, spoken in messages.items()}


def _problems_of_twins(languages: Sequence[Lang], twins: Twins, found: TranslationStatuses) -> Iterator[Problem]:
    """Yield the problems between the original and each of its translations."""
    original = next(code for code in twins if not found[code].origin)
    for code, document in twins.items():
        if code != original:
            yield from drifted_anchors(twins[original], document, found[code].drift)
            yield from contradicting_numbers(languages, twins, code, found[code])


def _anchors(
    content: Content, words: Mapping[PageKey, Twins], found: Mapping[PageKey, TranslationStatuses]
) -> dict[PageKey, dict[str, tuple[str, ...]]]:
    """Return the anchors of each page: the headings of its text, also of a twin's, and its relationships."""
    ties: dict[PageKey, list[str]] = {}
    for key, tie in content.records.relationships.items():
        ties.setdefault(("cities", host_of(tie, content.config.home)), []).append(key)
    return {
        page: {
            code: (*(heading.id for heading in _document_on(twins, code, standing).body.headings), *ties.get(page, ()))
            for code, standing in found[page].items()
        }
        for page, twins in words.items()
    }


def _with_own(
    anchors: Mapping[PageKey, Mapping[str, tuple[str, ...]]], unplaced: Iterable[Document]
) -> dict[PageKey, Mapping[str, tuple[str, ...]]]:
    """Return the anchors of all pages; for a page without any, the headings of documents that belong to it."""
    known = dict(anchors)
    for document in unplaced:
        page, ids = (document.kind, document.key), tuple(heading.id for heading in document.body.headings)
        known[page] = {document.lang: ids, **known.get(page, {})}
    return known


def _document_on(twins: Twins, code: str, standing: TranslationStatus) -> Document:
    """Return the text of a page in a language: its own, or that of a twin."""
    return twins.get(code) or twins[standing.origin]


@dataclass(frozen=True, slots=True)
class _Assembly:
    """Makes the pages, once addresses, twins and statuses are known."""

    content: Content
    words: Mapping[PageKey, Twins]
    standings: Mapping[PageKey, TranslationStatuses]
    routes: Routes
    messages: Mapping[str, Messages]
    fact_index: FactIndex
    backlinks: Mapping[PageKey, Sequence[Backlink]]

    def pages(self) -> list[Page]:
        """Yield every page: listings in the order of the menu, records by kind and key, free pages by key."""
        menu = [kind for kind in self.content.config.menu if kind in LISTING_LAYOUTS]
        listings = [self._listing(kind) for kind in dict.fromkeys(["home", *menu, *listings_of(self.content.config)])]
        records = [self._record(kind, key) for kind in RECORD_LAYOUTS for key in self.content.records.of(kind)]
        return [*listings, *records, *(self._free(key) for kind, key in self.words if kind == "pages")]

    def page(self, page: PageKey) -> Page:
        """Return one page."""
        kind, key = page
        return self._free(key) if kind == "pages" else self._record(kind, key)

    def faults(self, pages: Mapping[PageKey, Page], destinations: LinkTargets) -> Iterator[Problem]:
        """Yield the problems of the texts of each page: in themselves, against their twins, and against the facts."""
        yield from invalid_stamps(self.content, self.words)
        for page, twins in self.words.items():
            yield from _problems_of_twins(self.content.config.languages, twins, self.standings[page])
        yield from contradicted_facts(self.content, self.messages, self.fact_index)
        for page in self.words.keys() & pages.keys():
            for version in pages[page].versions.values():
                if version.document:
                    yield from broken_links(version.document, version.sources, destinations)
        yield from self._faults_of_unplaced(self._unplaced(pages), destinations)

    def _unplaced(self, pages: Container[PageKey]) -> list[Document]:
        """Return the documents without a page, because of a fault in their front matter or in their record."""
        pageless = [document for page, twins in self.words.items() if page not in pages for document in twins.values()]
        return [*pageless, *self.content.invalid_documents]

    def _faults_of_unplaced(self, unplaced: Sequence[Document], destinations: LinkTargets) -> Iterator[Problem]:
        """Yield the problems of documents without a page."""
        if not unplaced:
            return
        destinations = replace(destinations, anchors=_with_own(destinations.anchors, unplaced))
        for document in unplaced:
            yield from broken_links(document, citation_order(None, document, self.content.records), destinations)
        for document in self.content.invalid_documents:
            page = (document.kind, document.key)
            original = next((twin for code, twin in self.words.get(page, {}).items() if not self.standings[page][code].origin), None)
            yield from drifted_anchors(original, document) if original else ()

    def _listing(self, kind: str) -> Page:
        config, records = self.content.config, self.content.records
        sources = citation_order(None, None, records, sources_of_listing(kind, records))
        versions = {
            lang.code: LocalizedPage(
                lang=lang.code,
                address=self.routes.addresses["listings", kind][lang.code],
                title=listing_title(kind, config, lang, self.messages[lang.code]),
                description=listing_description(kind, config, lang, self.messages[lang.code]),
                state=State.ORIGINAL,
                sources=sources,
            )
            for lang in config.languages
        }
        return Page(kind="listings", key=kind, layout=LISTING_LAYOUTS[kind], versions=versions)

    def _record(self, kind: str, key: str) -> Page:
        versions = {lang.code: self._record_version(kind, key, lang) for lang in self.content.config.languages}
        return Page(kind=kind, key=key, layout=RECORD_LAYOUTS[kind], versions=versions)

    def _record_version(self, kind: str, key: str, lang: Lang) -> LocalizedPage:
        """Return the page of a record in a language: with its own text, else with that of a twin, else with facts alone."""
        records, twins = self.content.records, self.words.get((kind, key), {})
        standing = self.standings[kind, key][lang.code] if twins else TranslationStatus(State.ORIGINAL)
        title = name_of(records, kind, key, lang.code)
        others = () if (kind, key) == ("cities", self.content.config.home) else sources_of_ties(kind, key, records, self.backlinks)
        if lang.code in twins:
            return self._worded(twins[lang.code], title, standing, citation_order(records.of(kind)[key], twins[lang.code], records, others))
        lent = twins.get(standing.origin)
        sources = citation_order(records.of(kind)[key], lent, records, others)
        return LocalizedPage(
            lang=lang.code,
            address=self.routes.addresses[kind, key][lang.code],
            title=title,
            description=record_description(kind, key, records, lang, self.messages[lang.code]),
            state=standing.state,
            sources=sources,
            fallback_lang=standing.origin,
        )

    def _free(self, key: str) -> Page:
        found = self.standings["pages", key]
        versions = {
            code: self._worded(document, document.meta.title, found[code], citation_order(None, document, self.content.records))
            for code, document in self.words["pages", key].items()
        }
        return Page(kind="pages", key=key, layout=FREE, versions=versions)

    def _worded(self, document: Document, title: str, standing: TranslationStatus, sources: tuple[str, ...]) -> LocalizedPage:
        page = (document.kind, document.key)
        return LocalizedPage(
            lang=document.lang,
            address=self.routes.addresses[page][document.lang],
            title=title,
            description=document.meta.description,
            state=standing.state,
            sources=sources,
            document=document,
            updated=document.meta.updated,
            origin=standing.origin,
            drift=standing.drift,
        )
