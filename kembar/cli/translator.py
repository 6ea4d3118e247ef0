"""Translate messages into the language of the run, which `ui_languages` chooses."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from kembar.cli.ui_languages import CATALOGUE, LOCALES
from kembar.i18n.translator import ENGLISH, Translator
from kembar.model.problem import Message

_LANGUAGE: ContextVar[str] = ContextVar("language", default=ENGLISH)


@contextmanager
def use_language(language: str) -> Iterator[None]:
    """Use a language for the run, and restore the former one afterwards."""
    token = _LANGUAGE.set(language)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)


def translator() -> Translator:
    """Return the translator of this run; outside of a run, the English one."""
    return translator_for(_LANGUAGE.get())


@cache
def translator_for(language: str) -> Translator:
    """Return the translator of a language. The first call reads its catalogue, so a run without messages reads none."""
    if language == ENGLISH:
        return Translator()
    from kembar.i18n.po import read_tool_messages  # noqa: PLC0415 - English needs no catalogue

    return Translator(language, read_tool_messages(Path(LOCALES, language, CATALOGUE)))


def translate(message: Message) -> str:
    """Return a message in the language of this run."""
    return translator().translate(message)


def translate_plural(count: int, one: str, many: str) -> str:
    """Return one of two English sentences in the language of this run: `translate_plural(3, "{count} page", "{count} pages")`."""
    return translator().translate_plural(count, one, many)
