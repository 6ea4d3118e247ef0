"""
Update the catalogues from code and templates: `make words`.

Each language has three: `portal.po` for pages (`locales/babel.cfg` lists its sources), `kembar.po` for the tool, and `click.po` for the
command-line library, compiled to `click.mo`. New messages get no translation, unused ones are removed.
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

from kembar.files.project_files import MAX_DEPTH
from kembar.i18n.extract_messages import extract_sentences


def extract_portal_messages(root: Path, folder: str = "") -> Catalog:
    """Return a catalogue of all messages of pages in `folder`, or anywhere below `root`, untranslated."""
    with (root / "locales" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call] # Babel leaves this one without types
    found = Catalog()
    places = extract_from_dir(
        root,
        [(pattern, f"{__name__}:extract_python_messages" if method == "python" else method) for pattern, method in methods],
        options,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=False,
        directory_filter=lambda path: _is_visible(root, path, folder),
    )
    for path, _, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, locations=[(path, 1)], auto_comments=comments, context=context)
    return found


def extract_python_messages(file: IO[bytes], keywords: Any, tags: Any, options: Any) -> Iterator[tuple[int, Any, Any, Any]]:  # noqa: ANN401 - Babel's
    """Yield the messages of Python code. Code without a call of a message function is not parsed, which saves time."""
    if _MESSAGE_CALL.search(file.read()):
        file.seek(0)
        yield from extract_python(file, keywords, tags, options)


_MESSAGE_CALL = re.compile(rb"\b(?:%b)\s*\(" % b"|".join(sorted(map(str.encode, DEFAULT_KEYWORDS))))
"""A call of a message function in Python code."""


def _is_visible(root: Path, path: str | PathLike[str], folder: str) -> bool:
    """Return whether messages are extracted from a folder: one in the given folder, not hidden, and not too deep."""
    parts = Path(path).relative_to(root.absolute()).parts
    return len(parts) <= MAX_DEPTH and not parts[-1].startswith((".", "_")) and (not folder or parts[0] == folder)


def extract_tool_messages(root: Path) -> Catalog:
    """Return a catalogue of all messages of the tool, untranslated."""
    found = Catalog()
    for sentence in extract_sentences(root):
        found.add((sentence.text, sentence.plural) if sentence.plural else sentence.text, locations=[(sentence.path, 1)])
    return found


def extract_click_messages() -> Catalog:
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

DOMAINS: Mapping[str, Callable[[Path], Catalog]] = {
    "portal": extract_portal_messages,
    "kembar": extract_tool_messages,
    "click": lambda _: extract_click_messages(),
}
"""The catalogues of a language by name, and the function that collects their messages."""


def update_catalogue(path: Path, template: Catalog) -> None:
    """Update a PO file: it keeps its header and translations and gets the messages of the template."""
    head = path.read_text(encoding="utf-8").partition("\n\n")[0]
    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.update(template, no_fuzzy_matching=True)
    body = BytesIO()
    write_po(body, catalogue, omit_header=True, width=0, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    path.write_text(f"{head}\n\n{body.getvalue().decode().strip()}\n", encoding="utf-8", newline="\n")


def compile_catalogue(path: Path) -> bytes:
    """Return the MO file of a PO file, reproducibly."""
    compiled = BytesIO()
    with path.open("rb") as file:
        catalogue = read_po(file)
    catalogue.creation_date = catalogue.revision_date = datetime.fromtimestamp(0, UTC)
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def main() -> None:
    """Update `locales/*/LC_MESSAGES/*.po` below the current folder, and those of test sites."""
    root = Path.cwd()
    for domain, words in DOMAINS.items():
        template = words(root)
        for place in ("locales", "tests/sites/*/locales"):
            for path in sorted(root.glob(f"{place}/*/LC_MESSAGES/{domain}.po")):
                update_catalogue(path, template)
                if domain == "click":
                    path.with_suffix(".mo").write_bytes(compile_catalogue(path))


if __name__ == "__main__":
    main()
