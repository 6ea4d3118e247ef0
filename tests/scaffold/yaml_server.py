"""
Checks a YAML file as a YAML language server does: it reads scalars by the core schema of YAML 1.2 and validates them by a JSON Schema.

It uses PyYAML and the jsonschema package, and no code of the generator.
"""

import json
import re
from pathlib import Path
from typing import Any, ClassVar

import yaml
from jsonschema import Draft7Validator

from tests.pipeline.site_test import REPOSITORY

SCHEMAS = REPOSITORY / "schemas"
FENCE = "---\n"


LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CoreLoader(LOADER):  # type: ignore[misc] # PyYAML has a C loader only where it was built with one
    """Loads YAML with the core schema of YAML 1.2 instead of the types of YAML 1.1."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


RESOLVERS = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
}
for name, pattern in RESOLVERS.items():
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(rf"^(?:{pattern})$"), None)


def _integer(loader: CoreLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", _integer)


def value_of(text: str) -> object:
    """Return the value of a YAML text. Raises `yaml.YAMLError` for invalid YAML."""
    value: object = yaml.load(text, Loader=CoreLoader)  # noqa: S506 - a safe loader with other scalars
    return value


def front_of(text: str) -> str:
    """Return the front matter of a text."""
    return text.removeprefix(FENCE).partition(FENCE)[0] if text.startswith(FENCE) else ""


def validator(name: str) -> Draft7Validator:
    """Return the committed schema with a name."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def schema_and_text(file: Path, content: Path) -> tuple[str, str]:
    """Return the name of the schema for a content file, and its YAML."""
    text = file.read_text(encoding="utf-8")
    match file.relative_to(content).parts:
        case ("site.yaml",):
            return "site", text
        case ("facts", kind, _):
            return kind, text
        case (_, "pages", _):
            return "front-page", front_of(text)
        case _:
            return "front-record", front_of(text)


def faults(name: str, text: str) -> list[str]:
    """Return what a server marks in a YAML text."""
    try:
        value = value_of(text)
    except yaml.YAMLError as error:
        return [f"yaml: {type(error).__name__}"]
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]
