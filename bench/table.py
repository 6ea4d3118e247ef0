"""
The figures as a table in Markdown: medians, and how Kembar stands to the fastest of its peers, beside the goal.

In come the figures by number of pages and tool; out goes text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from bench.tools import TOOLS
from bench.trial import Figures

OWN = "kembar"

Trials = Mapping[int, Mapping[str, Figures]]
"""The figures of each tool by number of pages."""

STEP_NAMES = {
    "full": "full build from nothing",
    "unchanged": "nothing changed, new process",
    "edit": "one page’s words edited, new process",
}

GOALS = {
    ("full", 100): 2.0,
    ("full", 1_000): 1.0,
    ("full", 10_000): 1.0,
    ("unchanged", 1_000): 0.1,
    ("unchanged", 10_000): 0.03,
    ("edit", 1_000): 0.2,
    ("edit", 10_000): 0.06,
}
"""The most that Kembar may take, as a share of the time of the fastest peer, by step and number of pages."""

MEMORY_GOAL = 400
"""The most memory at 10,000 pages, in MiB, of all processes together."""

GROWTH_GOAL = 1.3
"""The most that a page may cost at 10,000 pages, as a share of what it costs at 1,000."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, of each tool, and the goal of Kembar's ratio to the fastest peer."""

    name: str
    cells: Mapping[str, str]
    ratio: str = ""
    goal: str = ""


def table(trials: Trials) -> str:
    """The whole table."""
    tools = list(dict.fromkeys(name for figures in trials.values() for name in figures))
    heads = ["", *(TOOLS[name].name for name in tools), "Kembar to the fastest peer", "goal"]
    lines = [heads, ["---", *("--:" for _ in heads[1:])]]
    lines += [[row.name, *(row.cells.get(name, "") for name in tools), row.ratio, row.goal] for row in _rows(trials)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rows(trials: Trials) -> Iterator[Row]:
    for pages, figures in trials.items():
        for step in STEP_NAMES:
            yield _time_row(pages, step, figures)
        yield _memory_row(pages, figures)
        yield _finished_row(pages, figures)
    if 1_000 in trials and 10_000 in trials:
        yield _growth_row("time", trials, lambda one: one.processor("full"))
        yield _growth_row("memory", trials, lambda one: one.memory)


def _time_row(pages: int, step: str, figures: Mapping[str, Figures]) -> Row:
    cells = {name: f"{one.clock(step):.2f} s ({one.processor(step):.2f})" for name, one in figures.items()}
    ratio, work = _ratio(figures, lambda one: one.clock(step)), _ratio(figures, lambda one: one.processor(step))
    goal = GOALS.get((step, pages))
    return Row(f"{pages:,} pages: {STEP_NAMES[step]}", cells, f"{ratio:.2f} × ({work:.2f})" if ratio else "", f"{goal:g} ×" if goal else "")


def _ratio(figures: Mapping[str, Figures], measure: Callable[[Figures], float]) -> float:
    """Kembar's measure as a share of the smallest of the peers'; 0 without Kembar or without peers."""
    peers = [measure(one) for name, one in figures.items() if name != OWN]
    return measure(figures[OWN]) / min(peers) if peers and OWN in figures else 0.0


def _memory_row(pages: int, figures: Mapping[str, Figures]) -> Row:
    cells = {name: f"{one.memory / 2**20:.0f} MiB" for name, one in figures.items()}
    ratio = _ratio(figures, lambda one: one.memory)
    goal = f"{MEMORY_GOAL} MiB" if pages == 10_000 else ""
    return Row(f"{pages:,} pages: peak memory of a full build", cells, f"{ratio:.2f} ×" if ratio else "", goal)


def _finished_row(pages: int, figures: Mapping[str, Figures]) -> Row:
    cells = {
        name: f"{one.finished.pages:,} of {one.finished.size / max(one.finished.pages, 1) / 1000:.0f} kB" for name, one in figures.items()
    }
    return Row(f"{pages:,} pages: finished HTML pages", cells)


def _growth_row(what: str, trials: Trials, measure: Callable[[Figures], float]) -> Row:
    """What a page costs at 10,000, as a share of what it costs at 1,000."""
    both = [name for name in trials[10_000] if name in trials[1_000]]
    cells = {name: f"{measure(trials[10_000][name]) / 10 / measure(trials[1_000][name]):.2f} ×" for name in both}
    return Row(f"{what} a page at 10,000, to that at 1,000", cells, goal=f"{GROWTH_GOAL:g} ×")
