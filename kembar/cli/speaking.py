"""
Messages said in the language of a run. Which one that is, is chosen in `tongues`.

A catalogue is read when the first thing is said in its language, so a run that says nothing pays nothing.
"""

from functools import cached_property
from pathlib import Path

import click

from kembar.cli.tongues import CATALOGUE, ENGLISH, LOCALES
from kembar.i18n.messages import Messages
from kembar.model.problem import Message

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

        return own_words(Path(LOCALES, self.language, CATALOGUE))

    def say(self, message: Message) -> str:
        """A message in this language, and the messages that fill its gaps as well."""
        return self._filled(self.messages.gettext(message.text), message)

    def say_counted(self, count: int, one: str, many: str) -> str:
        """One of two English sentences with a `{count}`, in the form that goes with the number."""
        return self.messages.ngettext(one, many, count).format(count=count)

    def _filled(self, text: str, message: Message) -> str:
        return Message(text, tuple((name, self.say(gap) if isinstance(gap, Message) else gap) for name, gap in message.gaps)).fill(text)


def let_speak(context: click.Context, speaker: Speaker) -> None:
    """Gives a run its speaker."""
    context.meta[_SPEAKER] = speaker


def speaker() -> Speaker:
    """Who speaks in this run; outside of a run, English is spoken."""
    context = click.get_current_context(silent=True)
    return context.meta.get(_SPEAKER, Speaker()) if context else Speaker()
