"""One agreement."""

from dataclasses import dataclass

from kembar.i18n.terms import meaning
from kembar.model.dates import DateValue
from kembar.render.page_context import PageContext
from kembar.render.view_models import Difference, LinkView, PersonInRole, Status, VisitCard
from kembar.render.views.cards import visit_cards


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """What `layouts/agreement.html` reads."""

    key: str
    title: str
    type: str
    status: Status
    status_meaning: str
    parties: tuple[LinkView, ...]
    relationship: LinkView | None
    signed: DateValue | None
    signed_in: LinkView | None
    valid: DateValue | None
    signatories: tuple[PersonInRole, ...]
    fields: tuple[LinkView, ...]
    visits: tuple[VisitCard, ...]
    summary: str
    note: str
    notes: tuple[int, ...]
    differences: tuple[Difference, ...]


def view(context: PageContext) -> AgreementView:
    """The page of one agreement."""
    key = context.page.key
    agreement = context.site.records.agreements[key]
    return AgreementView(
        key=key,
        title=context.version.title,
        type=context.term("AgreementType", agreement.type),
        status=context.status("AgreementStatus", agreement.status),
        status_meaning=meaning(context.localizer.messages, "AgreementStatus", agreement.status),
        parties=context.links("cities", agreement.parties),
        relationship=context.link_or_none("relationships", agreement.relationship),
        signed=agreement.signed,
        signed_in=context.link_or_none("cities", agreement.signed_in),
        valid=agreement.valid,
        signatories=tuple(context.person_at(person, agreement.signed) for person in agreement.signatories),
        fields=context.links("fields", agreement.fields),
        visits=visit_cards(context, context.referring_keys("agreements", key, "visits")),
        summary=context.words(agreement.summary),
        note=context.words(agreement.note),
        notes=context.note_numbers(agreement.sources),
        differences=context.differences(agreement.differs),
    )
