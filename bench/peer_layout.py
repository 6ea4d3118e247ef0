"""
What the layouts for other generators share: the same texts in common Markdown, the facts as front matter, the words of the interface.

Our links, citations and attributes are no part of common Markdown: a link to a record becomes a link to its page, as `link` writes it,
and a citation becomes a footnote that names its source.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from bench.corpus import Corpus
from bench.facts import HOME, Record, World
from bench.kembar_layout import LANGUAGES, REPOSITORY, SETTINGS
from bench.words import UPDATED, Words
from kembar.i18n.messages import Messages, read_messages
from kembar.i18n.names import CONTINENTS
from kembar.i18n.terms import TERMS, term
from kembar.model.config import Lang
from kembar.read.assets import read_assets

LinkTo = Callable[[str, str, str], str]
"""How a generator's Markdown names the page of a record: by language, kind and key."""

INTERFACE = {
    "about": "About the portal",
    "agreements": "Agreements",
    "also_written": "Also written",
    "as_of": "as of {date}",
    "at_a_glance": "At a glance",
    "cities": "Cities and regions",
    "coordinates": "Coordinates",
    "country": "Country",
    "direction": "Direction",
    "feed": "News feed (Atom)",
    "fields": "Fields of cooperation",
    "itinerary": "Day by day",
    "language": "Language",
    "led_by": "Led by",
    "menu": "Main menu",
    "on_this_page": "On this page",
    "organisations": "Organisations",
    "original": "Original",
    "outcomes": "What it led to",
    "people": "People and organisations",
    "places": "Places",
    "received_by": "Received by",
    "region": "Region",
    "revised": "This page was last revised on {date}.",
    "signed": "Signed",
    "since": "Since",
    "skip": "Skip to the content",
    "sources": "Sources",
    "sources_here": "Sources of this page",
    "status": "Status",
    "tie": "Tie",
    "topics": "Topics",
    "visits": "Visits",
    "when": "When",
    "you_are_here": "You are here",
}
"""The words of the interface, by the names that the peers' templates give them; the message ids are those of the portal's catalogue."""

CHOICES = ("RelationshipStatus", "FieldStage", "AgreementType", "AgreementStatus", "Direction", "StopKind", "StopStatus", "OutcomeStatus")
"""The choices of records whose words the templates show, as `Direction-outgoing`."""

