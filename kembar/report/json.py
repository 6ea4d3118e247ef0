"""Reports and problems as JSON, for programs."""

import json
from collections.abc import Iterable

from kembar.model.output import Report
from kembar.model.problem import Problem
from kembar.report.problems import Translate, sort_problems


def as_json(report: Report, problems: Iterable[Problem], translate: Translate = str) -> str:
    """Return one JSON object: the written and removed files, the number of unchanged files, and all problems."""
    values = {"made": report.made, "removed": report.removed, "kept": report.kept, "problems": as_values(problems, translate)}
    return json.dumps(values, indent=2, ensure_ascii=False)


def as_values(problems: Iterable[Problem], translate: Translate = str) -> list[dict[str, object]]:
    """Return the sorted problems as values for JSON. An unknown line or column is null."""
    return [
        {
            "path": problem.location.path,
            "line": problem.location.line or None,
            "column": problem.location.column or None,
            "level": str(problem.level),
            "code": problem.code,
            "message": translate(problem.message),
            "hint": translate(problem.hint) if problem.hint else "",
        }
        for problem in sort_problems(problems)
    ]
