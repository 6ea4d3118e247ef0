"""A first draft of a translation."""

import json
from pathlib import Path

import pytest

from kembar.files.atomic_file import AtomicFile
from kembar.model.document import Document
from kembar.model.fingerprint import fingerprint
from kembar.model.problem import Problem
from kembar.translate.draft import Draft, write_draft
from tests.translate.words import page, site, words

SOURCE = """\
---
title: Tentang
description: 'Isi portal: semuanya.'
slug: tentang
aliases: [/id/lama/]
updated: 2024-02-01
---

Satu [dua](city:jakarta).

## Rencana kerja

Tiga.
"""


def drafted(tmp_path: Path, text: str, *others: Document, to: str = "en") -> Draft | Problem:
    """The draft of a source in Indonesian with that text, written below `tmp_path`."""
    source = words("id", text)
    (tmp_path / "source.md").write_bytes(text.encode())
    return write_draft(site(source, *others), source, tmp_path / "source.md", AtomicFile(tmp_path / "target.md", tmp_path / "scratch"), to)


def test_a_draft_copies_shared_parts_and_marks_the_rest(tmp_path: Path) -> None:
    result = drafted(tmp_path, SOURCE)

    digests = fingerprint(words("id", SOURCE))
    stamp = ", ".join(f"{part}: {digest}" for part, digest in digests.items())
    assert isinstance(result, Draft)
    assert (result.path, result.passages) == ("content/en/pages/about.md", 5)
    assert (tmp_path / "target.md").read_text() == (
        "---\n"
        "title: ⟦TODO⟧ Tentang\n"
        'description: "⟦TODO⟧ Isi portal: semuanya."\n'
        "updated: 2024-02-01\n"
        f"made_from: {{id: {{{stamp}}}}}\n"
        "---\n"
        "\n"
        "⟦TODO⟧ Satu [dua](city:jakarta).\n"
        "\n"
        "## ⟦TODO⟧ Rencana kerja {#rencana-kerja}\n"
        "\n"
        "⟦TODO⟧ Tiga.\n"
    )


def test_a_draft_has_the_current_stamp(tmp_path: Path) -> None:
    drafted(tmp_path, SOURCE)

    twin = words("en", (tmp_path / "target.md").read_text())

    assert twin.meta.made_from is not None
    assert twin.meta.made_from.digests == fingerprint(words("id", SOURCE))
    assert [heading.id for heading in twin.body.headings] == ["rencana-kerja"]


@pytest.mark.parametrize("text", [SOURCE.replace("\n", "\r\n"), "\ufeff" + SOURCE])
def test_a_draft_has_the_line_ends_of_its_source_and_no_byte_order_mark(tmp_path: Path, text: str) -> None:
    drafted(tmp_path, text)
    end = "\r\n" if "\r\n" in text else "\n"

    written = (tmp_path / "target.md").read_bytes().decode()

    assert written.startswith(f"---{end}title: ")
    assert written.count("\n") == written.count(end)


@pytest.mark.parametrize("description", ["a: b", "a # b", "a:", "“kutip”", 'a "b" c', "- a", "@a", "a\\b"])
def test_every_description_is_read_as_it_was_written(tmp_path: Path, description: str) -> None:
    drafted(tmp_path, SOURCE.replace("'Isi portal: semuanya.'", json.dumps(description, ensure_ascii=False)))

    assert words("en", (tmp_path / "target.md").read_text()).meta.description == f"⟦TODO⟧ {description}"


def test_a_text_of_a_record_needs_no_front_matter(tmp_path: Path) -> None:
    source = words("id", "Satu.\n", "cities", "jakarta")
    (tmp_path / "source.md").write_text("Satu.\n")

    write_draft(site(source), source, tmp_path / "source.md", AtomicFile(tmp_path / "target.md", tmp_path / "scratch"), "en")

    assert (tmp_path / "target.md").read_text().endswith("---\n⟦TODO⟧ Satu.\n")


def refused(result: Draft | Problem) -> str:
    """The code and the place of a refusal."""
    assert isinstance(result, Problem)
    return f"{result.location} {result.code}"


def test_an_existing_text_is_not_overwritten(tmp_path: Path) -> None:
    assert refused(drafted(tmp_path, SOURCE, page("en", "One."))) == "content/en/pages/about.md translation.exists"
    assert not (tmp_path / "target.md").exists()


def test_an_unreadable_file_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "target.md").write_text("---\n")

    assert refused(drafted(tmp_path, SOURCE)) == "content/en/pages/about.md translation.exists"
    assert (tmp_path / "target.md").read_text() == "---\n"


def test_a_page_for_one_language_gets_no_draft(tmp_path: Path) -> None:
    text = SOURCE.replace("slug: tentang", "only: id")

    assert refused(drafted(tmp_path, text)) == "content/id/pages/about.md:4:7 translation.only"


def test_an_unfinished_source_gets_no_draft(tmp_path: Path) -> None:
    assert refused(drafted(tmp_path, SOURCE.replace("Tiga", "⟦TODO⟧ Tiga"))) == "content/id/pages/about.md translation.unfinished"
