"""What a run did and found, as one JSON object for programs."""

import json
from collections.abc import Iterable

from kembar.model.output import Report
from kembar.model.problem import Problem
from kembar.report.sorting import Translate, sorted_problems


def as_json(report: Report, problems: Iterable[Problem], translate: Translate = str) -> str:
    """One JSON object: what was made and removed, how many files were kept, and every problem."""
    told = {"made": report.made, "removed": report.removed, "kept": report.kept, "problems": as_values(problems, translate)}
    return json.dumps(told, indent=2, ensure_ascii=False)


def as_values(problems: Iterable[Problem], translate: Translate = str) -> list[dict[str, object]]:
    """Every problem, in order, as JSON has it. A place's unknown parts are null."""
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
        for problem in sorted_problems(problems)
    ]
