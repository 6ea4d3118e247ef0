"""
Brings every catalogue of the portal's words up to date with the code and the templates: `make words`.

New messages come in untranslated, messages that nothing says any more go, translations stay. `locales/babel.cfg` says where to look.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po


def collected(root: Path) -> Catalog:
    """A catalogue of all messages in the code and the templates below `root`, without translations."""
    with (root / "locales" / "babel.cfg").open(encoding="utf-8") as config:
        methods, options = parse_mapping_cfg(config)  # type: ignore[no-untyped-call] # Babel leaves this one without types
    found = Catalog()
    places = extract_from_dir(root, methods, options, keywords=DEFAULT_KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=False)
    for path, _, message, comments, context in sorted(places, key=lambda place: place[:2]):
        found.add(message, locations=[(path, 1)], auto_comments=comments, context=context)
    return found


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
    """Renews `locales/*/LC_MESSAGES/portal.po` below the current folder."""
    root = Path.cwd()
    template = collected(root)
    for path in sorted(root.glob("locales/*/LC_MESSAGES/portal.po")):
        renew(path, template)


if __name__ == "__main__":
    main()
