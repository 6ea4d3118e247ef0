"""
Problems as a SARIF 2.1.0 log (OASIS), which code hosts and editors read.

One run with a rule for each code that was found. Lines and columns count from 1 and columns in characters, which SARIF calls
`unicodeCodePoints`; what is not known is left out. Paths are relative to the project's root.
"""

import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from kembar.model.problem import Problem, SourceLocation
from kembar.report.sorting import Translate, sorted_problems

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "PROJECTROOT"
"""The name by which paths say that they begin at the project's root."""


def as_sarif(problems: Iterable[Problem], translate: Translate = str) -> str:
    """The whole log."""
    ordered = sorted_problems(problems)
    rules = {code: position for position, code in enumerate(sorted({problem.code for problem in ordered}))}
    run = {
        "tool": {"driver": {"name": "Kembar", "rules": [_rule(code) for code in rules]}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the project"}}},
        "results": [_result(problem, rules, translate) for problem in ordered],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _rule(code: str) -> dict[str, object]:
    """A code; what it means is told by the command that explains codes."""
    return {"id": code, "help": {"text": f"python build.py explain {code}"}}


def _result(problem: Problem, rules: Mapping[str, int], translate: Translate) -> dict[str, object]:
    hint = f"\n{translate(problem.hint)}" if problem.hint else ""
    return {
        "ruleId": problem.code,
        "ruleIndex": rules[problem.code],
        "level": str(problem.level),
        "message": {"text": f"{translate(problem.message)}{hint}"},
        "locations": [{"physicalLocation": _location(problem.location)}],
    }


def _location(place: SourceLocation) -> dict[str, object]:
    region = {name: number for name, number in (("startLine", place.line), ("startColumn", place.column)) if number}
    where: dict[str, object] = {"artifactLocation": {"uri": quote(place.path), "uriBaseId": ROOT}}
    return {**where, "region": region} if region else where
