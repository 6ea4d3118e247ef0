"""
Messages said in the language of a run. Which one that is, is chosen in `tongues`.

A catalogue is read when the first thing is said in its language, so a run that says nothing pays nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from pathlib import Path

from kembar.cli.tongues import CATALOGUE, ENGLISH, LOCALES
from kembar.i18n.messages import Messages
from kembar.model.problem import Message


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


_CURRENT: ContextVar[Speaker] = ContextVar("speaker")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Make `speaker` return the speaker of a language."""
    token = _CURRENT.set(Speaker(language))
    try:
        yield
    finally:
        _CURRENT.reset(token)


def speaker() -> Speaker:
    """Return the speaker of this run; outside of a run, that of English."""
    return _CURRENT.get(Speaker())
