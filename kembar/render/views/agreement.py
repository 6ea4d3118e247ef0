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


def view(here: PageContext) -> AgreementView:
    """The page of one agreement."""
    key = here.page.key
    agreement = here.site.records.agreements[key]
    return AgreementView(
        key=key,
        title=here.version.title,
        type=here.term("AgreementType", agreement.type),
        status=here.status("AgreementStatus", agreement.status),
        status_meaning=meaning(here.localizer.messages, "AgreementStatus", agreement.status),
        parties=here.links("cities", agreement.parties),
        relationship=here.link_or_none("relationships", agreement.relationship),
        signed=agreement.signed,
        signed_in=here.link_or_none("cities", agreement.signed_in),
        valid=agreement.valid,
        signatories=tuple(here.person_at(person, agreement.signed) for person in agreement.signatories),
        fields=here.links("fields", agreement.fields),
        visits=visit_cards(here, here.mentions("agreements", key, "visits")),
        summary=here.words(agreement.summary),
        note=here.words(agreement.note),
        notes=here.note_numbers(agreement.sources),
        differences=here.differences(agreement.differs),
    )
