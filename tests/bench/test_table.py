"""The table: medians, ratios to the fastest peer, goals and growth."""

from bench.measure import Spent
from bench.table import table
from bench.trial import Figures, Finished


def figures(clock: float, memory: int) -> Figures:
    """Figures of a tool of which each step took as long, with an outlier that a median leaves out."""
    spent = [Spent(clock, 2 * clock), Spent(clock, 2 * clock), Spent(100 * clock, 200 * clock)]
    return Figures({"full": spent, "unchanged": spent, "edit": spent}, memory * 2**20, Finished(10, 25_000))


def test_a_row_has_the_medians_the_ratio_to_the_fastest_peer_and_the_goal() -> None:
    trials = {1_000: {"kembar": figures(1, 100), "hugo": figures(4, 200), "eleventy": figures(2, 400)}}

    assert table(trials).splitlines() == [
        "|  | Kembar | Hugo 0.168.0 | Eleventy 3.1.7 | Kembar to the fastest peer | goal |",
        "| --- | --: | --: | --: | --: | --: |",
        "| 1,000 pages: full build from nothing | 1.00 s (2.00) | 4.00 s (8.00) | 2.00 s (4.00) | 0.50 × (0.50) | 1 × |",
        "| 1,000 pages: nothing changed, new process | 1.00 s (2.00) | 4.00 s (8.00) | 2.00 s (4.00) | 0.50 × (0.50) | 0.1 × |",
        "| 1,000 pages: one page’s words edited, new process | 1.00 s (2.00) | 4.00 s (8.00) | 2.00 s (4.00) | 0.50 × (0.50) | 0.2 × |",
        "| 1,000 pages: peak memory of a full build | 100 MiB | 200 MiB | 400 MiB | 0.50 × |  |",
        "| 1,000 pages: finished HTML pages | 10 of 2 kB | 10 of 2 kB | 10 of 2 kB |  |  |",
    ]


def test_growth_is_reported_of_two_sizes() -> None:
    trials = {1_000: {"kembar": figures(1, 100)}, 10_000: {"kembar": figures(12, 500)}}

    assert table(trials).splitlines()[-2:] == [
        "| time a page at 10,000, to that at 1,000 | 1.20 × |  | 1.3 × |",
        "| memory a page at 10,000, to that at 1,000 | 0.50 × |  | 1.3 × |",
    ]
