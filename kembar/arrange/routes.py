"""
Decide the address of every page and record in every language, and the aliases of each; report addresses that two of them claim.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from kembar.arrange.checks.address_conflicts import AddressClaim, address_conflicts
from kembar.arrange.layouts import RECORD_LAYOUTS, listings_of
from kembar.arrange.twins import Twins
from kembar.kinds.registry import KINDS
from kembar.kinds.relationship import Relationship
from kembar.model.config import SiteConfig
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Problem, SourceLocation
from kembar.model.site import Asset, PageKey, PageVersionKey


@dataclass(frozen=True, slots=True)
class Routes:
    """The addresses of each page or record by language, and the aliases of each page that has some, by kind, key and language."""

    addresses: Mapping[PageKey, Mapping[str, str]]
    aliases: Mapping[PageVersionKey, tuple[str, ...]]


def route(
    content: Content, words: Mapping[PageKey, Twins], assets: Mapping[str, Asset], claimed: Iterable[str] = ()
) -> tuple[Routes, list[Problem]]:
    """
    Return every address of the site. If two pages claim the same, both get it, and the problem names them.

    `claimed` are the addresses of files that are not content.
    """
    addresses = _addresses(content, words)
    aliases = {(page.kind, page.key, page.lang): page.meta.aliases for page in content.documents if page.meta.aliases}
    return Routes(addresses, aliases), list(
        address_conflicts([*(AddressClaim(address, None) for address in claimed), *_claims(content, words, addresses, assets)])
    )


def section(config: SiteConfig, kind: str, lang: str) -> str:
    """Return the folder of a listing in a language: its slug from the settings, or else its name. That of the home page is the language."""
    if kind == "home":
        return f"{lang}/"
    slug = config.sections.get(kind, {}).get(lang, kind)
    return f"{lang}/{slug}/"


def host_of(tie: Relationship, home: str) -> str:
    """Return the place whose page contains a relationship: the one that is not the home city."""
    one, other = tie.between
    return one if other == home else other


def _addresses(content: Content, words: Mapping[PageKey, Twins]) -> dict[PageKey, dict[str, str]]:
    """Return every address. Relationships come last, because they are on the page of a place."""
    config, records = content.config, content.records
    codes = [lang.code for lang in config.languages]
    found: dict[PageKey, dict[str, str]] = {}
    for kind in listings_of(config):
        found["listings", kind] = {code: section(config, kind, code) for code in codes}
    for kind in RECORD_LAYOUTS:
        for key in records.of(kind):
            twins = words.get((kind, key), {})
            found[kind, key] = {code: f"{section(config, kind, code)}{_slug(twins.get(code), key)}/" for code in codes}
    for kind, declaration in KINDS.items():
        for key in records.of(kind) if declaration.shown_on else ():
            found[kind, key] = {code: f"{section(config, declaration.shown_on, code)}#{key}" for code in codes}
    for (kind, key), twins in words.items():
        if kind == "pages":
            found[kind, key] = {code: f"{code}/{_slug(document, key)}/" for code, document in twins.items()}
    for key, tie in records.relationships.items():
        host = found.get(("cities", host_of(tie, config.home)), found["listings", "cities"])
        found["relationships", key] = {code: f"{address}#{key}" for code, address in host.items()}
    return found


def _slug(document: Document | None, key: str) -> str:
    """Return the last part of a page's address: its slug, or else its key."""
    return (document.meta.slug if document else "") or key


def _claims(
    content: Content, words: Mapping[PageKey, Twins], addresses: Mapping[PageKey, Mapping[str, str]], assets: Mapping[str, Asset]
) -> Iterator[AddressClaim]:
    """Yield the claims of the content: files, pages, the sections of pages, and aliases last."""
    yield from (
        AddressClaim(asset.address, partial(SourceLocation, f"assets/{name}"))
        for name, asset in sorted(assets.items())
        if name.startswith("static/")
    )
    for (kind, key), versions in addresses.items():
        for code, address in versions.items():
            yield AddressClaim(address, partial(_place, content, words, kind, key, code))
    for (kind, key), twins in words.items():
        if kind == "cities":
            yield from _heading_claims(addresses.get((kind, key), {}), twins)
    for document in content.documents:
        for position, alias in enumerate(document.meta.aliases):
            yield AddressClaim(alias, partial(_alias_place, document, position))


def _heading_claims(addresses: Mapping[str, str], twins: Twins) -> Iterator[AddressClaim]:
    """Yield the claims of headings in a place's text, which is on the same page as the anchors of relationships."""
    for code, address in addresses.items():
        if code in twins:
            yield from (
                AddressClaim(f"{address}#{heading.id}", partial(getattr, heading, "place")) for heading in twins[code].body.headings
            )


def _alias_place(document: Document, position: int) -> SourceLocation:
    return document.meta.places.get(f"aliases.{position}", document.place)


def _place(content: Content, words: Mapping[PageKey, Twins], kind: str, key: str, code: str) -> SourceLocation:
    """Return the location that decides the address of a page: its slug, text or record, or the settings for a listing."""
    document = words.get((kind, key), {}).get(code)
    if document:
        return document.meta.places.get("slug", document.place)
    return content.setting(("sections", key, code)) if kind == "listings" else content.place(kind, key)
