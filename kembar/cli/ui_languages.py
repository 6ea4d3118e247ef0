"""
List the languages of the tool's own messages, and choose the one for a run.

Each language has a catalogue `locales/<lang>/LC_MESSAGES/kembar.po`, except English, in which messages are written.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kembar.i18n.translator import ENGLISH

LOCALES = Path(__file__).parents[2] / "locales"
CATALOGUE = "LC_MESSAGES/kembar.po"

OPTION = "--lang"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The environment variables of the system's language, in order of precedence (POSIX.1-2017, 8.2)."""

FORMER_CODES = {"in": "id"}
"""Withdrawn language codes that systems still use, and their replacements (ISO 639-1)."""


def languages() -> tuple[str, ...]:
    """Return the sorted codes of all languages of the tool."""
    return tuple(sorted({ENGLISH, *(path.name for path in LOCALES.glob("*") if (path / CATALOGUE).is_file())}))


def chosen(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """
    Return the language of a run: the last `--lang` in the arguments, else the system's language, else English.

    This is decided before click parses the arguments, so that usage errors are in the right language too.

    >>> chosen(["check", "--lang", "id"], {}), chosen(["--lang=en", "check"], {"LANG": "id_ID.UTF-8"}), chosen(["check"], {"LANG": "C"})
    ('id', 'en', 'en')
    """
    known = languages()
    asked = [code for code in _asked(arguments) if code in known]
    return asked[-1] if asked else of_system(environment, known)


def _asked(arguments: Sequence[str]) -> list[str]:
    """Return the values of `--lang` in their order, from both forms of the option."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=False)  # the last "" follows nothing where there are no arguments
    return [
        following if argument == OPTION else argument.removeprefix(f"{OPTION}=")
        for argument, following in pairs
        if argument == OPTION or argument.startswith(f"{OPTION}=")
    ]


def of_system(environment: Mapping[str, str], known: Sequence[str]) -> str:
    """
    Return the system's language if it is known, else English. Empty variables are ignored.

    >>> of_system({"LC_ALL": "", "LC_MESSAGES": "in_ID", "LANG": "en_GB.UTF-8"}, ["en", "id"])
    'id'
    """
    locale = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    code = locale.lower().translate(str.maketrans("-.@", "___")).partition("_")[0]
    code = FORMER_CODES.get(code, code)
    return code if code in known else ENGLISH
