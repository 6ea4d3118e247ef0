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


def view(context: PageContext) -> FieldView:
    """The page of one field of cooperation."""
    key = context.page.key
    field = context.site.records.fields[key]
    return FieldView(
        key=key,
        title=context.version.title,
        summary=context.words(field.summary),
        variants=field.variants,
        wider=context.link_or_none("fields", field.parent),
        narrower=context.links("fields", by_name(context, "fields", context.referring_keys("fields", key, "fields", at="parent"))),
        notes=context.note_numbers(field.sources),
        ties=tuple(
            _tie(context, tie, key) for tie in by_name(context, "relationships", context.referring_keys("fields", key, "relationships"))
        ),
        visits=visit_cards(context, context.referring_keys("fields", key, "visits")),
        agreements=agreement_rows(context, context.referring_keys("fields", key, "agreements")),
        events=context.links("events", by_name(context, "events", context.referring_keys("fields", key, "events"))),
        differences=context.differences(field.differs),
    )


def _tie(context: PageContext, tie: str, field: str) -> FieldTie:
    scope = next(scope for scope in context.site.records.relationships[tie].fields if scope.field == field)
    return FieldTie(
        tie=context.link("relationships", tie), stage=context.term("FieldStage", scope.stage), notes=context.note_numbers(scope.sources)
    )
