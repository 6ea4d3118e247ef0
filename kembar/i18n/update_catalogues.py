"""
Brings the catalogues up to date with the code and the templates: `make words`.

Each language has three: `portal.po` for pages (`locales/babel.cfg` lists where to look), `kembar.po` for the tool, and `click.po` for the
command-line library, which is compiled to `click.mo` for gettext. New messages are added without a translation, unused ones are removed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_from_file, extract_python
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from kembar.files.project_files import DEEPEST
from kembar.i18n.extract_messages import sentences


def portal_words(root: Path, folder: str = "") -> Catalog:
    """Return a catalogue of all messages of pages in the code and the templates in `folder`, or anywhere below `root`, untranslated."""
    with (root / "locales" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call] # Babel leaves this one without types
    found = Catalog()
    places = extract_from_dir(
        root,
        [(pattern, f"{__name__}:python_words" if method == "python" else method) for pattern, method in methods],
        options,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=False,
        directory_filter=lambda path: _is_visible(root, path, folder),
    )
    for path, _, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, locations=[(path, 1)], auto_comments=comments, context=context)
    return found


def python_words(file: IO[bytes], keywords: Any, tags: Any, options: Any) -> Iterator[tuple[int, Any, Any, Any]]:  # noqa: ANN401 - Babel's
    """Yield the messages of Python code as Babel does, which takes long; none at once for code that calls no function for messages."""
    if _CALL.search(file.read()):
        file.seek(0)
        yield from extract_python(file, keywords, tags, options)


_CALL = re.compile(rb"\b(?:%b)\s*\(" % b"|".join(sorted(map(str.encode, DEFAULT_KEYWORDS))))
"""A call of a function for messages in Python code."""


def _is_visible(root: Path, path: str | PathLike[str], folder: str) -> bool:
    """Whether messages are collected in a folder: only in the given one, and not where nothing is read or deeper than any module is."""
    parts = Path(path).relative_to(root.absolute()).parts
    return len(parts) <= DEEPEST and not parts[-1].startswith((".", "_")) and (not folder or parts[0] == folder)


def tool_words(root: Path) -> Catalog:
    """A catalogue of all that the tool says, without translations."""
    found = Catalog()
    for sentence in sentences(root):
        found.add((sentence.text, sentence.plural) if sentence.plural else sentence.text, locations=[(sentence.path, 1)])
    return found


def click_words() -> Catalog:
    """Return a catalogue of the messages that click can show in a run, without translations."""
    [folder] = find_spec("click").submodule_search_locations  # type: ignore[union-attr, misc] # click is a package
    found = Catalog()
    for name in CLICK_MODULES:
        for _, message, _, _ in extract_from_file("python", Path(folder, f"{name}.py"), keywords=DEFAULT_KEYWORDS):
            found.add(message, locations=[(f"click/{name}.py", 1)])
    for text in CLICK_UNMARKED:
        found.add(text, locations=[("click/core.py", 1)])
    return found


CLICK_MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
CLICK_UNMARKED = ("[OPTIONS]", "COMMAND [ARGS]...", "text", "integer", "integer range", "required")
"""Texts that click shows without marking them for extraction."""

DOMAINS: Mapping[str, Callable[[Path], Catalog]] = {"portal": portal_words, "kembar": tool_words, "click": lambda _: click_words()}
"""The catalogues of a language by name, and what collects their messages."""


def renew(path: Path, template: Catalog) -> None:
    """Rewrites one PO file: its own head and its translations, the template's messages."""
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.update(template, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(body, catalogue, omit_header=True, width=0, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    path.write_text(f"{head}\n\n{body.getvalue().decode().strip()}\n", encoding="utf-8", newline="\n")


def compile_catalogue(path: Path) -> bytes:
    """Return the MO file of a PO file, in which gettext finds messages: the same bytes for the same PO file."""
    compiled = BytesIO()
    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(0, UTC)
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main() -> None:
    """Renews `locales/*/LC_MESSAGES/*.po` below the current folder, and those that test sites bring."""
    root = Path.cwd()
    for domain, words in DOMAINS.items():
        template = words(root)
        for place in ("locales", "tests/sites/*/locales"):
            for path in sorted(root.glob(f"{place}/*/LC_MESSAGES/{domain}.po")):
                renew(path, template)
                if domain == "click":
                    path.with_suffix(".mo").write_bytes(compile_catalogue(path))


if __name__ == "__main__":
    main()
