"""The pieces that several views are made of. All texts are in the page's language unless a `lang` beside them says otherwise."""

from dataclasses import dataclass

from kembar.model.dates import DateValue


@dataclass(frozen=True, slots=True)
class LinkView:
    """A text that leads somewhere; `href` is relative to the page. `lang` is set when the text is in another language."""

    text: str
    href: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """A status in words, and its tone for colour: `settled`, `open`, `doubt` or `ended`. Colour never says more than the words."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered source at the foot of a page; `id` is its anchor, `refs` says whether the text above refers to it by its number."""

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
    """What one or more sources say: a text or a date, with the numbers of their notes."""

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
    """When a tie began: a date, or the rival dates on which sources differ, or neither when it is not known."""

    when: DateValue | None
    rivals: tuple[DateValue, ...]
    sort: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCard:
    """A place as lists show it. `cover` names its drawing: the macro `cover` draws it."""

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
    """A visit as lists show it."""

    key: str
    title: str
    href: str
    when: DateValue
    direction: str
    places: tuple[LinkView, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement as registers show it."""

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
    """A field of cooperation in a tie, and its stage in words."""

    field: LinkView
    stage: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relationship as a place's page shows it, seen from that place."""

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
    That the original of a section has moved on since the section was translated.

    `link` leads to the same section of the original, or to the original as a whole when the section was `removed` from it.
    """

    link: LinkView
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleNotice:
    """
    What has moved on in the original of a page, which is in `language` and found at `original`.

    `changed` and `added` lead to sections of the original, `removed` to those of this page that are not there any more.
    """

    language: str
    original: LinkView
    changed: tuple[LinkView, ...]
    added: tuple[LinkView, ...]
    removed: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UntranslatedNotice:
    """That a page has no words of its own yet, and shows those of its `twin`, which are in `language`."""

    language: str
    twin: LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlChunk:
    """A piece of a page's words as finished markup, and the mark that follows it."""

    html: str
    mark: StaleMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBody:
    """
    The words of a page: `passages` in order, none when they are `missing` in every language.

    `lang` and `direction` are given when the words are a twin's. At most one of the notices is there: `stale`, or `untranslated`.
    """

    passages: tuple[HtmlChunk, ...]
    missing: bool
    lang: str
    direction: str
    stale: StaleNotice | None
    untranslated: UntranslatedNotice | None
