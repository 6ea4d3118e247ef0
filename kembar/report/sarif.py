"""
Problems as a SARIF 2.1.0 log (OASIS), for code hosts and editors.

The log has one run, with a rule for each code found. Lines and columns count from 1, and columns count characters (`unicodeCodePoints`).
Unknown lines and columns are left out. Paths are relative to the project's root.
"""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from kembar.model.problem import Problem, SourceLocation
from kembar.report.problems import Translate, sort_problems

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "PROJECTROOT"
"""The name of the base that all paths are relative to."""


def as_sarif(problems: Iterable[Problem], translate: Translate = str) -> str:
    """Return the log as JSON."""
    ordered = sort_problems(problems)
    rules = {code: position for position, code in enumerate(sorted({problem.code for problem in ordered}))}
    run = {
        "tool": {
            "driver": {"name": "Kembar", "rules": [{"id": code, "help": {"text": f"python build.py explain {code}"}} for code in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the project"}}},
        "results": [_result(problem, rules, translate) for problem in ordered],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _result(problem: Problem, rules: Mapping[str, int], translate: Translate) -> dict[str, object]:
    hint = f"\n{translate(problem.hint)}" if problem.hint else ""
    return {
        "ruleId": problem.code,
        "ruleIndex": rules[problem.code],
        "level": str(problem.level),
        "message": {"text": f"{translate(problem.message)}{hint}"},
        "locations": [{"physicalLocation": _physical_location(problem.location)}],
    }


def _physical_location(location: SourceLocation) -> dict[str, object]:
    region = {name: number for name, number in (("startLine", location.line), ("startColumn", location.column)) if number}
    artifact: dict[str, object] = {"artifactLocation": {"uri": quote(location.path), "uriBaseId": ROOT}}
    return {**artifact, "region": region} if region else artifact
