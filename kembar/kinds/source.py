"""The kind `source`: a publication that facts are drawn from."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from kembar.kinds.kind import Kind, ListingPage, Record, RecordPage, RecordText, has_no_other_names, prefills_nothing
from kembar.model.config import LocalizedText
from kembar.model.dates import DateValue
from kembar.model.field_docs import FieldDoc, Ref, doc, doc_with_format
from kembar.model.problem import tr
from kembar.text.page_messages import N_
from kembar.text.value_formats import parse_language_tag, parse_web_url

SourceKey = Annotated[str, Ref("sources")]
SourceType = Literal["article", "press-release", "official-page", "law", "standard", "dataset", "paper", "book", "post"]
Extent = Literal["full", "excerpt", "headline"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A publication that facts are drawn from, as a library would describe it. It has a title, or else is described."""

    title: str = dataclasses.field(
        default="",
        metadata=doc(
            "The title as it was published; leave out when it is not known", "Pemprov DKI Tingkatkan Kerja Sama dengan Casablanca"
        ),
    )
    described: LocalizedText | None = dataclasses.field(
        default=None,
        metadata=doc("What it is, in our words; only when its title is not known", "{id: Berita tentang ..., en: A report on ...}"),
    )
    outlet: str = dataclasses.field(default="", metadata=doc("Who published it; leave out when it was not recorded", "Berita Jakarta"))
    type: SourceType = dataclasses.field(default="article", metadata=doc("What kind of publication it is", "article"))
    language: str = dataclasses.field(metadata=doc_with_format(parse_language_tag, "The language that it is written in, BCP 47", "id"))
    published: DateValue | None = dataclasses.field(
        default=None, metadata=doc("When it was published, as exactly as is known", "2018-04-17T14:05+07:00")
    )
    updated: DateValue | None = dataclasses.field(
        default=None, metadata=doc("The date of the last change, as it is given there", "2019-03-14T21:09+07:00")
    )
    author: str = dataclasses.field(default="", metadata=doc("The byline, as printed", "Mustaqim Amna"))
    editor: str = dataclasses.field(default="", metadata=doc("The editor, as printed", "Andry"))
    url: str = dataclasses.field(
        default="",
        metadata=doc_with_format(parse_web_url, "Its address, http or https, if known", "https://www.beritajakarta.id/read/57530"),
    )
    extent: Extent = dataclasses.field(default="full", metadata=doc("How much of it was read: all, an excerpt, or its headline", "excerpt"))
    note: LocalizedText | None = dataclasses.field(
        default=None, metadata=doc("What readers should know of this source", "{id: ..., en: ...}")
    )


def _name(source: Source, _records: object, lang: str) -> str:
    return source.title or (source.described[lang] if source.described else "")


def _search_text(source: Source, _key: str, text: RecordText) -> Iterator[str]:
    yield source.outlet
    yield source.author
    yield text.term("SourceType", source.type)
    yield text.date(source.published)
    yield text.words(source.note)


SOURCE = Kind(
    folder="sources",
    singular="source",
    record=Source,
    label=tr("sources"),
    title=N_("Sources"),
    terms={
        "SourceType": {
            "article": N_("Article"),
            "press-release": N_("Press release"),
            "official-page": N_("Official page"),
            "law": N_("Law or regulation"),
            "standard": N_("Standard"),
            "dataset": N_("Data set"),
            "paper": N_("Academic paper"),
            "book": N_("Book"),
            "post": N_("Post"),
        },
        "Extent": {
            "full": N_("Read in full"),
            "excerpt": N_("Read in excerpt"),
            "headline": N_("Only the headline was read"),
        },
    },
    meanings={},
    name=_name,
    has_translated_name=False,
    has_proper_names=False,
    other_names=has_no_other_names,
    page=RecordPage(
        layout="source",
        description=N_("{name}: the publication, and what on this portal rests on it."),
        headings=(),
        is_news=False,
    ),
    listing=ListingPage(
        layout="sources",
        title=N_("Sources"),
        description=N_("Every publication that this portal draws on, and what rests on it."),
        slug=FieldDoc("Sources", "{id: sumber, en: sources}"),
    ),
    shown_on="",
    is_in_index=False,
    lists_other_names=False,
    search_text=_search_text,
    ranks_last=True,
    expected=("title",),
    prefill=prefills_nothing,
)
