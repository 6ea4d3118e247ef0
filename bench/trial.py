"""
The trial: every generator builds the same corpus, again and again, by turns.

In come a corpus, the tools and a number of rounds; out go the medians. A step that does not do what it should is no measurement: after
each edit the finished page is looked at.
"""

import shutil
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus.making import make_corpus
from bench.measure import FailedError, Spent, peak_memory, timed
from bench.tools import Tool

SENTENCE = "Kalimat ini baru ditulis."
"""What an edit writes into the words of a page, or takes out again."""


@dataclass(frozen=True, slots=True)
class Project:
    """A corpus as it lies for one tool. `laid` are its files; whatever else is found there later was made by builds."""

    tool: Tool
    folder: Path
    command: Sequence[str | Path]
    laid: frozenset[Path]
    edited: str

    @classmethod
    def lay_out(cls, tool: Tool, pages: int, folder: Path, installation: Path) -> "Project":
        """Writes the corpus for a tool into a folder of its own."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        corpus = make_corpus(pages)
        tool.lay_out(corpus, folder)
        command = tool.command(folder, installation)
        cities = list(corpus.world.records["cities"])
        return cls(tool, folder, command, frozenset(folder.rglob("*")), cities[len(cities) // 2])

    def clean(self) -> None:
        """Takes away everything that builds have made, caches too."""
        self._clean(self.folder)

    def _clean(self, folder: Path) -> None:
        for path in list(folder.iterdir()):
            is_folder = path.is_dir() and not path.is_symlink()
            if path not in self.laid:
                shutil.rmtree(path) if is_folder else path.unlink()
            elif is_folder:
                self._clean(path)

    def edit(self) -> None:
        """Writes a sentence into the words of one page, or takes it out again."""
        file = self.folder / self.tool.words.format(key=self.edited)
        text, written = file.read_text(encoding="utf-8"), f"---\n\n{SENTENCE} "
        file.write_text(text.replace(written, "---\n\n") if written in text else text.replace("---\n\n", written, 1), encoding="utf-8")

    @property
    def output(self) -> Path:
        """Where builds publish to."""
        return self.folder / self.tool.output

    def confirm(self) -> None:
        """Raises `FailedError` when the finished page does not say what its words say."""
        written = SENTENCE in (self.folder / self.tool.words.format(key=self.edited)).read_text(encoding="utf-8")
        finished = SENTENCE in (self.output / self.tool.page.format(key=self.edited)).read_text(encoding="utf-8")
        if written is not finished:
            message = f"{self.tool.name} has not brought the page of {self.edited} up to date"
            raise FailedError(message)


def _nothing(_project: Project) -> None:
    pass


STEPS: Mapping[str, Callable[[Project], None]] = {"full": Project.clean, "unchanged": _nothing, "edit": Project.edit}
"""What is done to a project before a new process builds it. The order counts: only after a full build is nothing changed."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a tool has published: how many HTML pages, and how many bytes they have together."""

    pages: int
    size: int


@dataclass(slots=True)
class Figures:
    """What was measured of one tool on one corpus."""

    spent: dict[str, list[Spent]] = field(default_factory=lambda: {step: [] for step in STEPS})
    memory: int = 0
    finished: Finished = Finished(0, 0)

    def clock(self, step: str) -> float:
        """The median of the seconds by the clock."""
        return statistics.median(spent.clock for spent in self.spent[step])

    def processor(self, step: str) -> float:
        """The median of the seconds of all processors."""
        return statistics.median(spent.processor for spent in self.spent[step])


def trial(projects: Mapping[str, Project], rounds: int, tell: Callable[[str], None]) -> dict[str, Figures]:
    """Measures every tool by turns, and its memory once. Raises `FailedError`."""
    figures = {name: Figures() for name in projects}
    for number in range(1, rounds + 1):
        for step, prepare in STEPS.items():
            for name, project in projects.items():
                prepare(project)
                spent = timed(project.command, project.folder)
                project.confirm()
                figures[name].spent[step].append(spent)
                tell(f"round {number}, {step}, {name}: {spent.clock:.2f} s by the clock, {spent.processor:.2f} s of processors")
    for name, project in projects.items():
        project.clean()
        figures[name].memory = peak_memory(project.command, project.folder)
        figures[name].finished = _finished(project.output.rglob("*.html"))
        tell(f"memory, {name}: {figures[name].memory / 2**20:.0f} MiB")
    return figures


def _finished(pages: Iterable[Path]) -> Finished:
    sizes = [page.stat().st_size for page in pages]
    return Finished(len(sizes), sum(sizes))
