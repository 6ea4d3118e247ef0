"""
Translate help and usage errors into the language of the run.

The messages of click come from the catalogue `locales/<lang>/LC_MESSAGES/click.mo` through gettext; the help of our commands comes from the
catalogue of the tool.
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import TypeVar

import click

from kembar.cli.translator import translator
from kembar.cli.ui_languages import LOCALES
from kembar.model.problem import Message, tr

AnyCommand = TypeVar("AnyCommand", bound=click.Command)

DOMAIN = "click"
VARIABLE = "LANGUAGE"
"""The environment variable from which gettext takes the language at each message (GNU gettext manual, "The LANGUAGE variable")."""

_EXAMPLE = "Example: "


@contextmanager
def click_language(language: str) -> Iterator[None]:
    """Make click use the messages of a language, and restore the environment afterwards."""
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = language
    try:
        yield
    finally:
        del os.environ[VARIABLE]
        if before is not None:
            os.environ[VARIABLE] = before


def translated(command: AnyCommand) -> AnyCommand:
    """Return a copy of a command with its help in the language of the run. The first paragraph is the short help."""
    result = copy(command)
    paragraphs = [_paragraph(" ".join(paragraph.split())) for paragraph in (command.help or "").split("\n\n")]
    result.help, result.short_help = "\n\n".join(paragraphs), paragraphs[0]
    result.options_metavar = command.options_metavar and gettext.gettext(command.options_metavar)
    if isinstance(result, click.Group):
        result.subcommand_metavar = gettext.gettext(result.subcommand_metavar)
    result.params = [_translated_parameter(parameter) for parameter in command.params]
    return result


def _paragraph(text: str) -> str:
    """Return the translation of a paragraph of help. The command of an example is not translated."""
    if text.startswith(_EXAMPLE):
        return translator().translate(tr("Example: {command}", command=text.removeprefix(_EXAMPLE)))
    return translator().translate(Message(text))


def _translated_parameter(parameter: click.Parameter) -> click.Parameter:
    result = copy(parameter)
    result.type = copy(parameter.type)
    result.type.name = gettext.gettext(parameter.type.name)
    result.metavar = parameter.metavar and translator().translate(Message(parameter.metavar))
    if isinstance(result, click.Option):
        result.help = translator().translate(Message(result.help or ""))
    return result
