"""The kind `agreement`: a document between places, intended or signed."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.city import CityKey
from kembar.kinds.discrepancies import Discrepancy
from kembar.kinds.field import FieldKey
from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, has_no_other_names
from kembar.kinds.person import PersonKey
from kembar.kinds.relationship import RelationshipKey
from kembar.kinds.source import SourceKey
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc, Ref, doc
from kembar.model.problem import tr
from kembar.text.page_messages import N_
from kembar.text.todo_mark import TODO_MARK

AgreementKey = Annotated[str, Ref("agreements")]
AgreementType = Literal[
    "letter-of-intent", "memorandum-of-understanding", "minutes-of-agreement", "joint-declaration", "sister-city-agreement", "programme"
]
AgreementStatus = Literal["planned", "reported", "confirmed", "renewed", "expired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Record):
    """A document between places, intended or signed, with its true status."""

    title: LocalizedText = dataclasses.field(metadata=doc("What the document is called", "{id: ..., en: ...}"))
    type: AgreementType = dataclasses.field(metadata=doc("Its place on the official path", "letter-of-intent"))
    status: AgreementStatus = dataclasses.field(
        metadata=doc("Planned; reported as signed by the press; confirmed by a party's own publication; renewed; expired", "planned")
    )
    parties: tuple[CityKey, ...] = dataclasses.field(metadata=doc("The places that agree", "[jakarta, casablanca-settat]"))
    relationship: RelationshipKey | None = dataclasses.field(
        default=None, metadata=doc("The tie that it founds or raises", "jakarta-casablanca-settat")
    )
    signed: DateValue | None = dataclasses.field(
        default=None, metadata=doc("When it was signed; leave out when it is not known or not signed", "2016-05-27")
    )
    valid: DateValue | None = dataclasses.field(default=None, metadata=doc("The span for which it holds", "2017/2019"))
    signed_in: CityKey | None = dataclasses.field(default=None, metadata=doc("Where it was signed", "istanbul"))
    signatories: tuple[PersonKey, ...] = dataclasses.field(default=(), metadata=doc("Who signed", "[anies-baswedan]"))
    fields: tuple[FieldKey, ...] = dataclasses.field(default=(), metadata=doc("The fields of cooperation that it names", "[tourism]"))
    summary: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What it is about, in a sentence or two", "{id: ..., en: ...}")
    )
    note: LocalizedText | None = dataclasses.field(default=None, metadata=doc("An editorial note next to the facts", "{id: ..., en: ...}"))
    sources: tuple[SourceKey, ...] = dataclasses.field(default=(), metadata=doc("The sources of this record", "[merahputih-2018-04-30]"))
    differs: tuple[Discrepancy, ...] = dataclasses.field(
        default=(), metadata=doc("Where sources differ", "[{matter: ..., says: [...], shown: ...}]")
    )


def _search_text(agreement: Agreement, _key: str, text: RecordText) -> Iterator[str]:
    yield text.term("AgreementType", agreement.type)
    yield text.term("AgreementStatus", agreement.status)
    yield text.date(agreement.signed)
    for party in agreement.parties:
        if party != text.home:
            yield text.name("cities", party)
            yield text.country(party)
    yield from text.names("people", agreement.signatories)
    yield from text.names("fields", agreement.fields)
    yield text.words(agreement.note)


AGREEMENT = Kind(
    folder="agreements",
    singular="agreement",
    record=Agreement,
    label=tr("agreements"),
    title=N_("Agreements"),
    terms={
        "AgreementType": {
            "letter-of-intent": N_("Letter of intent"),
            "memorandum-of-understanding": N_("Memorandum of understanding"),
            "minutes-of-agreement": N_("Minutes of agreement"),
            "joint-declaration": N_("Joint declaration"),
            "sister-city-agreement": N_("Sister-city agreement"),
            "programme": N_("Programme of cooperation"),
        },
        "AgreementStatus": {
            "planned": N_("Planned"),
            "reported": N_("Reported as signed"),
            "confirmed": N_("Confirmed"),
            "renewed": N_("Renewed"),
            "expired": N_("Expired"),
        },
    },
    meanings={
        "AgreementStatus": {
            "planned": N_("The parties have said that they mean to sign it; no signing is known."),
            "reported": N_("The press reports that it was signed; no publication by one of the parties that says so is known."),
            "confirmed": N_("A publication by one of the parties confirms that it was signed."),
            "renewed": N_("The parties have signed it anew after its first term."),
            "expired": N_("The time for which it held is over, and no renewal is known."),
        },
    },
    name=lambda agreement, _, lang: agreement.title[lang],
    has_translated_name=True,
    has_proper_names=False,
    other_names=has_no_other_names,
    page=RecordPage(
        layout="agreement",
        description=N_("{name}: its parties, its status, and the sources."),
        headings=(),
        is_news=False,
    ),
    listing=ListingPage(
        layout="agreements",
        title=N_("Agreements"),
        description=N_("Every agreement, intended or signed, with its parties, its date and its status."),
        slug=FieldDoc("Agreements", "{id: naskah-kerja-sama, en: agreements}"),
    ),
    shown_on="",
    is_in_index=True,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=False,
    expected=("sources",),
    prefill=lambda _key, home, _cities: {"parties": f"[{home}, {TODO_MARK}]"},
)
