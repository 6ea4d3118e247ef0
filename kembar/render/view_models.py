"""The pieces that several views are made of. All texts are in the page's language unless a `lang` beside them says otherwise."""

from dataclasses import dataclass

from kembar.model.dates import When


@dataclass(frozen=True, slots=True)
class Link:
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
    title: Link
    titled: bool
    outlet: str
    author: str
    published: When | None
    extent: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one or more sources say: a text or a date, with the numbers of their notes."""

    text: str
    when: When | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A matter on which sources differ."""

    matter: str
    claims: tuple[Claim, ...]
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """When a tie began: a date, or the rival dates on which sources differ, or neither when it is not known."""

    when: When | None
    rivals: tuple[When, ...]
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
    when: When
    direction: str
    places: tuple[Link, ...]
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementRow:
    """An agreement as registers show it."""

    title: str
    href: str
    type: str
    status: Status
    parties: tuple[Link, ...]
    signed: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonInRole:
    """A person with the office held at the time; `role` is empty when none is known for that time."""

    person: Link
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A field of cooperation in a tie, and its stage in words."""

    field: Link
    stage: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relationship as a place's page shows it, seen from that place."""

    id: str
    partner: Link
    kind: str
    status: Status
    as_of: When | None
    since: Since | None
    upgrades: Link | None
    scopes: tuple[Scope, ...]
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleMark:
    """
    That the original of a section has moved on since the section was translated.

    `link` leads to the same section of the original, or to the original as a whole when the section was `removed` from it.
    """

    link: Link
    removed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleNotice:
    """
    What has moved on in the original of a page, which is in `language` and found at `original`.

    `changed` and `added` lead to sections of the original, `removed` to those of this page that are not there any more.
    """

    language: str
    original: Link
    changed: tuple[Link, ...]
    added: tuple[Link, ...]
    removed: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UntranslatedNotice:
    """That a page has no words of its own yet, and shows those of its `twin`, which are in `language`."""

    language: str
    twin: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A piece of a page's words as finished markup, and the mark that follows it."""

    html: str
    mark: StaleMark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """
    The words of a page: `passages` in order, none when they are `missing` in every language.

    `lang` and `direction` are given when the words are a twin's. At most one of the notices is there: `stale`, or `untranslated`.
    """

    passages: tuple[Passage, ...]
    missing: bool
    lang: str
    direction: str
    stale: StaleNotice | None
    untranslated: UntranslatedNotice | None
