"""What is published of other people's work is as its description has it."""

from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from tests.architecture.modules import REPOSITORY

DESCRIPTIONS = ["fonts/fonts.yaml", "vendor/minisearch/minisearch.yaml"]


@pytest.mark.parametrize("description", DESCRIPTIONS)
def test_each_file_has_the_digest_that_is_written_down(description: str) -> None:
    path = REPOSITORY / "assets" / description
    described = yaml.safe_load(path.read_text(encoding="utf-8"))

    assert (path.parent / described["licence_text"]).is_file()
    assert {file["file"]: digest(path.parent / file["file"]) for file in described["files"]} == {
        file["file"]: file["sha256"] for file in described["files"]
    }


def test_everything_vendored_is_described() -> None:
    vendored = {path.parent.name for path in (REPOSITORY / "assets" / "vendor").glob("*/*.js")}

    assert {Path(description).parent.name for description in DESCRIPTIONS} >= vendored


def digest(file: Path) -> str:
    """A file's SHA-256, in hex."""
    return sha256(file.read_bytes()).hexdigest()
