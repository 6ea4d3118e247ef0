"""
The facts of a page as front matter, for generators that have no records: in the page's own language, and the same on both twins.

In comes the world; out go fields by name.
"""

from collections.abc import Iterable
from typing import Any

from babel import Locale

from bench.corpus.words import UPDATED, Words
from bench.corpus.world import HOME, Record, World


def front_matter(world: World, lang: str, kind: str, key: str, words: Words | None = None) -> dict[str, Any]:
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
    sources = [*city["sources"], *(tie["sources"] if tie else ()), *(source for scope in _scopes(tie) for source in scope["sources"])]
    return {
        "country": Locale(lang).territories[city["country"]],
        "continent": city["continent"],
        "coordinates": city["coordinates"],
        "variants": city.get("variants", []),
        "population": _population(lang, city),
        "tie": {name: tie[name] for name in ("status", "as_of", "since", "fields")} if tie else None,
        "places": [key],
        "fields": [scope["field"] for scope in _scopes(tie)],
        "sources": _once(sources),
    }


def _population(lang: str, city: Record) -> dict[str, Any] | None:
    figure = next(iter(city.get("figures", [])), None)
    return {"matter": figure["matter"][lang], "value": figure["value"], "as_of": figure["as_of"]} if figure else None


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


def _once(keys: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(keys))


def people(world: World, lang: str) -> dict[str, dict[str, str]]:
    """Everyone by key, with the name and the office in a language; organisations have no office."""
    persons = {
        key: {"name": person["name"], "role": person["roles"][0]["title"][lang], "when": person["roles"][0]["when"]}
        for key, person in world.records["people"].items()
    }
    bodies = {key: {"name": body["name"][lang], "role": "", "when": ""} for key, body in world.records["organisations"].items()}
    return persons | bodies
