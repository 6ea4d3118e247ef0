"""
The templates that each layout depends on: itself, and everything that it extends, includes or imports, directly or not.

Templates are not run for it. A tag whose template is not a literal string may read any template.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from kembar.files.project_files import list_files

_TAG = re.compile(r"{%[-+]?\s*(?:extends|include|import|from)\b\s*(?:\"([^\"]*)\"|'([^']*)')?")

LAYOUTS = "layouts/"


def closures(templates: Path) -> dict[str, tuple[str, ...]]:
    """Return the templates of each layout, by its name, as sorted paths below the folder."""
    paths, _ = list_files(templates.parent, templates.name)
    files = {path.partition("/")[2]: templates.parent / path for path in paths if path.endswith(".html")}
    texts = {path: file.read_text(encoding="utf-8") for path, file in files.items()}
    named = {path: _named(text) for path, text in texts.items()}
    layouts = [path for path in texts if path.startswith(LAYOUTS)]
    return {path.removeprefix(LAYOUTS).removesuffix(".html"): tuple(sorted(_closure(path, named))) for path in layouts}


def _named(text: str) -> set[str] | None:
    """Return the templates that a template names; None when it may name any.

    >>> sorted(_named('{% extends "base.html" %}{%- from "a.html" import a -%}')), _named("{% include view.part %}")
    (['a.html', 'base.html'], None)
    """
    found = {double or single for double, single in _TAG.findall(text)}
    return None if "" in found else found


def _closure(path: str, named: Mapping[str, set[str] | None]) -> set[str]:
    found, waiting = {path}, [path]
    while waiting:
        names = named.get(waiting.pop(), set())
        new = set(named if names is None else names) - found
        found |= new
        waiting += new
    return found
