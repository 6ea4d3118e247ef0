"""Builds for the preview publish the same bytes and render the open pages first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kembar.incremental.preview_session import BuildCancelledError, PreviewRequest, SessionState
from tests.pipeline.site_test import Built, SiteTest

NORDHAVN, ABOUT = "content/en/cities/nordhavn.md", "content/en/pages/about.md"
PAGE = "en/cities/nordhavn/index.html"


@dataclass(slots=True)
class Looking:
    """A project, somebody who looks on while it is built, and what was shown, beside what was published at that moment."""

    site: SiteTest
    memory: SessionState = field(default_factory=SessionState)
    shown: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def build(self, *saved: str, wanted: tuple[str, ...] = ()) -> Built:
        """Builds what was saved."""
        paths: set[Path] = {self.site.root / path for path in saved}
        return self.site.build(
            request=PreviewRequest(memory=self.memory, changed_files=paths, priority_paths=lambda: wanted, on_rendered=self._show)
        )

    def _show(self, pages: Mapping[str, bytes]) -> None:
        self.shown = {path: (page, (self.site.out / path).read_bytes()) for path, page in pages.items()}

    def pages(self, *saved: str) -> list[str]:
        """Return the pages that are made again after files were saved."""
        return [path for path in self.build(*saved).made if path.endswith(".html")]

    def add(self, path: str, words: str) -> None:
        """Adds a passage to a text."""
        self.site.write(path, f"{(self.site.root / path).read_text(encoding='utf-8')}\n{words}\n")


@pytest.fixture
def looking(site: SiteTest) -> Looking:
    """A site that was built, and looked over once."""
    looking = Looking(site)
    looking.site.build()
    looking.add(NORDHAVN, "They swap books.")
    looking.build()
    return looking


def test_what_was_saved_is_built_and_nothing_else_is_looked_at(looking: Looking) -> None:
    looking.add(NORDHAVN, "They lend each other books.")
    looking.add(ABOUT, "Another passage.")

    assert (looking.pages(NORDHAVN), looking.pages(ABOUT)) == ([PAGE], ["en/about/index.html"])


def test_after_one_full_snapshot_only_saved_files_are_checked(site: SiteTest) -> None:
    site.build()
    looking = Looking(site)
    site.build(request=PreviewRequest(memory=looking.memory))
    looking.add(NORDHAVN, "They swap books.")
    looking.add(ABOUT, "Another passage.")

    assert looking.pages(NORDHAVN) == [PAGE]


def test_a_file_that_came_or_went_makes_the_build_look_at_everything(looking: Looking) -> None:
    looking.add(ABOUT, "Another passage.")
    looking.site.write("content/en/pages/harbour.md", "---\ntitle: The harbour\ndescription: What it is.\n---\n\nWords.\n")
    assert {"en/about/index.html", "en/harbour/index.html"} <= {*looking.pages("content/en/pages/harbour.md")}

    looking.add(ABOUT, "And another.")
    looking.site.delete("content/en/pages/harbour.md")
    assert "en/about/index.html" in looking.pages("content/en/pages/harbour.md")


def test_temporary_files_of_an_editor_are_ignored(looking: Looking) -> None:
    looking.add(NORDHAVN, "They lend each other books.")
    looking.add(ABOUT, "Another passage.")

    assert looking.pages(NORDHAVN, f"{NORDHAVN}.new") == [PAGE]


def test_what_could_not_be_built_is_looked_at_until_it_is(looking: Looking) -> None:
    looking.add(NORDHAVN, "[Nowhere](city:nowhere)")
    assert looking.build(NORDHAVN).failed
    looking.add(ABOUT, "Another passage.")
    assert looking.build(ABOUT).failed
    looking.site.change(NORDHAVN, "[Nowhere](city:nowhere)", "Somewhere.")

    assert looking.pages(NORDHAVN) == ["en/about/index.html", PAGE]


def test_an_open_page_is_rendered_before_it_is_published(looking: Looking) -> None:
    before = (looking.site.out / PAGE).read_bytes()
    looking.add(NORDHAVN, "They lend each other books.")
    looking.build(NORDHAVN, wanted=(PAGE, "en/about/index.html"))

    assert looking.shown == {PAGE: ((looking.site.out / PAGE).read_bytes(), before)}
    assert b"They lend each other books." not in before


def test_a_fact_shows_on_the_page_that_is_looked_at_before_it_is_published(looking: Looking) -> None:
    before = (looking.site.out / PAGE).read_bytes()
    looking.site.change("content/facts/cities/nordhavn.yaml", "en: Nordhavn}", "en: Nordhaven}")
    looking.build("content/facts/cities/nordhavn.yaml", wanted=(PAGE, "en/fields/index.html"))

    assert looking.shown == {PAGE: ((looking.site.out / PAGE).read_bytes(), before)}
    assert b"Nordhaven" not in before


def test_a_template_shows_on_the_page_that_is_looked_at(looking: Looking) -> None:
    looking.site.change("templates/base.html", "</main>", "<!-- new --></main>")
    looking.build("templates/base.html", wanted=(PAGE,))

    assert looking.shown[PAGE][0] == (looking.site.out / PAGE).read_bytes()
    assert b"<!-- new -->" in looking.shown[PAGE][0]


def test_a_style_sheet_shows_on_the_page_that_is_looked_at_with_the_page(looking: Looking) -> None:
    shown: dict[str, bytes] = {}
    looking.site.write(
        "assets/css/base.css", (looking.site.root / "assets/css/base.css").read_text(encoding="utf-8") + "\np { color: red }\n"
    )
    saved = {looking.site.root / "assets/css/base.css"}
    built = looking.site.build(
        request=PreviewRequest(memory=looking.memory, changed_files=saved, priority_paths=lambda: [PAGE], on_rendered=shown.update)
    )
    published = looking.site.files()

    assert (built.read, len(shown), shown.items() <= published.items()) == (0, 2, True)
    assert any(path.startswith("assets/css/site.") for path in shown)


def test_a_build_of_many_files_can_be_given_up_and_is_still_due(looking: Looking) -> None:
    before = looking.site.files()
    looking.site.change("templates/base.html", "</main>", "<!-- new --></main>")
    saved = {looking.site.root / "templates/base.html"}
    with pytest.raises(BuildCancelledError):
        looking.site.build(request=PreviewRequest(memory=looking.memory, changed_files=saved, is_cancelled=lambda: True))
    assert looking.site.files() == before

    looking.add(ABOUT, "Another passage.")
    assert len(looking.pages(ABOUT)) > 10
    assert b"<!-- new -->" in (looking.site.out / PAGE).read_bytes()


def test_a_full_snapshot_repairs_modified_outputs(looking: Looking) -> None:
    (looking.site.out / "en/about/index.html").unlink()
    looking.add(NORDHAVN, "They lend each other books.")
    looking.build(NORDHAVN)
    for words in ("One more passage.", "And one more."):
        looking.add(NORDHAVN, words)
        looking.site.build()

        assert (looking.site.out / "en/about/index.html").is_file()
