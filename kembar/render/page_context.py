"""
The context in which a view is built: one page in one language, and everything that a view may read of the site.

All views use it, so that links, names, texts and citation numbers are made in one way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kembar.i18n.localizer import Localizer
from kembar.i18n.terms import term
from kembar.kinds.discrepancies import Discrepancy
from kembar.model.config import Lang, LocalizedText
from kembar.model.dates import DateValue, overlaps
from kembar.model.site import Backlink, LocalizedPage, Page, ResolvedBody, Site
from kembar.render.view_models import Difference, LinkView, Note, PersonInRole, StatementView, Status
from kembar.render.views.status_colours import STATUS_COLOURS
from kembar.text.urls import href


@dataclass(frozen=True, slots=True)
class PageContext:
    """One page in one language."""

    site: Site
    page: Page
    version: LocalizedPage
    localizer: Localizer

    @classmethod
    def for_page(cls, site: Site, page: Page, localizer: Localizer) -> "PageContext":
        """Return the context of `page` in a language. Raises `KeyError` when the page has no version there."""
        version = page.versions[localizer.lang.code]
        return cls(site, page, version, localizer)

    @property
    def lang(self) -> Lang:
        """The language of the page."""
        return self.localizer.lang

    def article(self, lang: str = "") -> ResolvedBody | None:
        """Return the body of the page in a language, by default its own; None where there is no text."""
        return self.site.articles.get((self.page.kind, self.page.key, lang or self.lang.code))

    def gettext(self, msgid: str, **gaps: object) -> str:
        """Return a message in this language, with its named gaps filled."""
        return self.localizer.messages.gettext(msgid).format(**gaps)

    def words(self, words: LocalizedText | None) -> str:
        """Return a localized text in this language, or an empty string for None."""
        return words[self.lang.code] if words else ""

    def term(self, choice: str, value: str) -> str:
        """Return the label of a choice, such as `term("RelationshipKind", "sister-city")`."""
        return term(self.localizer.messages, choice, value)

    def status(self, choice: str, value: str) -> Status:
        """Return the label of a status, and its colour."""
        return Status(self.term(choice, value), STATUS_COLOURS[choice, value])

    def name(self, kind: str, key: str) -> str:
        """Return the name of a record or page in this language."""
        return self.site.name(kind, key, self.lang.code)

    def url(self, address: str) -> str:
        """Return an address of the site relative to this page."""
        return href(self.version.address, address, self.site.config.profile)

    def href(self, kind: str, key: str) -> str:
        """Return the relative URL of a record or page in the same language."""
        return self.url(self.site.addresses[kind, key][self.lang.code])

    def link(self, kind: str, key: str) -> LinkView:
        """Return a link to a record, named after it. The title of a source keeps the language in which it was published."""
        return LinkView(self.name(kind, key), self.href(kind, key), self._language_of_title(key) if kind == "sources" else "")

    def _language_of_title(self, source: str) -> str:
        """Return the language of a published title, or an empty string if it is the language of the page or the title is our own."""
        record = self.site.records.sources[source]
        return record.language if record.title and record.language != self.lang.code else ""

    def links(self, kind: str, keys: Iterable[str]) -> tuple[LinkView, ...]:
        """Return links to several records of a kind, in their order."""
        return tuple(self.link(kind, key) for key in keys)

    def link_or_none(self, kind: str, key: str | None) -> LinkView | None:
        """Return a link to a record, or None without a key."""
        return self.link(kind, key) if key else None

    def note_numbers(self, sources: Sequence[str]) -> tuple[int, ...]:
        """Return the numbers of the notes for these sources, in order. Raises `ValueError` for a source that the page does not have."""
        return tuple(sorted(self.version.sources.index(source) + 1 for source in sources))

    def notes(self) -> tuple[Note, ...]:
        """Return the page's notes, in the order of their numbers."""
        return tuple(self._note(number, key) for number, key in enumerate(self.version.sources, start=1))

    def _note(self, number: int, key: str) -> Note:
        source = self.site.records.sources[key]
        return Note(
            number=number,
            id=f"note-{number}",
            title=self.link("sources", key),
            titled=bool(source.title),
            outlet=self.outlet(key),
            author=source.author,
            published=source.published,
            extent=self.term("Extent", source.extent),
            url=source.url,
        )

    def outlet(self, source: str) -> str:
        """Return the publisher of a source, or the message that none was recorded."""
        return self.site.records.sources[source].outlet or self.gettext("Publisher not recorded")

    def differences(self, differs: Sequence[Discrepancy]) -> tuple[Difference, ...]:
        """Return the view of each discrepancy, with the citation numbers of each statement."""
        return tuple(
            Difference(
                matter=self.words(matter.matter),
                claims=tuple(
                    StatementView(text=said.text or self.words(said.words), when=said.when, notes=self.note_numbers(said.sources))
                    for said in matter.says
                ),
                shown=self.words(matter.shown),
            )
            for matter in differs
        )

    def person_at(self, person: str, when: DateValue | None) -> PersonInRole:
        """Return a person and the office held at a time. Without a time, the office is given only if there is just one."""
        roles = self.site.records.people[person].roles
        held = [role for role in roles if (overlaps(role.when, when) if when else len(roles) == 1)]
        return PersonInRole(person=self.link("people", person), role=self.words(held[0].title) if held else "")

    def referring_keys(self, kind: str, key: str, by: str, *, at: str = "") -> tuple[str, ...]:
        """Return the keys of the records of kind `by` whose facts refer to a record, each once, in order; with `at`, in that field only."""
        found = (backlink for backlink in self.site.backlinks.get((kind, key), ()) if backlink.kind == by)
        return tuple(dict.fromkeys(backlink.key for backlink in found if (backlink.path[0] == at if at else is_fact(backlink))))


def is_fact(backlink: Backlink) -> bool:
    """Return whether a backlink comes from a fact, rather than from a text or from a discrepancy."""
    return backlink.path[0] not in ("words", "differs")
