"""
What click says on its own and what commands say of themselves, said again in the language of the run: help and wrong usage.

Click fills its sentences before anybody else sees them. So each is told here with its gaps, found again in the finished text, and said
as a message. A sentence that is not told here stays as click says it.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO, Any

import click

from kembar.cli.speaking import speaker
from kembar.model.problem import Message, say

SENTENCES = (
    say("{message} Did you mean {possibility}?"),
    say("{message} (Did you mean one of: {possibilities}?)"),
    say("Error: {message}"),
    say("Example: {command}"),
    say("Try '{command} {option}' for help."),
    say("Invalid value for {parameter}: {message}"),
    say("Invalid value: {message}"),
    say("No such option {name}."),
    say("No such command {name}."),
    say("Missing command."),
    say("Missing argument {name}."),
    say("Missing option {name}."),
    say("Missing argument {name}. {message}"),
    say("Missing option {name}. {message}"),
    say("Option {name} requires an argument."),
    say("Option {name} does not take a value."),
    say("Got unexpected extra argument ({args})"),
    say("Got unexpected extra arguments ({args})"),
    say("{value} is not one of {choices}."),
    say("{value} is not a valid {kind}."),
    say("{value} is not in the range {range}."),
    say("{kind} {name} does not exist."),
    say("{kind} {name} is a file."),
    say("{kind} {name} is a directory."),
    say("{kind} {name} is not readable."),
    say("{kind} {name} is not writable."),
    say("Choose from: {choices}"),
    say("[default: {value}]"),
    say("Show this message and exit."),
)
"""Click's sentences, the closest-fitting first."""

WORDS = (
    say("Usage:"),
    say("Options"),
    say("Commands"),
    say("Positional arguments"),
    say("Path"),
    say("File"),
    say("Directory"),
    say("integer"),
    say("[required]"),
    say("OPTIONS"),
    say("COMMAND"),
    say("ARGS"),
    say("DIRECTORY"),
    say("FILE"),
    say("PATH"),
    say("TEXT"),
    say("INTEGER"),
    say("KIND"),
    say("KEY"),
    say("CODE"),
    say("LANG"),
)
"""Click's words that stand alone, in headings, usage lines and beside options."""

_GAP = re.compile(r"\\\{(\w+)\\\}")
_METAVAR = re.compile(r"\b[A-Z]{2,}\b")


def retell(text: str) -> str:
    """
    A finished English text in the language of the run, if it is a message or one of click's sentences.

    What fills a gap is told again too, since click puts one sentence into another.
    """
    for sentence in SENTENCES:
        if found := _pattern(sentence.text).fullmatch(text):
            gaps = tuple((name, retell(value)) for name, value in found.groupdict().items())
            return speaker().say(Message(sentence.text, gaps))
    return speaker().say(Message(text))


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """A sentence as click fills it: any text in each gap, any white space between words."""
    return re.compile(_GAP.sub(r"(?P<\1>.+)", re.escape(sentence)).replace(r"\ ", r"\s+"), re.DOTALL)


class SpokenFormatter(click.HelpFormatter):
    """Lays help out as click does, in the language of the run."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, _retell_metavars(args), prefix or f"{retell('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """The heading above options or commands."""
        super().write_heading(retell(heading))

    def write_text(self, text: str) -> None:
        """What a command says of itself, a paragraph a message."""
        super().write_text("\n\n".join(retell(paragraph) for paragraph in paragraphs(text)))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Options or commands with their help; what click adds to a help stands in brackets behind it."""
        told = [(_retell_metavars(name), "  ".join(retell(part) for part in text.split("  "))) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each on one line, as they stand in the catalogue."""
    return [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]


def _retell_metavars(text: str) -> str:
    return _METAVAR.sub(lambda word: retell(word[0]), text)


class SpokenContext(click.Context):
    """The context of a command whose help is in the language of the run."""

    formatter_class = SpokenFormatter


class WrongUsage(click.UsageError):
    """Click's usage error, shown in the language of the run."""

    def __init__(self, error: click.UsageError) -> None:
        super().__init__(error.format_message(), error.ctx or click.get_current_context())

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the usage line, where to find help, and what is wrong."""
        context = self.ctx
        if context is None:
            return super().show(file)
        with context.scope(cleanup=False):
            hint = f"Try '{context.command_path} {max(context.help_option_names, key=len)}' for help."
            click.echo(f"{context.get_usage()}\n{retell(hint)}\n\n{retell(f'Error: {self.message}')}", file=file, err=True)
        return None


@contextmanager
def usage_retold() -> Iterator[None]:
    """Lets every usage error from within be shown in the language of the run."""
    try:
        yield
    except click.UsageError as error:
        raise WrongUsage(error) from error
