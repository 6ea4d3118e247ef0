"""Each kind of record answers each question of its declaration; a wrong or missing answer fails here, with its name."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args, get_type_hints

import pytest

from kembar.cache.codec import CACHED_TYPES
from kembar.i18n.cldr_names import CONTINENTS
from kembar.kinds.kind import Kind, ListingPage
from kembar.kinds.registry import CHOICES, KINDS, LISTINGS, Records
from kembar.model.site_yaml_fields import SiteYaml
from kembar.render.pages import view_of
from kembar.render.views.status_colours import STATUS_COLOURS
from kembar.text.field_types import choices, item_type, nested_dataclass, nested_declarations
from tests.architecture.modules import REPOSITORY

MANUALS = ("docs/content.md", "docs/konten.md")


def faults(folder: str, kind: Kind) -> Iterator[str]:
    """Yield the name of each part of a declaration that is missing or wrong, with the reason."""
    yield from _identity_faults(folder, kind)
    yield from _page_faults(kind)
    yield from _field_faults(kind)


def _identity_faults(folder: str, kind: Kind) -> Iterator[str]:
    if folder != kind.folder or not re.fullmatch("[a-z]+", kind.folder):
        yield f"folder: {kind.folder}"
    if not re.fullmatch("[a-z]+", kind.singular) or kind.singular == kind.folder:
        yield f"singular: {kind.singular}"
    if kind.label.text != kind.folder:
        yield f"label: {kind.label.text}"
    if not kind.title:
        yield "title: empty"
    held = get_type_hints(Records, include_extras=True).get(folder)
    if held != Mapping[str, kind.record]:  # type: ignore[name-defined] # a type that is known only here
        yield f"record: Records.{folder} is {held}"


def _page_faults(kind: Kind) -> Iterator[str]:
    places = [bool(kind.page), bool(kind.shown_on), kind.folder == "relationships"]
    if places.count(True) != 1:
        yield "page, shown_on: a record has its own page, or is shown on a listing, or on the page of a place (relationships)"
    if kind.shown_on and kind.shown_on not in LISTINGS:
        yield f"shown_on: there is no listing {kind.shown_on}"
    if kind.page:
        yield from (f"page.layout: {fault}" for fault in _layout_faults(kind.page.layout))
        if "{name}" not in kind.page.description:
            yield "page.description: has no {name}"
        if kind.listing is None:
            yield "listing: records with pages have a listing"
    if kind.listing:
        yield from _listing_faults(kind.listing)


def _listing_faults(listing: ListingPage) -> Iterator[str]:
    yield from (f"listing.layout: {fault}" for fault in _layout_faults(listing.layout))
    for part in ("title", "description"):
        if not getattr(listing, part):
            yield f"listing.{part}: empty"
    if not re.fullmatch(r"\{id: \S+, en: \S+\}", listing.slug.example):
        yield f"listing.slug: {listing.slug.example}"


def _layout_faults(layout: str) -> Iterator[str]:
    if not (REPOSITORY / "templates" / "layouts" / f"{layout}.html").is_file():
        yield f"there is no templates/layouts/{layout}.html"
    try:
        view_of(layout)
    except (ImportError, AttributeError):
        yield f"there is no `view` in kembar/render/views/{layout}.py"


def _field_faults(kind: Kind) -> Iterator[str]:
    names = {field.name for field in dataclasses.fields(kind.record)}
    yield from (f"expected: there is no field {name}" for name in kind.expected if name not in names)
    if kind.folder != "sources" and not {"sources", "differs"} <= names:
        yield "record: a record names its sources and where they differ"
    made: set[str] = set()
    for part in nested_declarations(kind.record):
        if part.__qualname__ not in CACHED_TYPES.get(part.__module__, ()):
            yield f"record: the cache does not know {part.__name__}"
        for field in dataclasses.fields(part):
            if "about" not in field.metadata:
                yield f"record: {part.__name__}.{field.name} has no explanation for editors"
            shape: Any = item_type(field.type)[0]
            if values := set(choices(shape)) - set(CONTINENTS):
                made |= {name for choice, name in CHOICES.items() if set(get_args(choice)) == values}
    yield from _choice_faults(kind, made)


def _choice_faults(kind: Kind, made: set[str]) -> Iterator[str]:
    yield from (f"terms: {name} has no words" for name in made - kind.terms.keys())
    for choice, name in CHOICES.items():
        if name in kind.terms and set(kind.terms[name]) != set(get_args(choice)):
            yield f"terms: {name} has other values than the field"
    for name in kind.terms:
        if name.endswith("Status"):
            yield from (f"terms: {name} {value} has no colour" for value in kind.terms[name] if (name, value) not in STATUS_COLOURS)
    yield from (f"meanings: {name} is no choice" for name in kind.meanings.keys() - kind.terms.keys())


def undocumented(kind: Kind) -> list[str]:
    """Return the manuals without a table of a kind's fields."""
    texts = {manual: (REPOSITORY / manual).read_text(encoding="utf-8") for manual in MANUALS}
    return [manual for manual, text in texts.items() if f"<!-- fields: {kind.record.__name__} -->" not in text]


@pytest.mark.parametrize("folder", KINDS)
def test_a_kind_answers_every_question(folder: str) -> None:
    assert list(faults(folder, KINDS[folder])) == []
    assert undocumented(KINDS[folder]) == []


def test_no_two_kinds_share_a_name_or_a_layout() -> None:
    for names in (
        [kind.singular for kind in KINDS.values()],
        [kind.page.layout for kind in KINDS.values() if kind.page] + [listing.layout for listing in LISTINGS.values()],
    ):
        assert sorted(names) == sorted(set(names))


def test_records_hold_every_kind_and_nothing_else() -> None:
    assert [field.name for field in dataclasses.fields(Records)] == list(KINDS)


def test_the_settings_have_a_slug_for_every_listing() -> None:
    sections: Any = nested_dataclass(next(field.type for field in dataclasses.fields(SiteYaml) if field.name == "sections"))

    assert [field.name for field in dataclasses.fields(sections)] == list(LISTINGS)


FORGOTTEN: Mapping[str, Any] = {
    "singular": "",
    "title": "",
    "terms": {},
    "page": None,
    "listing": None,
    "expected": ("source",),
    "shown_on": "nowhere",
}


@pytest.mark.parametrize("part", FORGOTTEN)
def test_a_forgotten_answer_is_named(part: str) -> None:
    forgetful = dataclasses.replace(KINDS["visits"], **{part: FORGOTTEN[part]})

    assert any(part in fault.partition(":")[0] for fault in faults("visits", forgetful))


@pytest.mark.parametrize("part", [field.name for field in dataclasses.fields(Kind)])
def test_no_part_of_a_declaration_has_a_default(part: str) -> None:
    parts = {field.name: getattr(KINDS["visits"], field.name) for field in dataclasses.fields(Kind)}
    del parts[part]

    with pytest.raises(TypeError, match=part):
        Kind(**parts)
