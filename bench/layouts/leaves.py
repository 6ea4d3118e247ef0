"""
What the layouts for other generators share: pages as files of common Markdown, and the portal's own assets.

In come a corpus and how a generator writes links; out go files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bench.corpus.making import Corpus
from bench.layouts.common_markdown import LinkTo, common
from bench.layouts.front_matter import front_matter
from bench.layouts.kembar import LANGUAGES, REPOSITORY
from kembar.read.assets import read_assets


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as a file of common Markdown: where it belongs, its front matter and its text."""

    lang: str
    kind: str
    key: str
    front: Mapping[str, Any]
    text: str


def leaves(corpus: Corpus, link: LinkTo) -> Iterator[Leaf]:
    """Every page that has a file of its own; agreements are facts alone."""
    for (lang, kind, key), words in corpus.words.items():
        yield Leaf(lang, kind, key, front_matter(corpus.world, lang, kind, key, words), common(corpus.world, lang, words.text, link))
    for key in corpus.world.records["agreements"]:
        for lang in LANGUAGES:
            yield Leaf(lang, "agreements", key, front_matter(corpus.world, lang, "agreements", key), "")


def markdown(leaf: Leaf) -> str:
    """A page as a file: front matter in YAML, and the text."""
    return f"---\n{as_yaml(leaf.front)}---\n\n{leaf.text}"


def as_yaml(value: object) -> str:
    """A value as YAML in block style."""
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)


def write(file: Path, content: bytes | str) -> None:
    """Writes a file, and the folders that it lies in."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def copy_assets(folder: Path) -> None:
    """Writes the portal's own style sheets, scripts, fonts and icons, each under its plain name."""
    assets, _ = read_assets(REPOSITORY)
    for name, asset in assets.items():
        if not name.startswith("static/"):
            write(folder / name, asset.content)
