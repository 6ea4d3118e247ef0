"""The command itself: what all commands share, and the explicit list of them. A command is loaded when it is asked for."""

import errno
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from kembar.build.published import WorkerKilledError
from kembar.build.refusals import killed, refused
from kembar.cli.options import lang
from kembar.cli.retelling import SpokenContext, paragraphs, usage_retold
from kembar.cli.speaking import Speaker, let_speak, speaker
from kembar.cli.tongues import chosen
from kembar.model.problem import say
from kembar.pipeline.project import Project

DEFAULT_COMMAND = "build"

COMMANDS: Mapping[str, str] = {
    "build": "building",
    "serve": "serving",
    "check": "checking",
    "explain": "explaining",
    "status": "translating",
    "diff": "translating",
    "accept": "translating",
    "translate": "translating",
    "new": "writing",
    "schema": "writing",
    "package": "packaging",
}
"""Each command, and the module of this package that holds it as `<name>_command`."""


class Commands(click.Group):
    """
    Commands in the language of the run, of which `build` may be left unsaid: `build.py --strict` is `build.py build --strict`.

    Each command takes `--lang` as the group does, so it may stand before or after the command's name.
    """

    context_class = SpokenContext

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names of all commands, sorted."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, loaded and given what all commands share; None for a name that there is not."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            command = getattr(import_module(f"kembar.cli.{COMMANDS[cmd_name]}"), f"{cmd_name}_command")
            lang(command)
            command.context_class = SpokenContext
            self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Chooses the language first; puts the default command where none is named, behind the options of the group itself."""
        let_speak(ctx, Speaker(chosen(args)))
        position = self._options_end(args)
        rest = args[position:]
        if not rest or (rest[0] not in COMMANDS and rest[0].startswith("-") and rest[0] not in ctx.help_option_names):
            args = [*args[:position], DEFAULT_COMMAND, *rest]
        with usage_retold():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. What the system refuses or ends is no mistake of the program: the reason is reported, without a traceback."""
        with usage_retold():
            try:
                return super().invoke(ctx)
            except OSError as error:
                if error.errno is None or error.errno == errno.EPIPE:  # click ends a run whose output is not read
                    raise
                raise click.ClickException(speaker().say(refused(error))) from error
            except WorkerKilledError as error:
                raise click.ClickException(speaker().say(killed(error.number))) from error
            except MemoryError as error:
                raise click.ClickException(speaker().say(say("memory ran out; close other programs, and run this again"))) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, each with the first paragraph of its help, whole."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, paragraphs(self._help(ctx, name))[0]) for name in self.list_commands(ctx)])

    def _help(self, ctx: click.Context, name: str) -> str:
        command = self.get_command(ctx, name)
        return (command.help if command else "") or ""

    def _options_end(self, args: list[str]) -> int:
        """The position behind the group's own options, each of which takes a value."""
        own = {name for option in self.params for name in option.opts}
        position = 0
        while position < len(args) and args[position].partition("=")[0] in own:
            position += 1 if "=" in args[position] else 2
        return min(position, len(args))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project: templates, locales, assets. The current folder by default.",
)
@click.option(
    "--content", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The content, if it does not lie in the project."
)
@lang
@click.pass_context
def main(context: click.Context, root: Path, content: Path | None) -> None:
    """
    Kembar builds a bilingual portal from facts and words.

    Without a command, it builds.

    Example: python build.py --content tests/sites/small/content build --out small
    """
    context.obj = Project(root, content or root / "content")
