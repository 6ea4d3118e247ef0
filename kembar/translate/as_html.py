"""The translation matrix as one HTML page without scripts and without other files."""

from collections.abc import Iterator
from html import escape

from kembar.i18n.translator import Translator
from kembar.model.problem import tr
from kembar.model.site import State
from kembar.translate.as_text import STATE_NAMES, cell_remarks, drift_labels
from kembar.translate.matrix import Cell, Matrix, Row

STYLE = """
body { font: 100%/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1a1a1a; background: #fff }
table { border-collapse: collapse; margin-block: 1rem 2rem }
caption { text-align: start; font-weight: bold; padding-block: .5rem }
th, td { text-align: start; vertical-align: top; padding: .4rem .8rem; border: 1px solid #8a8a8a }
thead th { position: sticky; inset-block-start: 0; background: #f0f0f0 }
ul { margin: 0; padding-inline-start: 1.2rem }
.stale { background: #fff1cc }
.untranslated { background: #fbe3e0 }
.absent { color: #595959 }
""".strip()


def matrix_html(matrix: Matrix, translator: Translator) -> str:
    """Return the page, in the language of the translator."""
    title = escape(translator.translate(tr("Translations")))
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(translator.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>\n{STYLE}\n</style>",
            "</head>",
            "<body>",
            f"<h1>{title}</h1>",
            *_totals(matrix, translator),
            *_pages(matrix, translator),
            "</body>",
            "</html>",
            "",
        ]
    )


def _totals(matrix: Matrix, translator: Translator) -> Iterator[str]:
    yield from _table(matrix, translator.translate(tr("Totals")), translator.translate(tr("State")))
    totals = matrix.totals
    for state in State:
        yield _row(translator.translate(STATE_NAMES[state]), [f"<td>{totals[lang.code].states[state]}</td>" for lang in matrix.languages])
    yield _row(translator.translate(tr("words to translate")), [f"<td>{totals[lang.code].words}</td>" for lang in matrix.languages])
    yield "</tbody>\n</table>"


def _pages(matrix: Matrix, translator: Translator) -> Iterator[str]:
    yield from _table(matrix, translator.translate(tr("Pages")), translator.translate(tr("Page")))
    for row in matrix.rows:
        yield _row(f"{row.kind}/{row.key}", list(_cells(matrix, row, translator)))
    yield "</tbody>\n</table>"


def _table(matrix: Matrix, caption: str, corner: str) -> Iterator[str]:
    yield f'<table>\n<caption>{escape(caption)}</caption>\n<thead>\n<tr><th scope="col">{escape(corner)}</th>'
    for lang in matrix.languages:
        yield f'<th scope="col" lang="{escape(lang.code)}" dir="{escape(lang.direction)}">{escape(lang.name)}</th>'
    yield "</tr>\n</thead>\n<tbody>"


def _row(head: str, cells: list[str]) -> str:
    return "".join([f'<tr><th scope="row">{escape(head)}</th>', *cells, "</tr>"])


def _cells(matrix: Matrix, row: Row, translator: Translator) -> Iterator[str]:
    for lang in matrix.languages:
        cell = row.cells[lang.code]
        yield f'<td class="{cell.state}">{"".join(_cell(cell, translator))}</td>'


def _cell(cell: Cell, translator: Translator) -> Iterator[str]:
    yield escape(translator.translate(STATE_NAMES[cell.state]))
    yield from (", " + escape(remark) for remark in cell_remarks(cell, translator))
    if cell.drift:
        items = "".join(f"<li><code>{escape(part)}</code></li>" for part in drift_labels(cell.drift))
        yield f"<ul>{items}</ul>"
    if cell.path:
        yield f"<br><small>{escape(cell.path)}</small>"
