"""
Years in which a translation contradicts its source.

In come twins and their standing; out go warnings, and only where there is no doubt: everything else that a writer may do with numbers is
left to editors.
"""

from collections.abc import Iterator

from kembar.arrange.standings import Standing
from kembar.arrange.twins import Twins
from kembar.model.document import Section
from kembar.model.problem import Level, Problem, say
from kembar.model.site import State


def contradicting_years(twins: Twins, code: str, standing: Standing) -> Iterator[Problem]:
    """
    A warning for each section in which a translation that is up to date names another year than its source.

    Both must name as many years: a writer may leave one out, or tell it in other words, but does not put another in its place.
    """
    if standing.state is not State.TRANSLATED or not twins[code].meta.made_from:
        return
    sources = {section.id: section for section in twins[standing.origin].body.sections}
    for section in twins[code].body.sections:
        source = sources.get(section.id)
        if source and len(source.years) == len(section.years):
            yield from _contradiction(section, source)


def _contradiction(section: Section, source: Section) -> Iterator[Problem]:
    numbers, others = ([year.number for year in part.years] for part in (section, source))
    here = next((year for year in section.years if year.number not in others), None)
    there = next((year for year in source.years if year.number not in numbers), None)
    if here and there:
        message = say("here it is {year}, and in the twin {other} ({place})", year=here.number, other=there.number, place=there.place)
        yield Problem(here.place, "twins.numbers", message, say("correct the one that is wrong"), Level.WARNING)
