"""
The languages that the tool itself speaks: which there are, which one a run has, and a message said in it.

A language is one that has a catalogue `locales/<lang>/LC_MESSAGES/kembar.po`; English needs none, since messages are written in it.
A catalogue is read when the first thing is said in its language, so a run that says nothing pays nothing.
"""

import os
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import click

from kembar.i18n.messages import Messages
from kembar.model.problem import Message

LOCALES = Path(__file__).parents[2] / "locales"
CATALOGUE = "LC_MESSAGES/kembar.po"

ENGLISH = "en"
"""The language of the message ids."""

OPTION = "--lang"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says its language, the strongest first (POSIX.1-2017, 8.2)."""

FORMER_CODES = {"in": "id"}
"""Codes that systems still use for a language which has another one by now (ISO 639-1)."""

_SPEAKER = f"{__name__}.speaker"


class Speaker:
    """Says messages in one language."""

    def __init__(self, language: str = ENGLISH) -> None:
        self.language = language

    @cached_property
    def messages(self) -> Messages:
        """The words of the language. What a catalogue leaves out is said in English."""
        if self.language == ENGLISH:
            return Messages()
        from kembar.i18n.spoken import own_words  # noqa: PLC0415 - English reads no catalogue

        return own_words(LOCALES / self.language / CATALOGUE)

    def say(self, message: Message) -> str:
        """A message in this language, and the messages that fill its gaps as well."""
        return self._filled(self.messages.gettext(message.text), message)

    def say_counted(self, count: int, one: str, many: str) -> str:
        """One of two English sentences with a `{count}`, in the form that goes with the number."""
        return self.messages.ngettext(one, many, count).format(count=count)

    def _filled(self, text: str, message: Message) -> str:
        return Message(text, tuple((name, self.say(gap) if isinstance(gap, Message) else gap) for name, gap in message.gaps)).fill(text)


def languages() -> tuple[str, ...]:
    """The codes of all languages that the tool speaks, sorted."""
    return tuple(sorted({ENGLISH, *(path.parent.parent.name for path in LOCALES.glob(f"*/{CATALOGUE}"))}))


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
    pairs = pairwise([*arguments, ""])
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
    code = re.split(r"[-_.@]", locale.lower())[0]
    code = FORMER_CODES.get(code, code)
    return code if code in known else ENGLISH


def let_speak(context: click.Context, speaker: Speaker) -> None:
    """Gives a run its speaker."""
    context.meta[_SPEAKER] = speaker


def speaker() -> Speaker:
    """Who speaks in this run; outside of a run, English is spoken."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_SPEAKER, Speaker()) if context else Speaker()
