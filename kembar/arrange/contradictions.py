"""
Texts that date a tie otherwise than its record does.

In comes the content, with the words in which each language says since when places are twins; out go warnings, and only where there is no
doubt which tie a sentence is about.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kembar.i18n.messages import N_, Messages
from kembar.model.content import Content
from kembar.model.dates import Moment, overlaps, parse
from kembar.model.document import Document
from kembar.model.problem import Level, Place, Problem, say
from kembar.model.records import Relationship

KINDS = {
    # Translators: every way to write it in running text, with | between them.
    "sister-city": N_("sister city|sister cities"),
    # Translators: every way to write it in running text, with | between them.
    "sister-province": N_("sister province|sister provinces"),
}
"""What texts call the kinds of tie whose beginning they tell."""

# Translators: every way to write since when two cities are twins, with | between them.
SINCE = N_("since {year}|since the year {year}")

_YEAR = r"((?:19|20)\d\d)(?![\w/–—-])"
_BETWEEN = r"(?P<between>[^,;:()]{0,80}?)"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_MARK = re.compile(r"⟨[^⟩]*⟩")
_LINKED_PLACE = re.compile(r"⟨city:([a-z0-9-]+)")


def contradicted_facts(content: Content, messages: Mapping[str, Messages]) -> Iterator[Problem]:
    """
    A warning for each sentence on a place's page that dates its tie with the home city otherwise than the tie's record.

    A year that the record tells of, be it as a rival claim, contradicts nothing; nor does any year when the record gives no date.
    """
    home, cities = content.config.home, content.records.cities
    for document in content.documents:
        if document.kind != "cities" or document.key == home or not {document.key, home} <= cities.keys():
            continue
        for key, tie in content.records.relationships.items():
            if tie.kind in KINDS and set(tie.between) == {document.key, home}:
                yield from _contradictions(_Reader.of(content, document, tie, messages[document.lang]), key)


@dataclass(frozen=True, slots=True)
class _Reader:
    """
    Reads one text for what it says of one tie.

    `home` is the home city's name and `place` the page's, in the text's language; `others` are those of all other places.
    """

    document: Document
    tie: Relationship
    pattern: re.Pattern[str]
    home: str
    place: str
    others: tuple[str, ...]

    @classmethod
    def of(cls, content: Content, document: Document, tie: Relationship, messages: Messages) -> "_Reader":
        names = {key: city.name[document.lang] for key, city in content.records.cities.items()}
        home, place = names.pop(content.config.home), names.pop(document.key)
        kind, since = _any(messages.gettext(KINDS[tie.kind])), _any(messages.gettext(SINCE))
        pattern = re.compile(rf"\b{kind}\b{_BETWEEN}\b{since}", re.IGNORECASE)
        return cls(document, tie, pattern, home, place, tuple(names.values()))

    def dated(self) -> Iterator[tuple[int, Place]]:
        """The years in which the text says that the tie began, and where each stands."""
        meta = self.document.meta
        for year in self._years(meta.description):
            yield year, meta.places.get("description", self.document.place)
        body = self.document.body
        for section, words in zip(body.sections, body.prose.words, strict=True):
            places = {year.number: year.place for year in reversed(section.years)}
            for year in self._years(words):
                yield year, places.get(year, section.place)

    def _years(self, words: str) -> Iterator[int]:
        for sentence in _SENTENCE_END.split(words):
            plain = _MARK.sub("", sentence)
            found = self.pattern.search(plain) if self._is_about_the_tie(sentence, plain) else None
            if found and len(self._without_names(found["between"]).split()) <= 1:
                yield int(next(filter(None, found.groups()[1:])))

    def _is_about_the_tie(self, sentence: str, plain: str) -> bool:
        """Whether a sentence names the home city, and no place that is not of this tie."""
        linked = set(_LINKED_PLACE.findall(sentence))
        rest = self._without_names(plain)
        return self.home in plain and linked <= set(self.tie.between) and not any(name in rest for name in self.others)

    def _without_names(self, text: str) -> str:
        return text.replace(self.place, "").replace(self.home, "")


def _any(ways: str) -> str:
    """A pattern for any of the ways to say something; a gap for a year matches one."""
    said = (re.escape(way.strip()).replace(re.escape("{year}"), _YEAR) for way in ways.split("|"))
    return f"(?:{'|'.join(said)})"


def _contradictions(reader: _Reader, key: str) -> Iterator[Problem]:
    for year, place in reader.dated():
        if _contradicts(year, reader.tie):
            since = reader.tie.since.text if reader.tie.since else ""
            message = say("this dates the tie from {year}, and its record “{key}” says {since}", year=year, key=key, since=since)
            yield Problem(place, "facts.contradicted", message, say("correct the text, or the record if the text is right"), Level.WARNING)


def _contradicts(year: int, tie: Relationship) -> bool:
    """Whether a tie cannot have begun in a year, as far as its record knows."""
    if tie.since is None or not isinstance(tie.since.start, Moment) or str(year) in _texts(tie):
        return False
    dates = [replace(tie.since, end=None), *(said.when for differs in tie.differs for said in differs.says if said.when)]
    return not any(overlaps(parse(str(year)), when) for when in dates)


def _texts(tie: Relationship) -> str:
    """Everything that the record says in words of itself and of rival claims."""
    words = [tie.note, *(differs.shown for differs in tie.differs)]
    words += [said.words for differs in tie.differs for said in differs.says]
    texts = [said.text for differs in tie.differs for said in differs.says]
    return " ".join([*texts, *(text for group in words if group for text in group.values())])
