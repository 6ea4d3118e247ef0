"""The listing of matters on which sources differ, with the statement of each source."""

from collections.abc import Iterator
from dataclasses import dataclass

from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.registry import KINDS
from kembar.render.page_context import PageContext
from kembar.render.view_models import Difference, LinkView
from kembar.render.views.cards import by_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A record on which sources differ."""

    id: str
    kind: str
    subject: LinkView
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencesView:
    """What `layouts/differences.html` reads."""

    title: str
    lead: str
    count: int
    subjects: tuple[Subject, ...]


def view(context: PageContext) -> DifferencesView:
    """Every record on which sources differ, by kind and name."""
    subjects = tuple(
        Subject(
            id=f"{kind}-{key}",
            kind=context.term("Kind", kind),
            subject=context.link(kind, key),
            differences=context.differences(differs),
        )
        for kind, key, differs in disputed(context)
    )
    return DifferencesView(
        title=context.version.title,
        lead=context.version.description,
        count=sum(len(subject.differences) for subject in subjects),
        subjects=subjects,
    )


def disputed(context: PageContext) -> Iterator[tuple[str, str, tuple[Discrepancy, ...]]]:
    """The records on which sources differ, by kind and name, each with its matters."""
    for kind in KINDS:
        records = context.site.records.of(kind)
        matters = {key: differs for key, record in records.items() if (differs := getattr(record, "differs", ()))}
        yield from ((kind, key, matters[key]) for key in by_name(context, kind, matters))
