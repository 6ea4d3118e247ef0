"""
Every call to the system may fail, and every moment may be the last: nothing is lost.

Each command is run with one fault at a time (`injector`) and examined afterwards (`scenes`). The suite takes a few faults of each command;
`make proof` takes calls of every kind in every folder, each with all its errors, and with a large DEPTH every call.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from tests.faults.injector import READING, Call, Fault, Injector, faults_at
from tests.faults.scenes import SCENES, Scene
from tests.pipeline.site_test import SiteTest

Item = TypeVar("Item")

WRITING, READ = 4, 1
"""How many calls that write, and that read, the suite takes of each command."""

CALLS = 3
"""How many calls of each kind in each folder `make proof` takes; DEPTH multiplies it."""


@pytest.mark.parametrize("kind", SCENES, ids=lambda kind: kind.name)
def test_a_fault_loses_nothing(kind: type[Scene], library: Path, tmp_path: Path) -> None:
    assert wrong_after_faults(kind, library, tmp_path, lambda calls, root: sample(kind, calls, root)) == []


@pytest.mark.proof
@pytest.mark.parametrize("kind", SCENES, ids=lambda kind: kind.name)
def test_no_fault_at_all_loses_anything(kind: type[Scene], library: Path, tmp_path: Path, depth: int) -> None:
    assert wrong_after_faults(kind, library, tmp_path, lambda calls, root: all_faults(calls, root, CALLS * depth)) == []


def wrong_after_faults(kind: type[Scene], library: Path, folder: Path, chosen: Callable[[Sequence[Call], Path], list[Fault]]) -> list[str]:
    """Run a command with each of the `chosen` faults. Returns what is wrong afterwards."""
    scene = set_up(kind, library, folder / "0")
    ran, wrong = scene.run(), []
    assert (ran.status, ran.errors, scene.again()) == (0, "", [])
    for number, fault in enumerate(chosen(ran.calls, scene.site.root)):
        scene.prepare()
        ran = scene.run(fault)
        found = [*scene.complaints(ran, fault), *scene.again()]
        if found:  # what follows must not build on it
            call = next((call for call in ran.calls if call.number == fault.number), None)
            wrong.append(f"{call}, {fault}: {'; '.join(found)}")
            scene = set_up(kind, library, folder / str(number + 1))
            scene.run()
            scene.again()
    return wrong


def set_up(kind: type[Scene], library: Path, folder: Path) -> Scene:
    """Return a scene in a folder of its own, prepared for the first time; what a clean run gives is known."""
    for name in ("notes", "temporary", "clean"):
        (folder / name).mkdir(parents=True)
    site = SiteTest.copy("small", folder / "project")
    site.restore_build()
    scene = kind(site, Injector(library, (site.root, folder / "temporary"), folder / "notes"), folder / "temporary")
    for _ in range(2):
        scene.prepare()
        assert scene.again() == []
    scene.prepare()
    return scene


def sample(kind: type[Scene], calls: Sequence[Call], root: Path) -> list[Fault]:
    """A few faults, spread over calls of different kinds in different folders, each with another error than the one before."""
    groups = grouped(calls, root)
    writing = [group for (name, _), group in groups.items() if name not in READING]
    reading = [group for (name, _), group in groups.items() if name in READING]
    chosen = [group[len(group) // 2] for group in (*spread(writing, WRITING), *spread(reading, READ))]
    shift = SCENES.index(kind)
    return [(faults := faults_at(call))[(number + shift) % len(faults)] for number, call in enumerate(chosen)]


def all_faults(calls: Sequence[Call], root: Path, most: int) -> list[Fault]:
    """Every error at calls of every kind in every folder, at most so many of each group, and the end of the process there."""
    return [fault for group in grouped(calls, root).values() for call in spread(group, most) for fault in faults_at(call)]


def grouped(calls: Sequence[Call], root: Path) -> dict[tuple[str, str], list[Call]]:
    """The calls by their names and the folders below the project, two levels deep, that they touch."""
    groups = defaultdict(list)
    for call in calls:
        groups[call.name, str(Path(*Path(os.path.relpath(call.path, root)).parts[:2]))].append(call)
    return groups


def spread(items: Sequence[Item], most: int) -> list[Item]:
    """At most some of the items: the first, the last, and others between them. A single one is the middle one."""
    if len(items) <= most:
        return list(items)
    if most == 1:
        return [items[len(items) // 2]]
    return [items[number * (len(items) - 1) // (most - 1)] for number in range(most)]
