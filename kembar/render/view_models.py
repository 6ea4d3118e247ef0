"""Values that several views contain. Texts are in the language of the page unless a field `lang` gives another one."""

from dataclasses import dataclass

from kembar.model.dates import DateValue


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link; `href` is relative to the page. `lang` is set when the text is in another language."""

    text: str
    href: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """The label of a status, and its colour: `settled`, `open`, `doubt` or `ended`. Colour adds no information."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered source at the foot of a page; `id` is its anchor, `titled` is true for a published title."""

    number: int
    id: str
    title: LinkView
    titled: bool
    outlet: str
    author: str
    published: DateValue | None
    extent: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """The statement of one or more sources: a text or a date, with citation numbers."""

    text: str
    when: DateValue | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A matter on which sources differ."""

    matter: str
    claims: tuple[StatementView, ...]
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The beginning of a relationship: a date, or the `rivals` on which sources differ, or neither when it is not known."""

    when: DateValue | None
    rivals: tuple[DateValue, ...]
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """A place in a list. The cover is drawn from `key`."""

    key: str
    name: str
    href: str
    country: str
    tie: str
    status: Status | None
    since: Since | None
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitCard:
    """A visit in a list."""

    key: str
    title: str
    href: str
    when: DateValue
    direction: str
    places: tuple[LinkView, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement in a list."""

    title: str
    href: str
    type: str
    status: Status
    parties: tuple[LinkView, ...]
    signed: DateValue | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInRole:
    """A person with the office held at the time; `role` is empty when none is known for that time."""

    person: LinkView
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeView:
    """A field of cooperation in a relationship, and the label of its stage."""

    field: LinkView
    stage: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relationship on the page of a place: `partner` is the other place."""

    id: str
    partner: LinkView
    kind: str
    status: Status
    as_of: DateValue | None
    since: Since | None
    upgrades: LinkView | None
    scopes: tuple[ScopeView, ...]
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleMark:
    """
    The mark of a section whose original changed after it was translated.

    `link` leads to the same section of the original, or to the whole original when the section was `removed` from it.
    """

    link: LinkView
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleNotice:
    """
    The changes in the original of a page, which is in `language` at `original`.

    `changed` and `added` lead to sections of the original, `removed` to sections of this page that the original no longer has.
    """

    language: str
    original: LinkView
    changed: tuple[LinkView, ...]
    added: tuple[LinkView, ...]
    removed: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UntranslatedNotice:
    """The notice of a page without a text in its language, which contains the text of its `twin` in `language`."""

    language: str
    twin: LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlChunk:
    """A part of the body as HTML, and the mark that follows it."""

    html: str
    mark: StaleMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBody:
    """
    The body of a page: `passages` in order, none when the text is `missing` in every language.

    `lang` and `direction` are set when the text is that of a twin. At most one notice is set: `stale` or `untranslated`.
    """

    passages: tuple[HtmlChunk, ...]
    missing: bool
    lang: str
    direction: str
    stale: StaleNotice | None
    untranslated: UntranslatedNotice | None
