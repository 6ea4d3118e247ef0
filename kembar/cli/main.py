"""The command itself: what all commands share, and the explicit list of them."""

from pathlib import Path

import click

from kembar.cli.building import build_command, check_command
from kembar.pipeline import Project

DEFAULT_COMMAND = "build"


class CommandsWithDefault(click.Group):
    """A group of commands in which `build` may be left unsaid: `build.py --strict` is `build.py build --strict`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts the default command where none is named, behind the options of the group itself."""
        position = self._options_end(args)
        rest = args[position:]
        if not rest or (rest[0] not in self.commands and rest[0].startswith("-") and rest[0] not in ctx.help_option_names):
            args = [*args[:position], DEFAULT_COMMAND, *rest]
        return super().parse_args(ctx, args)

    def _options_end(self, args: list[str]) -> int:
        """The position behind the group's own options, each of which takes a value."""
        own = {name for option in self.params for name in option.opts}
        position = 0
        while position < len(args) and args[position].partition("=")[0] in own:
            position += 1 if "=" in args[position] else 2
        return min(position, len(args))


@click.group(cls=CommandsWithDefault, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The project: templates, locales, assets. The current folder by default.",
)
@click.option(
    "--content", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The content, if it does not lie in the project."
)
@click.pass_context
def main(context: click.Context, root: Path, content: Path | None) -> None:
    """
    Kembar builds a bilingual portal from facts and words.

    Without a command, it builds.

    Example: python build.py --content tests/sites/small/content build --out small
    """
    context.obj = Project(root, content or root / "content")


for command in (build_command, check_command):
    main.add_command(command)
