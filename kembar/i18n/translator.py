"""The tool's messages in one language. What its catalogue does not translate stays English."""

from dataclasses import dataclass, field

from kembar.i18n.messages import Messages
from kembar.model.problem import Message

ENGLISH = "en"
"""The language of the message ids."""


@dataclass(frozen=True, slots=True)
class Translator:
    """
    Translates messages into a language.

    >>> Translator().translate_plural(1, "{count} word", "{count} words")
    '1 word'
    """

    language: str = ENGLISH
    messages: Messages = field(default_factory=Messages)

    def translate(self, message: Message) -> str:
        """Return a message in this language, with the messages in its gaps translated too."""
        gaps = tuple((name, self.translate(gap) if isinstance(gap, Message) else gap) for name, gap in message.gaps)
        return Message(message.text, gaps).fill(self.messages.gettext(message.text))

    def translate_plural(self, count: int, one: str, many: str) -> str:
        """Return one of two English sentences with a `{count}`, translated, in the form for that number."""
        return self.messages.ngettext(one, many, count).format(count=count)
