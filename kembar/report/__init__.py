"""Problems and reports for people and for programs: one module for each format."""

from kembar.report.github import as_github
from kembar.report.json import as_json, as_values
from kembar.report.problems import Translate, count_problems, sort_problems
from kembar.report.sarif import as_sarif
from kembar.report.terminal import MAX_LINE_LENGTH, as_text, make_printable

__all__ = [
    "MAX_LINE_LENGTH",
    "Translate",
    "as_github",
    "as_json",
    "as_sarif",
    "as_text",
    "as_values",
    "count_problems",
    "make_printable",
    "sort_problems",
]
