"""Every distribution that the project pins is pinned by its digests, and its licence is written down."""

import re
from importlib.metadata import metadata
from pathlib import Path

import pytest

from tests.architecture.modules import REPOSITORY

REQUIREMENTS = sorted((REPOSITORY / "requirements").glob("*.txt"))

PINNED = re.compile(r"^([a-z0-9.-]+)==\S+((?: \\\n    --hash=sha256:[0-9a-f]{64})*)$", re.MULTILINE)

OLD_NAMES = {
    "Apache 2.0": {"Apache-2.0"},
    "Apache Software License": {"Apache-2.0"},
    "BSD": {"BSD-2-Clause", "BSD-3-Clause"},
    "BSD License": {"BSD-2-Clause", "BSD-3-Clause"},
    "GNU General Public License v3 or later (GPLv3+)": {"GPL-3.0-or-later"},
    "MIT License": {"MIT"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
}
"""What licences are called in metadata without SPDX expressions."""

SAID_NOWHERE = {"axe-playwright-python": "MIT"}
"""Distributions whose metadata name no licence, with that of the text that they bring along."""


def pinned(file: Path) -> dict[str, int]:
    """The distributions that a file pins, each with the number of its digests."""
    return {name: digests.count("--hash") for name, digests in PINNED.findall(file.read_text(encoding="utf-8"))}


def written_down() -> dict[str, str]:
    """The licence of each distribution, as docs/dependencies.md has it."""
    page = (REPOSITORY / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?:build|all|test) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    return {name: licence for licence, names in rows for name in names.split(", ")}


def licences(name: str) -> set[str]:
    """The licences (SPDX) that the metadata of an installed distribution may mean."""
    known = metadata(name)
    if expressions := known.get_all("License-Expression"):
        return set(expressions)
    classifiers = [text.rpartition(" :: ")[2] for text in known.get_all("Classifier") or [] if text.startswith("License ::")]
    said = [text for text in known.get_all("License") or [] if text and "\n" not in text]
    meant = [OLD_NAMES.get(text, {text}) for text in said or classifiers]
    return set().union(*meant) or {SAID_NOWHERE.get(name, "")}


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: file.stem)
def test_every_distribution_is_pinned_by_its_digests(file: Path) -> None:
    assert pinned(file)
    assert len(pinned(file)) == file.read_text(encoding="utf-8").count("==")
    assert [name for name, digests in pinned(file).items() if not digests] == []


def test_the_licence_of_every_distribution_is_written_down() -> None:
    names = {name for file in REQUIREMENTS if file.stem in ("build", "package", "test") for name in pinned(file)}
    listed = written_down()

    assert sorted(listed) == sorted(names)
    assert {name: (licence, licences(name)) for name, licence in listed.items() if licence not in licences(name)} == {}
