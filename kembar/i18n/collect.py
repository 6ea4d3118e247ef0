"""
Brings the catalogues up to date with the code and the templates: `make words`.

There are two in each language: `portal.po`, the words of pages (`locales/babel.cfg` says where to look), and `kembar.po`, the words of
the tool. New messages come in untranslated, messages that nothing says any more go, translations stay.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from os import PathLike
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from kembar.i18n.sentences import sentences
from kembar.model.files import DEEPEST


def portal_words(root: Path) -> Catalog:
    """A catalogue of all messages of pages, in the code and the templates below `root`, without translations."""
    with (root / "locales" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call] # Babel leaves this one without types
    found = Catalog()
    places = extract_from_dir(
        root,
        methods,
        options,
        keywords=DEFAULT_KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=False,
        directory_filter=lambda folder: _is_visible(root, folder),
    )
    for path, _, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, locations=[(path, 1)], auto_comments=comments, context=context)
    return found


def _is_visible(root: Path, folder: str | PathLike[str]) -> bool:
    """Whether messages are looked for in a folder: not where nothing is read, nor deeper than any template or module is."""
    parts = Path(folder).relative_to(root.absolute()).parts
    return len(parts) <= DEEPEST and not parts[-1].startswith((".", "_"))


def tool_words(root: Path) -> Catalog:
    """A catalogue of all that the tool says, without translations."""
    found = Catalog()
    for sentence in sentences(root):
        found.add((sentence.text, sentence.plural) if sentence.plural else sentence.text, locations=[(sentence.path, 1)])
    return found


DOMAINS: Mapping[str, Callable[[Path], Catalog]] = {"portal": portal_words, "kembar": tool_words}
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


def main() -> None:
    """Renews `locales/*/LC_MESSAGES/*.po` below the current folder, and those that test sites bring."""
    root = Path.cwd()
    for domain, words in DOMAINS.items():
        template = words(root)
        for place in ("locales", "tests/sites/*/locales"):
            for path in sorted(root.glob(f"{place}/*/LC_MESSAGES/{domain}.po")):
                renew(path, template)


if __name__ == "__main__":
    main()
