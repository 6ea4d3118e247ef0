"""The command line of the benchmark: `python -m bench` measures, `python -m bench --make FOLDER` only writes the corpora."""

import tempfile
from pathlib import Path

import click

from bench.corpus.making import make_corpus
from bench.measure import FailedError
from bench.table import table
from bench.tools import TOOLS
from bench.trial import Figures, Project, trial

SIZES = (100, 1_000, 10_000)
SCRATCH = Path(tempfile.gettempdir()) / "kembar-bench"


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--pages", type=int, multiple=True, default=SIZES, show_default=True, help="The files of words of a corpus; may be repeated.")
@click.option("--tool", "tools", type=click.Choice([*TOOLS]), multiple=True, default=[*TOOLS], show_default=True, help="May be repeated.")
@click.option("--rounds", type=click.IntRange(min=1), default=3, show_default=True, help="How often each step is measured.")
@click.option("--scratch", type=click.Path(path_type=Path), default=SCRATCH, show_default=True, help="Where peers and projects lie.")
@click.option("--make", type=click.Path(path_type=Path), help="Only write the corpora, into this folder, as PAGES/TOOL.")
def main(pages: tuple[int, ...], tools: tuple[str, ...], rounds: int, scratch: Path, make: Path | None) -> None:
    """Builds the same corpora with Kembar and its peers, and prints how long each takes, as a table in Markdown."""
    try:
        if make:
            write_corpora(pages, tools, make)
        else:
            click.echo(table(measure(pages, tools, rounds, scratch)))
    except (FailedError, ValueError) as error:
        raise click.ClickException(str(error)) from error


def write_corpora(pages: tuple[int, ...], tools: tuple[str, ...], folder: Path) -> None:
    """Lays out each corpus for each tool, without its peers' packages."""
    for number in pages:
        corpus = make_corpus(number)
        for name in tools:
            TOOLS[name].lay_out(corpus, folder / str(number) / name)


def measure(pages: tuple[int, ...], tools: tuple[str, ...], rounds: int, scratch: Path) -> dict[int, dict[str, Figures]]:
    """The figures of all tools on all corpora. What goes on is told on standard error."""
    scratch.mkdir(parents=True, exist_ok=True)
    installations = {name: TOOLS[name].install(scratch) for name in tools}
    found = {}
    for number in pages:
        _tell(f"{number:,} pages: laying out")
        projects = {name: Project.lay_out(TOOLS[name], number, scratch / str(number) / name, installations[name]) for name in tools}
        found[number] = trial(projects, rounds, _tell)
    return found


def _tell(text: str) -> None:
    click.echo(text, err=True)


if __name__ == "__main__":
    main()
