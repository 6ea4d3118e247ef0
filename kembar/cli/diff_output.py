"""Print a comparison as text; in colours on a terminal if the extra `terminal` is installed, in two columns if there is room."""

import sys
from typing import TYPE_CHECKING

import click

from kembar import report
from kembar.i18n.translator import Translator
from kembar.pipeline.extras import is_installed
from kembar.translate.compare import Comparison
from kembar.translate.diff_text import DiffSection, comparison_heading, comparison_text, diff_sections

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

WIDE = 100
"""The minimum width for two columns, in characters."""


def echo_difference(comparison: Comparison, translator: Translator) -> None:
    """Print what has changed in the source of a translation on standard output."""
    if not (sys.stdout.isatty() and is_installed("terminal")):
        click.echo(_printable(comparison_text(comparison, translator)))
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    console = Console(highlight=False)
    console.print(_coloured(comparison_heading(comparison, translator)))
    for section in diff_sections(comparison, translator):
        console.print()
        console.print(_coloured("\n".join([section.title, *section.remarks])))
        console.print(_columns(section) if console.width >= WIDE else _coloured(f"{section.source}\n{section.translation}"))


def _columns(section: DiffSection) -> "Table":
    from rich.table import Table  # noqa: PLC0415

    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(_coloured(section.source), _coloured(section.translation))
    return table


def _coloured(text: str) -> "Text":
    from rich.text import Text  # noqa: PLC0415

    coloured = Text(_printable(text))
    coloured.highlight_regex(r"\[-.*?-\]", "red")
    coloured.highlight_regex(r"\{\+.*?\+\}", "green")
    coloured.highlight_regex(r"(?m)^== .*$", "bold")
    return coloured


def _printable(text: str) -> str:
    return "\n".join(map(report.make_printable, text.splitlines()))
