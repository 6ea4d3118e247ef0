"""
Every call to the system may fail, and every moment may be the last: nothing is lost.

Each command is run with one fault at a time (`injector`) and examined afterwards (`scenes`). The suite takes a few faults of each command;
`make proof` takes calls of every kind in every folder, each with all its errors, and `make proof CALLS=100000` takes every call.
"""

import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from tests.faults.injector import READING, Call, Fault, Injector, faults_at
from tests.faults.scenes import SCENES, Scene
from tests.pipeline.site_test import SiteTest

Item = TypeVar("Item")

WRITING, READ = 4, 1
"""How many calls that write, and that read, the suite takes of each command."""


@pytest.mark.parametrize("kind", SCENES, ids=lambda kind: kind.name)
def test_a_fault_loses_nothing(kind: type[Scene], library: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    scene = set_up(kind, library, tmp_path / "0")
    ran, wrong = scene.run(), []
    assert (ran.status, ran.errors, scene.again()) == (0, "", [])
    most = request.config.getoption("--calls")
    faults = all_faults(ran.calls, scene.site.root, most) if most else sample(kind, ran.calls, scene.site.root)
    for number, fault in enumerate(faults):
        scene.prepare()
        ran = scene.run(fault)
        found = [*scene.complaints(ran, fault), *scene.again()]
        if found:  # what follows must not build on it
            call = next((call for call in ran.calls if call.number == fault.number), None)
            wrong.append(f"{call}, {fault}: {'; '.join(found)}")
            scene = set_up(kind, library, tmp_path / str(number + 1))
            scene.run()
            scene.again()

    assert wrong == []


def set_up(kind: type[Scene], library: Path, folder: Path) -> Scene:
    """A scene in a folder of its own, prepared for the first time; what a clean run gives is known."""
    for name in ("notes", "temporary", "clean"):
        (folder / name).mkdir(parents=True)
    site = SiteTest.copy("small", folder / "project")
    site.build()
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
