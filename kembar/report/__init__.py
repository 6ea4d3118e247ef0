"""
Problems and reports as people and programs read them: one module for each format.

In come problems as values; out goes text. `translate` says a message in the reader's language; English is spoken without it.
"""

from kembar.report.counts import summary
from kembar.report.github import as_github
from kembar.report.json import as_json, as_values
from kembar.report.sarif import as_sarif
from kembar.report.sorting import Translate, sorted_problems
from kembar.report.terminal import WIDEST, printable, text

__all__ = ["WIDEST", "Translate", "as_github", "as_json", "as_sarif", "as_values", "printable", "sorted_problems", "summary", "text"]
