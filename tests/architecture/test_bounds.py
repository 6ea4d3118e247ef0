"""Every dependency has bounds, and the private parts that are used are there."""

import re
import tomllib
from importlib import import_module
from importlib.metadata import version

import pytest

from kembar.pipeline.extras import EXTRAS
from tests.architecture.modules import REPOSITORY

PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = [*PROJECT["dependencies"], *(name for names in PROJECT["optional-dependencies"].values() for name in names)]
BOUNDS = {
    found["name"]: found["upper"]
    for requirement in DECLARED
    if (found := re.fullmatch(r"(?P<name>[\w.-]+)>=[\d.]+,<(?P<upper>[\d.]+)", requirement))
}

PRIVATE_PARTS: dict[str, dict[str, tuple[str, ...]]] = {
    "jinja2": {
        "jinja2.compiler": ("CodeGenerator.macro_def", "CodeGenerator.visit_Call", "CodeGenerator.visit_FromImport", "Frame", "MacroRef"),
    },
    "markdown": {
        "markdown.extensions.attr_list": ("AttrListTreeprocessor.assign_attrs", "get_attrs_and_remainder", "isheader"),
        "markdown.treeprocessors": ("InlineProcessor",),
        "markdown.util": ("INLINE_PLACEHOLDER_RE", "AtomicString"),
    },
    "pydantic": {"pydantic_core": ("SchemaValidator", "core_schema.typed_dict_schema", "PydanticCustomError")},
    "watchfiles": {"watchfiles._rust_notify": ("RustNotify.watch", "RustNotify.close", "WatchfilesRustInternalError")},
}
"""The parts of libraries that are used without being promised to stay."""


def test_every_dependency_has_a_lower_and_an_upper_bound() -> None:
    assert [name for name in DECLARED if not name.startswith("kembar[") and re.split("[<>=]", name)[0] not in BOUNDS] == []


@pytest.mark.parametrize("library", PRIVATE_PARTS)
def test_private_parts_are_there_and_bounded_by_the_next_minor_version(library: str) -> None:
    for module, parts in PRIVATE_PARTS[library].items():
        for part in parts:
            found: object = import_module(module)
            for name in part.split("."):
                found = getattr(found, name)

    major, minor = version(library).split(".")[:2]
    assert BOUNDS[library] == f"{major}.{int(minor) + 1}"


def test_the_extras_are_those_that_the_project_declares() -> None:
    declared = {
        extra: {requirement.partition(">")[0].replace("-", "_") for requirement in requirements}
        for extra, requirements in PROJECT["optional-dependencies"].items()
        if extra in EXTRAS
    }

    assert {extra: set(packages) for extra, packages in EXTRAS.items()} == declared
    assert PROJECT["optional-dependencies"]["all"] == [f"kembar[{','.join(sorted(EXTRAS))}]"]
