"""One field of cooperation: the ties, meetings and agreements that name it."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import AgreementRow, Difference, LinkView, VisitCard
from kembar.render.views.cards import agreement_rows, by_name, visit_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTie:
    """A tie that names the field, and how far it has come there."""

    tie: LinkView
    stage: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """What `layouts/field.html` reads."""

    key: str
    title: str
    summary: str
    variants: tuple[str, ...]
    wider: LinkView | None
    narrower: tuple[LinkView, ...]
    ties: tuple[FieldTie, ...]
    visits: tuple[VisitCard, ...]
    agreements: tuple[AgreementRow, ...]
    events: tuple[LinkView, ...]
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


def view(here: PageContext) -> FieldView:
    """The page of one field of cooperation."""
    key = here.page.key
    field = here.site.records.fields[key]
    return FieldView(
        key=key,
        title=here.version.title,
        summary=here.words(field.summary),
        variants=field.variants,
        wider=here.link_or_none("fields", field.parent),
        narrower=here.links("fields", by_name(here, "fields", here.mentions("fields", key, "fields", at="parent"))),
        notes=here.note_numbers(field.sources),
        ties=tuple(_tie(here, tie, key) for tie in by_name(here, "relationships", here.mentions("fields", key, "relationships"))),
        visits=visit_cards(here, here.mentions("fields", key, "visits")),
        agreements=agreement_rows(here, here.mentions("fields", key, "agreements")),
        events=here.links("events", by_name(here, "events", here.mentions("fields", key, "events"))),
        differences=here.differences(field.differs),
    )


def _tie(here: PageContext, tie: str, field: str) -> FieldTie:
    scope = next(scope for scope in here.site.records.relationships[tie].fields if scope.field == field)
    return FieldTie(tie=here.link("relationships", tie), stage=here.term("FieldStage", scope.stage), notes=here.note_numbers(scope.sources))
