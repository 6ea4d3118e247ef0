"""
The languages that the tool itself speaks: which there are, and which one a run has.

A language is one that has a catalogue `locales/<lang>/LC_MESSAGES/kembar.po`; English needs none, since messages are written in it.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from kembar.i18n.translator import ENGLISH

LOCALES = Path(__file__).parents[2] / "locales"
CATALOGUE = "LC_MESSAGES/kembar.po"

OPTION = "--lang"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language, the strongest first (POSIX.1-2017, 8.2)."""

FORMER_CODES = {"in": "id"}
"""Codes that systems still use for a language which has another one by now (ISO 639-1)."""


def languages() -> tuple[str, ...]:
    """The codes of all languages that the tool speaks, sorted."""
    return tuple(sorted({ENGLISH, *(path.name for path in LOCALES.glob("*") if (path / CATALOGUE).is_file())}))


def chosen(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> str:
    """
    The language of a run: the last one that its arguments ask for, else the system's, else English.

    The arguments are looked through before they are parsed, since a wrong one has to be told in the right language too.

    >>> chosen(["check", "--lang", "id"], {}), chosen(["--lang=en", "check"], {"LANG": "id_ID.UTF-8"}), chosen(["check"], {"LANG": "C"})
    ('id', 'en', 'en')
    """
    known = languages()
    asked = [code for code in _asked(arguments) if code in known]
    return asked[-1] if asked else of_system(environment, known)


def _asked(arguments: Sequence[str]) -> list[str]:
    """The values of the option, in the order in which they stand, in either of its forms."""
    pairs = zip(arguments, [*arguments[1:], ""], strict=False)  # the last "" follows nothing where there are no arguments
    return [
        following if argument == OPTION else argument.removeprefix(f"{OPTION}=")
        for argument, following in pairs
        if argument == OPTION or argument.startswith(f"{OPTION}=")
    ]


def of_system(environment: Mapping[str, str], known: Sequence[str]) -> str:
    """
    The system's language if it is known, else English. An empty variable says nothing.

    >>> of_system({"LC_ALL": "", "LC_MESSAGES": "in_ID", "LANG": "en_GB.UTF-8"}, ["en", "id"])
    'id'
    """
    locale = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    code = locale.lower().translate(str.maketrans("-.@", "___")).partition("_")[0]
    code = FORMER_CODES.get(code, code)
    return code if code in known else ENGLISH
