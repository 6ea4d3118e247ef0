"""The command group: the list of commands, and what all commands share. A command is imported when it is used."""

import errno
import sys
from collections.abc import Mapping, Sequence
from copy import copy
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from kembar.cli.click_i18n import click_language, translated
from kembar.cli.options import lang
from kembar.cli.translator import translator, use_language
from kembar.cli.ui_languages import chosen
from kembar.model.problem import tr
from kembar.output.folder import WorkerKilledError, killed, refused
from kembar.pipeline.project import Project

DEFAULT_COMMAND = "build"

COMMANDS: Mapping[str, str] = {
    "build": "build",
    "serve": "serve",
    "check": "check",
    "explain": "explain_code",
    "status": "translate",
    "diff": "translate",
    "accept": "translate",
    "translate": "translate",
    "new": "new_files",
    "schema": "new_files",
    "package": "package",
}
"""The module of this package that defines each command as `<name>_command`."""


class Commands(click.Group):
    """
    A group whose default command is `build`: `build.py --strict` is `build.py build --strict`.

    Both the group and each command have the option `--lang`, so it can be given before or after the name of the command.
    """

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:  # noqa: ANN401 - click's signature
        """Choose the language, parse the arguments and run the command in this language."""
        args = sys.argv[1:] if args is None else list(args)
        language = chosen(args)
        with use_language(language), click_language(language):
            return click.Group.main(translated(self), args, *rest, **extra)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command with the option `--lang` and translated help; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = copy(getattr(import_module(f"kembar.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command"))
        command.params = list(command.params)
        lang(command)
        return translated(command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert the default command after the options of the group if no command is given."""
        position = self._options_end(args)
        rest = args[position:]
        if not rest or (rest[0] not in COMMANDS and rest[0].startswith("-") and rest[0] not in ctx.help_option_names):
            args = [*args[:position], DEFAULT_COMMAND, *rest]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command, and report errors of the operating system as messages without a traceback."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click's parser sets none on some errors, which then lack the usage line
            raise
        except OSError as error:
            if error.errno is None or error.errno == errno.EPIPE:  # click handles a closed pipe
                raise
            raise click.ClickException(translator().translate(refused(error))) from error
        except WorkerKilledError as error:
            raise click.ClickException(translator().translate(killed(error.number))) from error
        except MemoryError as error:
            raise click.ClickException(translator().translate(tr("memory ran out; close other programs, and run this again"))) from error

    def _options_end(self, args: list[str]) -> int:
        """Return the index of the first argument after the options of the group, each of which has a value."""
        own = {name for option in self.params for name in option.opts}
        position = 0
        while position < len(args) and args[position].partition("=")[0] in own:
            position += 1 if "=" in args[position] else 2
        return min(position, len(args))


@click.group(
    cls=Commands, commands={name: click.Command(name) for name in COMMANDS}, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project: templates, locales, assets. The current folder by default.",
)
@click.option(
    "--content", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The content folder, if it is outside the project."
)
@lang
@click.pass_context
def main(context: click.Context, root: Path, content: Path | None) -> None:
    """
    Kembar builds a bilingual portal from facts and texts.

    The default command is build.

    Example: python build.py --content tests/sites/small/content build --out small
    """
    context.obj = Project(root, content or root / "content")
