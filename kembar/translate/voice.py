"""Who tells people what was found: sentences and counts in the language of a run."""

from collections.abc import Callable
from dataclasses import dataclass

from kembar.model.problem import Message


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count=count)


@dataclass(frozen=True, slots=True)
class Voice:
    """
    Says messages in a `language`, and counts in the form that goes with the number there. English speaks for itself.

    >>> Voice().speak_plural(1, "{count} word", "{count} words")
    '1 word'
    """

    language: str = "en"
    speak: Callable[[Message], str] = str
    speak_plural: Callable[[int, str, str], str] = _counted
