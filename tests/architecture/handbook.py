"""
Brings the examples in the handbook of problems up to date: `python -m tests.architecture.handbook`.

Its prose is written by hand, in `docs/problems.md` and its twins. The output for each problem is between comments and is
written here, in the language of the page.
"""

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kembar.cli.handbook import HANDBOOKS, ROOT
from tests.architecture.seen import seen

EXAMPLE = re.compile(
    r"(?P<head>^### (?P<code>[a-z0-9.-]+)\n(?:(?!#|<!--)[^\n]*\n)*<!-- seen -->\n).*?(?P<end><!-- end -->)", re.MULTILINE | re.DOTALL
)


def updated(text: str, shown: Mapping[str, str]) -> str:
    """Return the handbook with every example updated. Raises `KeyError` for a code without an example."""
    return EXAMPLE.sub(lambda found: f"{found['head']}\n```text\n{shown[found['code']]}```\n\n{found['end']}", text)


def main() -> None:
    """Rewrites the handbook in every language."""
    for language, path in HANDBOOKS.items():
        with tempfile.TemporaryDirectory() as folder:
            shown = seen(language, Path(folder))
        file = ROOT / path
        file.write_text(updated(file.read_text(encoding="utf-8"), shown), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
