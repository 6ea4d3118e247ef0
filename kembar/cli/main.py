"""The command itself: what all commands share, and the explicit list of them."""

from pathlib import Path

import click

from kembar.cli.building import build_command, check_command
from kembar.cli.explaining import explain_command
from kembar.cli.options import lang
from kembar.cli.packaging import package_command
from kembar.cli.retelling import SpokenContext, paragraphs, usage_retold
from kembar.cli.speaking import Speaker, chosen, let_speak
from kembar.cli.translating import accept_command, diff_command, status_command, translate_command
from kembar.cli.writing import new_command, schema_command
from kembar.pipeline import Project

DEFAULT_COMMAND = "build"


class Commands(click.Group):
    """
    Commands in the language of the run, of which `build` may be left unsaid: `build.py --strict` is `build.py build --strict`.

    Each command takes `--lang` as the group does, so it may stand before or after the command's name.
    """

    context_class = SpokenContext

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Takes a command in, and gives it what all commands share."""
        lang(cmd)
        cmd.context_class = SpokenContext
        super().add_command(cmd, name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Chooses the language first; puts the default command where none is named, behind the options of the group itself."""
        let_speak(ctx, Speaker(chosen(args)))
        position = self._options_end(args)
        rest = args[position:]
        if not rest or (rest[0] not in self.commands and rest[0].startswith("-") and rest[0] not in ctx.help_option_names):
            args = [*args[:position], DEFAULT_COMMAND, *rest]
        with usage_retold():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command."""
        with usage_retold():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, each with the first paragraph of its help, whole."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, paragraphs(self.commands[name].help or "")[0]) for name in self.list_commands(ctx)])

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


for command in (
    build_command,
    check_command,
    explain_command,
    status_command,
    diff_command,
    accept_command,
    translate_command,
    new_command,
    schema_command,
    package_command,
):
    main.add_command(command)
