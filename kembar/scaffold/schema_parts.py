"""Operations on JSON Schemas."""

import json
from collections.abc import Iterable
from typing import Any

from kembar.scaffold.schema_patterns import Schema


def schema_text(schema: Schema) -> str:
    """Return the text of a schema file. Keys keep their order."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def simplify(schema: Any) -> Any:  # noqa: ANN401 a schema is made of all that JSON has
    """Return the schema with a list of one type written as that type, and without empty `required` lists."""
    if isinstance(schema, list):
        return [simplify(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    simple = {name: simplify(value) for name, value in schema.items() if (name, value) != ("required", [])}
    one = isinstance(simple.get("type"), list) and len(simple["type"]) == 1
    return {**simple, "type": simple["type"][0]} if one else simple


def list_schema(entries: Schema, size: int = 0) -> Schema:
    """Return the schema of a list with exactly `size` entries; with any number if it is 0."""
    return {"type": ["array"], "items": dict(entries), **({"minItems": size, "maxItems": size} if size else {})}


def allow_null(schema: Schema) -> Schema:
    """Return the schema, extended to accept null."""
    types = {"type": [*schema["type"], "null"]} if "type" in schema else {}
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **types, **values}


def without_type(schema: Schema) -> Schema:
    """Return the schema without its `type`."""
    return {name: value for name, value in schema.items() if name != "type"}


def join_languages(texts: Iterable[str]) -> str:
    """Return the texts separated by ` / `, without duplicates and empty texts."""
    return " / ".join(dict.fromkeys(filter(None, texts)))


def require_nonempty(name: str) -> Schema:
    """Return a schema that requires a field with a value that is not empty."""
    return {"required": [name], "properties": {name: {"not": {"enum": [None, ""]}, "pattern": r"\S"}}}