_LINK = re.compile(r"\[([^\[\]]*)\]\((city|visit|field|person):([a-z0-9-]+)\)")
_CITATION = re.compile(r"\s*\[(@[^\[\]]*)\]")
_ATTRIBUTE = re.compile(r"\{lang=\w+\}")
_KINDS = {"city": "cities", "visit": "visits", "field": "fields", "person": "people"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a file of common Markdown: where it belongs, its front matter and its text."""

    lang: str
    kind: str
    key: str
    front: Mapping[str, Any]
    text: str


def leaves(corpus: Corpus, link: LinkTo) -> Iterator[Leaf]:
    """Every page that has a file of its own; agreements are facts alone."""
    for (lang, kind, key), words in corpus.words.items():
        yield Leaf(lang, kind, key, _front(corpus.world, lang, kind, key, words), _common(corpus.world, lang, words.text, link))
    for key in corpus.world.records["agreements"]:
        for lang in LANGUAGES:
            yield Leaf(lang, "agreements", key, _front(corpus.world, lang, "agreements", key), "")


def _common(world: World, lang: str, text: str, link: LinkTo) -> str:
    """A text without our additions to Markdown, and with a footnote for each source that it cites."""
    cited: dict[str, None] = {}

    def footnotes(found: re.Match[str]) -> str:
        keys = [key.strip().removeprefix("@") for key in found[1].split(";")]
        cited.update(dict.fromkeys(keys))
        return "".join(f"[^{key}]" for key in keys)

    def linked(found: re.Match[str]) -> str:
        kind, key = _KINDS[found[2]], found[3]
        return f"[{found[1] or world.name(kind, key, lang)}]({link(lang, kind, key)})"

    text = _LINK.sub(linked, _CITATION.sub(footnotes, _ATTRIBUTE.sub("", text)))
    notes = [f"[^{key}]: {_reference(world, lang, key, link)}" for key in cited]
    return "\n\n".join([text.rstrip("\n"), *notes]) + "\n"


def _reference(world: World, lang: str, key: str, link: LinkTo) -> str:
    source = world.records["sources"][key]
    return f"[{source['title']}]({link(lang, 'sources', key)}), {source['outlet']}, {source['author']}, {source['published']}"


def _front(world: World, lang: str, kind: str, key: str, words: Words | None = None) -> dict[str, Any]:
    """The front matter of a page: what every page has, then the facts of its kind."""
    if kind == "pages":
        return {"title": words.title if words else key, "description": words.description if words else "", "lastmod": UPDATED}
    record = world.records[kind][key]
    common = {
        "title": world.name(kind, key, lang),
        "description": words.description if words else record["summary"][lang],
        "lastmod": UPDATED,
    }
    return common | {"cities": _city, "visits": _visit, "agreements": _agreement}[kind](world, lang, key, record)


def _city(world: World, lang: str, key: str, city: Record) -> dict[str, Any]:
    tie = world.records["relationships"].get(f"{HOME}-{key}")
    population = city["figures"][0] if "figures" in city else None
    sources = [*city["sources"], *(tie["sources"] if tie else ()), *(source for scope in _scopes(tie) for source in scope["sources"])]
    return {
        "country": Locale(lang).territories[city["country"]],
        "continent": city["continent"],
        "coordinates": city["coordinates"],
        "variants": city.get("variants", []),
        **(
            {"population": {"matter": population["matter"][lang], "value": population["value"], "as_of": population["as_of"]}}
            if population
            else {}
        ),
        **({"tie": {name: tie[name] for name in ("status", "as_of", "since", "fields")}} if tie else {}),
        "places": [key],
        "fields": [scope["field"] for scope in _scopes(tie)],
        "sources": _once(sources),
    }


def _scopes(tie: Record | None) -> list[Record]:
    return list(tie["fields"]) if tie else []


def _visit(_world: World, lang: str, _key: str, visit: Record) -> dict[str, Any]:
    stops = [stop for leg in visit["legs"] for stop in leg["stops"]]
    begins, _, ends = visit["when"].partition("/")
    outcomes = [outcome for stop in stops for outcome in stop["outcomes"]]
    return {
        "date": begins,
        "ends": ends,
        "direction": visit["direction"],
        "visitors": visit["visitors"],
        "hosts": visit.get("hosts", []),
        "places": _once(leg["city"] for leg in visit["legs"]),
        "fields": _once(field for stop in stops for field in stop["topics"]),
        "stops": [
            {
                "kind": stop["kind"],
                "title": stop["title"][lang],
                "status": stop["status"],
                "when": stop["when"],
                "people": stop["people"],
                "organisations": stop["organisations"],
                "topics": stop["topics"],
                "outcomes": [{"text": outcome["text"][lang], "status": outcome["status"]} for outcome in stop["outcomes"]],
            }
            for stop in stops
        ],
        "sources": _once([*visit["sources"], *(source for part in (*stops, *outcomes) for source in part["sources"])]),
    }


def _agreement(_world: World, _lang: str, _key: str, agreement: Record) -> dict[str, Any]:
    return {
        "date": agreement["signed"],
        "type": "agreements",
        "agreement_type": agreement["type"],
        "status": agreement["status"],
        "signatories": agreement["signatories"],
        "places": agreement["parties"],
        "fields": agreement["fields"],
        "sources": agreement["sources"],
    }


def _once(keys: Any) -> list[str]:  # noqa: ANN401 any iterable of keys
    return list(dict.fromkeys(keys))


def people(world: World, lang: str) -> dict[str, dict[str, str]]:
    """Everyone by key, with the name and the office in a language; organisations have no office."""
    persons = {
        key: {"name": person["name"], "role": person["roles"][0]["title"][lang], "when": person["roles"][0]["when"]}
        for key, person in world.records["people"].items()
    }
    bodies = {key: {"name": body["name"][lang], "role": "", "when": ""} for key, body in world.records["organisations"].items()}
    return persons | bodies


def interface(lang: str) -> dict[str, str]:
    """The words of the interface in a language, from the portal's own catalogue."""
    messages = _messages(lang)
    words = {name: messages.gettext(msgid) for name, msgid in INTERFACE.items()}
    choices = {f"{choice}-{value}": term(messages, choice, value) for choice in CHOICES for value in TERMS[choice]}
    continents = {f"continent-{name}": Locale(lang).territories[code] for name, code in CONTINENTS.items()}
    return words | choices | continents


def _messages(lang: str) -> Messages:
    settings = SETTINGS["languages"][lang]
    path = REPOSITORY / "locales" / lang / "LC_MESSAGES" / "portal.po"
    return read_messages(path, Lang(code=lang, locale=settings["locale"], name=settings["name"]))[0]


def copy_assets(folder: Path) -> None:
    """Writes the portal's own style sheets, scripts, fonts and icons, each under its plain name."""
    assets, _ = read_assets(REPOSITORY)
    for name, asset in assets.items():
        if not name.startswith("static/"):
            write(folder / name, asset.content)


def markdown(leaf: Leaf) -> str:
    """A page as a file: front matter in YAML, and the text."""
    return f"---\n{as_yaml(leaf.front)}---\n\n{leaf.text}"


def as_yaml(value: object) -> str:
    """A value as YAML in block style."""
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def write(file: Path, content: bytes | str) -> None:
    """Writes a file, and the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
