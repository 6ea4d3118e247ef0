"""The register of agreements, intended or signed."""

from dataclasses import dataclass

from kembar.render.page_context import PageContext
from kembar.render.view_models import AgreementRow
from kembar.render.views.cards import agreement_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementsView:
    """What `layouts/agreements.html` reads."""

    title: str
    lead: str
    rows: tuple[AgreementRow, ...]


def view(context: PageContext) -> AgreementsView:
    """All agreements."""
    return AgreementsView(
        title=context.version.title,
        lead=context.version.description,
        rows=agreement_rows(context, context.site.records.agreements),
    )
