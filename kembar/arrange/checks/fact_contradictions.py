"""
Warn of texts that give another year for the beginning of a relationship than its record.

Catalogues contain the phrases for it in each language. A sentence is judged only if it is certain which relationship it is about.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kembar.arrange.name_matcher import NameMatcher
from kembar.i18n.messages import Messages
from kembar.kinds.registry import Records
from kembar.kinds.relationship import Relationship
from kembar.model.content import Content
from kembar.model.dates import Moment, overlaps, parse
from kembar.model.document import Document
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.text.numbers import to_latin_digits
from kembar.text.page_messages import N_

DATED_TIE_KINDS = {
    # Translators: every way to write it in running text, with | between them.
    "sister-city": N_("sister city|sister cities"),
    # Translators: every way to write it in running text, with | between them.
    "sister-province": N_("sister province|sister provinces"),
}
"""The names in texts of the kinds of relationship that have a beginning."""

# Translators: every way to write since when two cities are twins, with | between them.
SINCE = N_("since {year}|since the year {year}")

_YEAR = r"((?:19|20)\d\d)(?![\w/–—-])"
_BETWEEN = r"(?P<between>[^,;:()،؛、，；：（）]{0,80}?)"
_SENTENCE_END = re.compile(r"(?<=[.!?؟۔])\s|(?<=[。！？])")
_MARK = re.compile(r"⟨[^⟨⟩]*+⟩")
_LINKED_PLACE = re.compile(r"⟨city:([a-z0-9-]+)")
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class FactIndex:
    """An index of all records for the checks of texts: the `ties` of each place by its key, the `names` of places by language."""

    ties: Mapping[str, Sequence[str]]
    names: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, records: Records, languages: Iterable[str]) -> "FactIndex":
        """Return the index of all records."""
        ties: dict[str, list[str]] = {}
        for key, tie in records.relationships.items():
            for place in set(tie.between):
                ties.setdefault(place, []).append(key)
        return cls(ties, {lang: [city.name[lang] for city in records.cities.values()] for lang in languages})


def contradicted_facts(content: Content, messages: Mapping[str, Messages], fact_index: FactIndex) -> Iterator[Problem]:
    """
    Yield a warning for each sentence on a place's page with another year for its relationship with the home city than the record.

    A year in the record, also in a rival claim, contradicts nothing; nor does any year if the record has no date.
    """
    home = content.config.home
    if home not in content.records.cities:
        return
    patterns_by_lang = {lang: _TiePatterns.of(content, lang, spoken, fact_index) for lang, spoken in messages.items()}
    for document in content.documents:
        if document.kind != "cities" or document.key == home or document.key not in content.records.cities:
            continue
        among = [*fact_index.ties.get(document.key, ())]
        for key in among:
            tie = content.records.relationships[key]
            if tie.kind in DATED_TIE_KINDS and home in tie.between:
                reader = _TextReader(
                    document, tie, patterns_by_lang[document.lang], content.records.cities[document.key].name[document.lang], among == [key]
                )
                yield from _contradictions(reader, key)


@dataclass(frozen=True, slots=True)
class _TiePatterns:
    """
    The patterns of one language for the year in which a relationship began, one for each kind, and the names of places.

    `home` is the key of the home city.
    """

    patterns: Mapping[str, re.Pattern[str]]
    names: NameMatcher
    home: str
    home_name: str

    @classmethod
    def of(cls, content: Content, lang: str, messages: Messages, fact_index: FactIndex) -> "_TiePatterns":
        since = _any(messages.gettext(SINCE))
        ways = {kind: _any(messages.gettext(way)) for kind, way in DATED_TIE_KINDS.items()}
        patterns = {kind: re.compile(rf"\b{way}\b{_BETWEEN}\b{since}", re.IGNORECASE) for kind, way in ways.items()}
        home = content.config.home
        return cls(patterns, NameMatcher(fact_index.names[lang]), home, content.records.cities[home].name[lang])


@dataclass(frozen=True, slots=True)
class _TextReader:
    """
    Reads what one text contains about one relationship.

    `place` is the name of the page's place in the language of the text; `alone` is true if it has no other relationship.
    """

    document: Document
    tie: Relationship
    tongue: _TiePatterns
    place: str
    alone: bool

    def dated(self) -> Iterator[tuple[int, SourceLocation]]:
        """Yield the years that the text gives for the beginning of the relationship, with their locations."""
        meta = self.document.meta
        for year in self._years(meta.description):
            yield year, meta.places.get("description", self.document.place)
        body = self.document.body
        if not any(section.years for section in body.sections):
            return
        for section, words in zip(body.sections, body.prose.words, strict=True):
            places = {year.number: year.place for year in reversed(section.years)}
            for year in self._years(words):
                yield year, places.get(year, section.place)

    def _years(self, words: str) -> Iterator[int]:
        for sentence in _SENTENCE_END.split(to_latin_digits(words)):
            plain = _MARK.sub("", sentence)
            found = self.tongue.patterns[self.tie.kind].search(plain)
            if found and len(self._without_names(found["between"]).split()) <= 1 and self._is_about_the_tie(sentence, plain, found):
                yield int(next(filter(None, found.groups()[1:])))

    def _is_about_the_tie(self, sentence: str, plain: str, found: re.Match[str]) -> bool:
        """Return whether a sentence names or means the home city, and no place outside this relationship."""
        linked, named = set(_LINKED_PLACE.findall(sentence)), self.tongue.names.found_in(plain)
        if not linked <= set(self.tie.between) or not named <= {self.tongue.home_name, self.place}:
            return False
        return self.tongue.home in linked or self.tongue.home_name in named or self._means_home(plain, found)

    def _means_home(self, plain: str, found: re.Match[str]) -> bool:
        """
        Return whether a sentence is about the place's only relationship without naming the other side: “Sister city since 1991.”

        Only the name of the place may be before the phrase, and no word with a capital letter, which may be a name, after it.
        Languages without capital letters are not judged.
        """
        before, after = self._without_names(plain[: found.start()]), self._without_names(plain[found.end() :])
        return self.alone and self.place[:1].isupper() and not _WORD.search(before) and after == after.lower()

    def _without_names(self, text: str) -> str:
        return text.replace(self.place, "").replace(self.tongue.home_name, "")


def _any(ways: str) -> str:
    """Return a pattern for any of some phrases; a gap for a year matches one."""
    patterns = (re.escape(way.strip()).replace(re.escape("{year}"), _YEAR) for way in ways.split("|"))
    return f"(?:{'|'.join(patterns)})"


def _contradictions(reader: _TextReader, key: str) -> Iterator[Problem]:
    for year, place in reader.dated():
        if _contradicts(year, reader.tie):
            since = reader.tie.since.text if reader.tie.since else ""
            message = tr("this gives {year} as the start of the tie, but its record “{key}” gives {since}", year=year, key=key, since=since)
            yield Problem(place, "facts.contradicted", message, tr("correct the text, or the record if the text is right"), Level.WARNING)


def _contradicts(year: int, tie: Relationship) -> bool:
    """Return whether the record excludes that the relationship began in a year."""
    if tie.since is None or not isinstance(tie.since.start, Moment) or str(year) in _texts(tie):
        return False
    dates = [replace(tie.since, end=None), *(claim.when for differs in tie.differs for claim in differs.says if claim.when)]
    return not any(overlaps(parse(str(year)), when) for when in dates)


def _texts(tie: Relationship) -> str:
    """Yield all texts of the record and its rival claims."""
    words = [tie.note, *(differs.shown for differs in tie.differs)]
    words += [claim.words for differs in tie.differs for claim in differs.says]
    texts = [claim.text for differs in tie.differs for claim in differs.says]
    return " ".join([*texts, *(text for group in words if group for text in group.values())])
