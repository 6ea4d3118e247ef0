"""
Fuzzes for a given time: `python -m tests.fuzz --seconds 600`, or `make fuzz SECONDS=600`.

Each round runs every property with another seed and ten times as many examples as the suite. It stops at the first failure, which
Hypothesis prints as the smallest input that it finds, or when the time is over. `--seed` repeats a round.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

TIMES = 10
"""By how much a round tries more examples than the suite."""


def main() -> int:
    """Runs rounds until the time is over. Returns 0, or the exit code of the round that fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz every reader of the generator.")
    parser.add_argument("--seconds", type=float, default=600, help="stop after this time (600)")
    parser.add_argument("--seed", type=int, default=None, help="the seed of the first round (the time of day)")
    parser.add_argument("tests", nargs="*", help="arguments for pytest, such as “-k pictures”")
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    seed = options.seed if options.seed is not None else int(time.time())
    while (left := end - time.monotonic()) > 0:
        print(f"round with seed {seed}, {left:.0f} s left", flush=True)
        try:
            code = run_round(seed, left, options.tests)
        except subprocess.TimeoutExpired:
            break
        if code:
            print(f"repeat it with: python -m tests.fuzz --seed {seed}", flush=True)
            return code
        seed += 1
    print("no failure found")
    return 0


def run_round(seed: int, seconds: float, tests: list[str]) -> int:
    """Runs every property once. Returns pytest's exit code, and raises `subprocess.TimeoutExpired` when the time is over."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--tb=short", f"--hypothesis-seed={seed}"]
    return subprocess.run(
        [*command, *tests, "tests/fuzz"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "KEMBAR_FUZZ": str(TIMES)},
        timeout=seconds,
        check=False,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
