"""
Warn of numbers in which a translation certainly contradicts its source.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kembar.arrange.translation_status import TranslationStatus
from kembar.arrange.twins import Twins
from kembar.i18n.numbers import parse_figure
from kembar.model.config import Lang
from kembar.model.document import Document, FigureMention, YearMention
from kembar.model.fingerprint import DESCRIPTION, LEAD, TITLE
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.model.site import State
from kembar.text.numbers import find_numbers


@dataclass(frozen=True, slots=True)
class _Number:
    """A number: its value, its text and its location."""

    value: Decimal
    text: str
    place: SourceLocation


@dataclass(frozen=True, slots=True)
class _Part:
    """The numbers of a part of a document: its years, and the others."""

    years: tuple[_Number, ...]
    figures: tuple[_Number, ...]


def contradicting_numbers(languages: Sequence[Lang], twins: Twins, code: str, standing: TranslationStatus) -> Iterator[Problem]:
    """
    Yield a warning for each part of an up-to-date translation that contains another year or number than its source.

    Parts with different counts are not compared, because a writer may leave a number out or describe it in words.
    """
    if standing.state is not State.TRANSLATED or not twins[code].meta.made_from:
        return
    known = {lang.code: lang for lang in languages}
    sources = _parts(twins[standing.origin], known[standing.origin])
    for name, part in _parts(twins[code], known[code]).items():
        source = sources.get(name, _Part((), ()))
        if len(part.years) == len(source.years):
            yield from _other_year(part.years, source.years)
        if len(part.figures) == len(source.figures):
            yield from _other_figure(part.figures, source.figures)


def _parts(document: Document, lang: Lang) -> dict[str, _Part]:
    """Return the numbers of each part of a document, by the part's name in the fingerprint."""
    meta = document.meta
    fields = ((TITLE, meta.title, "title"), (DESCRIPTION, meta.description, "description"))
    parts = {name: _of_field(text, meta.places.get(field, document.place), lang) for name, text, field in fields}
    return parts | {section.id or LEAD: _part(section.years, section.figures, lang) for section in document.body.sections}


def _of_field(text: str, place: SourceLocation, lang: Lang) -> _Part:
    numbers = find_numbers(text)
    years = [YearMention(int(year), place) for year, _ in numbers.years]
    return _part(years, [FigureMention(figure, place) for figure, _ in numbers.figures], lang)


def _part(years: Iterable[YearMention], figures: Iterable[FigureMention], lang: Lang) -> _Part:
    """Return the numbers that can be read with certainty; a time of day with a dot, for example, is not a number in its language."""
    values = ((figure, parse_figure(figure.text, lang)) for figure in figures)
    return _Part(
        tuple(_Number(Decimal(year.number), str(year.number), year.place) for year in years),
        tuple(_Number(value, figure.text, figure.place) for figure, value in values if value is not None),
    )


def _other_year(here: Sequence[_Number], there: Sequence[_Number]) -> Iterator[Problem]:
    """Yield a warning at the first year that only the translation has, when the source has one of its own too."""
    values, others = ({number.value for number in numbers} for numbers in (here, there))
    mine = next((number for number in here if number.value not in others), None)
    its = next((number for number in there if number.value not in values), None)
    if mine and its:
        yield _contradiction(mine, its)


def _other_figure(here: Sequence[_Number], there: Sequence[_Number]) -> Iterator[Problem]:
    """Yield a warning if each text has exactly one number that the other lacks, and both have as many digits."""
    mine, its = _left(here, there), _left(there, here)
    if len(mine) == len(its) == 1 and _is_as_long(mine[0].value, its[0].value):
        yield _contradiction(mine[0], its[0])


def _left(numbers: Sequence[_Number], others: Sequence[_Number]) -> list[_Number]:
    """Return the numbers that `others` lacks, counted as in a multiset."""
    unmet = Counter(number.value for number in others)
    left = []
    for number in numbers:
        if unmet[number.value]:
            unmet[number.value] -= 1
        else:
            left.append(number)
    return left


def _is_as_long(one: Decimal, other: Decimal) -> bool:
    """
    Return whether two numbers have as many digits before and behind the decimal sign.

    Other pairs may be the same in another unit or scale (1.2 million, 1,200,000), or belong to words of the twin.
    """
    return (one.adjusted(), one.as_tuple().exponent) == (other.adjusted(), other.as_tuple().exponent)


def _contradiction(mine: _Number, its: _Number) -> Problem:
    message = tr("here it is {number}, and in the twin {other} ({place})", number=mine.text, other=its.text, place=its.place)
    return Problem(mine.place, "twins.numbers", message, tr("correct the one that is wrong"), Level.WARNING)
