"""
After any story of edits, an incremental build publishes the bytes of a clean build.

Each step of a story edits words, facts, addresses, templates, styles, catalogues or settings; files are created, deleted and renamed; some
edits break the site and later ones repair it; another program changes the published folder. One machine builds as a command does, another
as a preview does, which passes on the saved files. `make proof` runs many more stories.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from kembar.incremental.preview_session import BuildCancelledError, PreviewRequest, SessionState
from kembar.output.folder import MANIFEST
from tests.pipeline.site_test import Built, SiteTest

STEPS = 10

WORDS = (
    "content/id/cities/nordhavn.md",
    "content/en/cities/nordhavn.md",
    "content/id/cities/muara.md",
    "content/id/pages/about.md",
    "content/en/pages/about.md",
    "content/id/visits/2018-nordhavn.md",
    "content/en/visits/2018-nordhavn.md",
)
FACTS = (
    "content/facts/cities/nordhavn.yaml",
    "content/facts/cities/muara.yaml",
    "content/facts/relationships/muara-nordhavn.yaml",
    "content/facts/visits/2018-nordhavn.yaml",
    "content/facts/people/lars-holm.yaml",
    "content/facts/sources/gazette-2018.yaml",
    "content/facts/agreements/nordhavn-mou-2018.yaml",
)
NUMBERS = st.integers(0, 3)


def _front(line: str) -> Callable[[str], str]:
    """Puts a line into a front matter, in place of one of the same name."""
    name = line.partition(":")[0]

    def edit(text: str) -> str:
        lines = [other for other in text.split("\n") if not other.startswith(f"{name}:")]
        return "\n".join([lines[0], line, *lines[1:]])

    return edit


def _appended(addition: str) -> Callable[[str], str]:
    return lambda text: f"{text.rstrip()}\n\n{addition}\n"


WORD_EDITS: tuple[Callable[[int], Callable[[str], str]], ...] = (
    lambda number: _appended(f"Kalimat {number}."),
    lambda number: _appended(f"## Bagian {{#bagian-{number}}}\n\nIsi."),
    lambda number: _appended("[Muara](city:muara) dan [Sund](city:sund)." if number % 2 else "Lihat [](person:lars-holm)."),
    lambda number: _appended(f"Angka 199{number} [@avisen-2018]."),
    lambda number: _appended(f"Nordhavn menjadi kota kembar Muara sejak 199{number}."),
    lambda number: _front(f"description: Ringkasan {number}."),
    lambda number: _front(f"slug: alamat-{number}"),
    lambda number: _front(f"aliases: [/lama/{number}/]"),
    lambda number: _front(f"updated: 2024-05-0{number + 1}"),
    lambda number: lambda text: text.replace(" dan ", f" dan juga {number} ", 1),
    lambda _: lambda text: text.replace("\n\n", "\n\n\n"),
    lambda number: _appended(f"[patah](city:tidak-ada-{number})"),
    lambda _: lambda text: text.replace("---", "----", 1),
)
FACT_EDITS: tuple[Callable[[int], Callable[[str], str]], ...] = (
    lambda number: lambda text: f"# catatan {number}\n{text}",
    lambda number: lambda text: text.replace("id: ", f"id: Baru {number} ", 1),
    lambda number: lambda text: text.replace("en: ", f"en: New {number} ", 1),
    lambda number: lambda text: text.replace("lat: 55", f"lat: {number}5"),
    lambda number: lambda text: text.replace("since: 1991", f"since: 199{number}"),
    lambda number: lambda text: text.replace("2018", f"201{number}"),
    lambda number: lambda text: text.replace("1991", f"199{number}"),
    lambda number: lambda text: f"{text.rstrip()}\nsalah: [{number}\n",
    lambda _: lambda text: text.replace("gazette-2018", "avisen-2018"),
)
OTHER_EDITS: tuple[tuple[str, Callable[[int], Callable[[str], str]]], ...] = (
    ("content/site.yaml", lambda number: lambda text: text.replace("Kota Kembar", f"Kota {number} Kembar", 1)),
    ("content/site.yaml", lambda _: lambda text: text.replace("menu: [cities, visits,", "menu: [visits, cities,")),
    ("content/site.yaml", lambda number: lambda text: text.replace("en: visits}", f"en: visits-{number}}}")),
    ("templates/layouts/place.html", lambda number: lambda text: f"{text}<!-- {number} -->\n"),
    ("templates/base.html", lambda number: lambda text: text.replace("</main>", f"<!-- {number} --></main>")),
    (
        "templates/components/place-card/place-card.html",
        lambda number: lambda text: text.replace("<article", f"<article data-n='{number}'", 1),
    ),
    ("assets/css/base.css", lambda number: lambda text: f"{text}\n.n{number} {{ color: red }}\n"),
    ("assets/static/extra.txt", lambda number: lambda text: f"{text}{number}\n"),
    ("assets/js/extra.js", lambda number: lambda text: f"{text}// {number}\n"),
    ("locales/id/LC_MESSAGES/portal.po", lambda number: lambda text: text.replace('msgstr "Sumber"', f'msgstr "Sumber {number}"', 1)),
)


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


class Editing(RuleBasedStateMachine):
    """A project that is edited at random."""

    @initialize()
    def begin(self) -> None:
        """The small site, built once."""
        self.folder = TemporaryDirectory()
        self.site = SiteTest.copy("small", Path(self.folder.name) / "site")
        self.pristine = SiteTest.copy("small", Path(self.folder.name) / "pristine")
        self.published: dict[str, bytes] = {}
        self.saved: set[Path] | None = None

    def teardown(self) -> None:
        """Puts everything away."""
        if hasattr(self, "folder"):
            self.folder.cleanup()

    def _edit(self, path: str, edit: Callable[[str], str]) -> None:
        file = self.site.root / path
        self._write(path, edit(file.read_text(encoding="utf-8") if file.exists() else ""))

    def _write(self, path: str, text: str) -> None:
        self.site.write(path, text)
        self._notice(path)

    def _notice(self, *paths: str) -> None:
        """These files were saved, or are gone."""
        if self.saved is not None:
            self.saved.update(self.site.root / path for path in paths)

    def _build(self) -> Built:
        return self.site.build()

    @rule(path=st.sampled_from(WORDS), edit=st.sampled_from(WORD_EDITS), number=NUMBERS)
    def edit_words(self, path: str, edit: Callable[[int], Callable[[str], str]], number: int) -> None:
        """Changes words, which may break them."""
        self._edit(path, edit(number))

    @rule(path=st.sampled_from(FACTS), edit=st.sampled_from(FACT_EDITS), number=NUMBERS)
    def edit_facts(self, path: str, edit: Callable[[int], Callable[[str], str]], number: int) -> None:
        """Changes facts, which may break them."""
        self._edit(path, edit(number))

    @rule(edit=st.sampled_from(OTHER_EDITS), number=NUMBERS)
    def edit_others(self, edit: tuple[str, Callable[[int], Callable[[str], str]]], number: int) -> None:
        """Changes settings, templates, styles, scripts or words of the interface."""
        self._edit(edit[0], edit[1](number))

    @rule(number=NUMBERS, worded=st.booleans())
    def add_a_place(self, number: int, worded: bool) -> None:
        """A new record, with words or without."""
        self._write(
            f"content/facts/cities/kota-{number}.yaml", f"name: {{id: Kota {number}, en: City {number}}}\ncountry: DK\ncontinent: europe\n"
        )
        if worded:
            self._write(f"content/id/cities/kota-{number}.md", f"---\ndescription: Kota {number}.\n---\n\nLihat [](city:nordhavn).\n")

    @rule(path=st.sampled_from((*WORDS, *FACTS)))
    def delete(self, path: str) -> None:
        """A file goes."""
        (self.site.root / path).unlink(missing_ok=True)
        self._notice(path)

    @rule(path=st.sampled_from((*WORDS, *FACTS)), number=NUMBERS)
    def rename(self, path: str, number: int) -> None:
        """A file is called otherwise."""
        file = self.site.root / path
        if file.exists():
            self._notice(path, str(file.rename(file.with_stem(f"{file.stem}-{number}"))))

    @rule()
    def mend(self) -> None:
        """All content is as it was in the beginning."""
        shutil.rmtree(self.site.root / "content")
        shutil.copytree(self.pristine.root / "content", self.site.root / "content")
        self.saved = None

    @rule(number=NUMBERS)
    def meddle(self, number: int) -> None:
        """
        Change what is published: a file goes or becomes a folder, another is written to, files and links come.

        The manifest is left alone: without it, the folder is never replaced.
        """
        files = sorted(self.published.keys() - {MANIFEST})
        if not files:
            return
        self.saved = None
        _take_away(self.site.out / files[number])
        if number % 2:
            (self.site.out / files[number]).mkdir()
        for path in (files[-1 - number], "stray.txt"):
            _take_away(self.site.out / path)
            (self.site.out / path).write_text("by hand", encoding="utf-8")
        _take_away(self.site.out / "id" / "elsewhere")
        (self.site.out / "id" / "elsewhere").symlink_to(self.site.root, target_is_directory=True)

    @rule()
    def lose_the_ledger(self) -> None:
        """What was remembered is damaged."""
        ledger = self.site.out.with_name(".dist.kembar") / "ledger"
        if ledger.exists():
            ledger.write_bytes(ledger.read_bytes()[:5000])

    @invariant()
    def builds_as_a_clean_build_does(self) -> None:
        """The same bytes, or the same errors and the folder as it was."""
        if not hasattr(self, "site"):
            return
        clean = SiteTest(self.site.root, Path(self.folder.name) / "clean")
        shutil.rmtree(clean.out, ignore_errors=True)
        expected = clean.build(clean=True)
        built = self._build()

        assert built.failed == expected.failed
        assert _without_notes(built.problems) == expected.problems
        if not built.failed:
            self.published = self.site.files()
            assert self.published == clean.files()


class Watching(Editing):
    """The same with a preview, which has some pages open, and gives up each build that can be given up once."""

    @initialize()
    def begin(self) -> None:
        """Nothing is known yet."""
        super().begin()
        self.memory = SessionState()

    def _build(self) -> Built:
        pages = sorted(path for path in self.published if path.endswith(".html"))[:8]
        shown: dict[str, bytes] = {}
        request = PreviewRequest(
            memory=self.memory, changed_files=self.saved, priority_paths=lambda: pages, on_rendered=shown.update, is_cancelled=lambda: True
        )
        before = self.site.files()
        try:
            built = self.site.build(request=request)
        except BuildCancelledError:
            assert self.site.files() == before
            built = self.site.build(
                request=PreviewRequest(memory=self.memory, changed_files=set(), priority_paths=lambda: pages, on_rendered=shown.update)
            )
        self.saved = set()
        assert shown.items() <= self.site.files().items()
        return built


def _without_notes(problems: str) -> str:
    """The problems of the site, without those about an unusable cache."""
    paragraphs = problems.split("\n")
    at = [position for position, line in enumerate(paragraphs) if "ledger.damaged" in line]
    return "\n".join(line for position, line in enumerate(paragraphs) if not any(start <= position <= start + 1 for start in at))


@pytest.mark.parametrize("machine", [Editing, Watching])
@pytest.mark.parametrize("stories", [2, pytest.param(100, marks=pytest.mark.proof)])
def test_any_edits_give_the_bytes_of_a_clean_build(machine: type[Editing], stories: int, depth: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=stories * depth,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
