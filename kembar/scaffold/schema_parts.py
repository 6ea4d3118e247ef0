"""What schemas are put together from, and how one is written to a file."""

import json
from collections.abc import Iterable
from typing import Any

from kembar.scaffold.schema_patterns import Schema


def schema_text(schema: Schema) -> str:
    """A schema as a file, in which keys stand in the order in which they were written."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def simplify(schema: Any) -> Any:  # noqa: ANN401 a schema is made of all that JSON has
    """The same with a single type written as one, and without requirements that ask for nothing."""
    if isinstance(schema, list):
        return [simplify(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: simplify(value) for name, value in schema.items() if (name, value) != ("required", [])}
    one = isinstance(kept.get("type"), list) and len(kept["type"]) == 1
    return {**kept, "type": kept["type"][0]} if one else kept


def list_schema(entries: Schema, size: int = 0) -> Schema:
    """A list of such entries, of exactly `size` if that is given."""
    return {"type": ["array"], "items": dict(entries), **({"minItems": size, "maxItems": size} if size else {})}


def allow_null(schema: Schema) -> Schema:
    """The same, or nothing."""
    types = {"type": [*schema["type"], "null"]} if "type" in schema else {}
    values = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, **types, **values}


def without_type(schema: Schema) -> Schema:
    """What must be true of a value, whatever types it may have."""
    return {name: value for name, value in schema.items() if name != "type"}


def join_languages(texts: Iterable[str]) -> str:
    """What is said in several languages, once where they agree."""
    return " / ".join(dict.fromkeys(filter(None, texts)))


def require_nonempty(name: str) -> Schema:
    """That a field is there and says something."""
    return {"required": [name], "properties": {name: {"not": {"enum": [None, ""]}, "pattern": r"\S"}}}
