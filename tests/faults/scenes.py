"""
The commands that are stopped by faults, each with what must be true afterwards.

A scene is a project in which its command has something to do. `prepare` brings it there again, `complaints` says what is wrong after a
fault, and `again` runs the command once more without one and says what is wrong then.
"""

import hashlib
import json
import signal
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from click.testing import CliRunner

from kembar.cli.main import main
from tests.faults.injector import KILL, Fault, Injector, Ran
from tests.pipeline.site_test import REPOSITORY, SiteTest

SENTENCES = ("exchange librarians", "lend each other books")
"""What the English page of Nordhavn says of the libraries, in turn."""

SOURCE_SENTENCES = ("bertukar pustakawan", "saling meminjamkan buku")
"""The same on its Indonesian page, from which the English one was made."""

EDITED, INDONESIAN_NAME = "en/cities/nordhavn.md", "id/cities/nordhavn.md"
ENGLISH, INDONESIAN, ALONE = f"content/{EDITED}", f"content/{INDONESIAN_NAME}", "content/id/cities/muara.md"


KNOWN = {"ledger", "ledger-journal", "lock", "next", "previous", "spare", "templates"}
"""What the tool's folder next to a published one may contain. A build with something to do removes `next` and `previous`."""


@dataclass(slots=True)
class Scene:
    """A command in a project of its own. Subclasses say what it changes."""

    site: SiteTest
    injector: Injector
    temporary: Path
    turn: int = 0
    content: dict[str, bytes] = field(default_factory=dict)
    known: dict[object, dict[str, bytes]] = field(default_factory=dict)

    name: ClassVar[str]
    arguments: ClassVar[tuple[str, ...]] = ()

    def command(self) -> list[str]:
        """The words of the command line."""
        return [sys.executable, str(REPOSITORY / "build.py"), "--root", str(self.site.root), *self.arguments]

    def run(self, fault: Fault | None = None) -> Ran:
        """Runs the command."""
        return self.injector.run(self.command(), fault, TMPDIR=str(self.temporary), LC_ALL="C.UTF-8")

    def prepare(self) -> None:
        """Changes the project, so that the command has something to do."""
        self.turn += 1
        self.content = _files(self.site.root / "content")

    def complaints(self, ran: Ran, fault: Fault) -> list[str]:
        """What is wrong after a fault in any command."""
        found = _wrong_end(ran, fault)
        if fault.error != KILL and (left := _names(self.temporary)):
            found.append(f"left in the temporary folder: {left}")
        return [*found, *self.wrong_content()]

    def wrong_content(self) -> list[str]:
        """What is wrong with the content: the command does not write there."""
        return [] if _files(self.site.root / "content") == self.content else ["the content is not as it was"]

    def again(self) -> list[str]:
        """What is wrong after the command has been run again, in this process."""
        before, tempfile.tempdir = tempfile.tempdir, str(self.temporary)
        try:
            ran = CliRunner().invoke(main, self.command()[2:])
        finally:
            tempfile.tempdir = before
        found = [] if ran.exit_code == 0 else [f"the next run ends with {ran.exit_code}: {ran.stderr}"]
        return [*found, *(f"left in the temporary folder: {left}" for left in _names(self.temporary)), *self.left_over()]

    def left_over(self) -> list[str]:
        """What the tool has left in its own folders, where nothing is to be left."""
        return [f"left in .kembar: {name}" for name in _names(self.site.root / ".kembar")]


@dataclass(slots=True)
class Build(Scene):
    """An edit is built."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)

    name = "build"
    clean: ClassVar[bool] = False
    base_urls: ClassVar[tuple[str, ...]] = ("",)

    def command(self) -> list[str]:
        """The words of the command line."""
        return self.site.command(*(["--clean"] if self.clean else []), *(["--base-url", self.base_url] if self.base_url else []))

    @property
    def base_url(self) -> str:
        """The address of this turn."""
        return self.base_urls[self.turn % len(self.base_urls)]

    def prepare(self) -> None:
        """Another sentence, and another address where there are several."""
        self.before = self.site.files()
        turn_sentence(self.site)
        Scene.prepare(self)
        self.after = self._clean_build()

    def _clean_build(self) -> dict[str, bytes]:
        key = (self.base_url, hashlib.sha256(self.content[EDITED]).hexdigest())
        if key not in self.known:
            apart = SiteTest(self.site.root, self.site.root.with_name("clean") / "dist")
            assert not apart.build(base_url=self.base_url, clean=True).failed
            self.known[key] = apart.files()
        return self.known[key]

    def complaints(self, ran: Ran, fault: Fault) -> list[str]:
        """What is wrong after a fault: the published folder is the old or the new site, and the message says which."""
        found = Scene.complaints(self, ran, fault)
        published = self.site.files()
        found += _unlike_manifest(published)
        if published not in (self.before, self.after):
            found.append("what is published is neither the old site nor the new one")
        if ran.status == 0 and published != self.after:
            found.append("the build ends with 0, and the new site is not published")
        if ran.status == 1 and published != self.before:
            found.append(f"the build ends with 1, and the old site is not published: {ran.errors}")
        if "untouched" in ran.errors and published != self.before:
            found.append("the message says that the old site is published, which it is not")
        return found

    def again(self) -> list[str]:
        """What is wrong after the next build, which must give what a clean one gives."""
        built = self.site.build(base_url=self.base_url)
        found = [f"the next build fails: {built.problems}"] if built.failed else []
        if self.site.files() != self.after:
            found.append("the next build is not what a clean one gives")
        left = set(_names(self.site.out.with_name(".dist.kembar"))) - KNOWN
        return [*found, *(f"left in the workshop: {name}" for name in left), *self.left_over()]


class CleanBuild(Build):
    """Everything is built again."""

    name, clean = "build --clean", True


class OtherAddress(Build):
    """The site is built for another address than before."""

    name, base_urls = "build --base-url", ("https://one.example/", "https://two.example/")


@dataclass(slots=True)
class Package(Scene):
    """The offline site is packed again after an edit."""

    name = "package"

    def command(self) -> list[str]:
        """The words of the command line."""
        return [*Scene.command(self), "package", "--out", str(self.folder)]

    @property
    def folder(self) -> Path:
        """Where the packages are."""
        return self.site.root / "packages"

    def prepare(self) -> None:
        """Another sentence."""
        turn_sentence(self.site)
        Scene.prepare(self)

    def complaints(self, ran: Ran, fault: Fault) -> list[str]:
        """What is wrong after a fault: no package may be next to a checksum that is not its own."""
        found = [*Scene.complaints(self, ran, fault), *_wrong_checksums(self.folder)]
        if fault.error != KILL and (strays := [name for name in _names(self.folder) if name.startswith(".")]):
            found.append(f"left among the packages: {strays}")
        return found

    def again(self) -> list[str]:
        """What is wrong after the next run: each package is there with its checksum, and nothing else."""
        found = Scene.again(self)
        names = _names(self.folder)
        if names != ["kota-kembar-muara.zip", "kota-kembar-muara.zip.sha256"]:
            found.append(f"the packages are {names}")
        if self.known.setdefault(self.content[EDITED], _files(self.folder)) != _files(self.folder):
            found.append("the package is not what it was for the same content")
        return [*found, *_wrong_checksums(self.folder)]


@dataclass(slots=True)
class Accept(Scene):
    """A translation is accepted whose source has changed."""

    name, arguments = "accept", ("accept", ENGLISH)

    def prepare(self) -> None:
        """Another sentence in the source."""
        turn_sentence(self.site, INDONESIAN, SOURCE_SENTENCES)
        Scene.prepare(self)

    def wrong_content(self) -> list[str]:
        """The translation may be as it was, or have its new stamp."""
        found = _files(self.site.root / "content")
        stamped = self.known.get(self.content[INDONESIAN_NAME], found)
        return [] if found in (self.content, stamped) else ["the content is neither as it was nor with the new stamp"]

    def again(self) -> list[str]:
        """What is wrong after the next run: the stamp is there."""
        found, after = Scene.again(self), _files(self.site.root / "content")
        if self.known.setdefault(self.content[INDONESIAN_NAME], after) != after or after == self.content:
            found.append("the stamp is not what it was for the same source")
        return found


@dataclass(slots=True)
class NewFiles(Scene):
    """A command that writes new files, of which each is there whole or not at all."""

    made: ClassVar[tuple[str, ...]]

    def prepare(self) -> None:
        """The files are not there."""
        for path in self.made:
            (self.site.root / "content" / path).unlink(missing_ok=True)
        Scene.prepare(self)

    def wrong_content(self) -> list[str]:
        """The new files may be there as a run without a fault writes them."""
        found = _files(self.site.root / "content")
        whole = self.known.get("whole", found)
        return [
            f"content/{path} is not as it should be"
            for path in found.keys() | self.content.keys()
            if found.get(path) not in (self.content.get(path), whole.get(path)) or (path in self.content and path not in found)
        ]

    def again(self) -> list[str]:
        """What is wrong after the next run: all files are there. Where they were there before it, it may say so."""
        before = _files(self.site.root / "content")
        found, after = Scene.again(self), _files(self.site.root / "content")
        if not all(path in after for path in self.made) or self.known.setdefault("whole", after) != after:
            found.append("not all of the new files are there")
        return [one for one in found if before != after or not one.startswith("the next run ends with 1")]


class Translate(NewFiles):
    """A draft of a translation is written."""

    name, arguments = "translate", ("translate", ALONE, "--to", "en")
    made = ("en/cities/muara.md",)


class New(NewFiles):
    """The files of a new record are written."""

    name, arguments = "new", ("new", "city", "rabat")
    made = ("facts/cities/rabat.yaml", "id/cities/rabat.md", "en/cities/rabat.md")


SCENES = (Build, CleanBuild, OtherAddress, Package, Accept, Translate, New)


def turn_sentence(site: SiteTest, path: str = ENGLISH, sentences: tuple[str, str] = SENTENCES) -> None:
    """Replaces one of two sentences of a page by the other."""
    old, new = sentences if sentences[0] in (site.root / path).read_text(encoding="utf-8") else sentences[::-1]
    site.change(path, old, new)


def _wrong_end(ran: Ran, fault: Fault) -> list[str]:
    """What is wrong with how a command ended: its status, and whether it says in words what happened."""
    found = []
    if "Traceback" in ran.errors + ran.output:
        found.append(f"a traceback: {ran.errors}")
    if fault.error == KILL and ran.status not in (-signal.SIGKILL, 128 + signal.SIGKILL):
        found.append(f"the killed command ends with {ran.status}")
    if fault.error != KILL and ran.status not in (0, 1):
        found.append(f"the command ends with {ran.status}: {ran.errors}")
    if ran.status == 1 and not ran.errors.strip():
        found.append("the command fails and says nothing")
    return found


def _unlike_manifest(published: dict[str, bytes]) -> list[str]:
    """The published files that are not as the manifest says."""
    listed = json.loads(published.get("manifest.json", b'{"files": {}}'))["files"]
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in published.items() if path != "manifest.json"}
    return [f"the manifest is not of what is published: {sorted(digests.items() ^ listed.items())}"] if digests != listed else []


def _wrong_checksums(folder: Path) -> list[str]:
    files = _files(folder)
    return [
        f"{name} is not what its checksum says"
        for name, content in files.items()
        if not name.endswith(".sha256") and not name.startswith(".") and (sums := files.get(f"{name}.sha256"))
        if sums.split()[0].decode() != hashlib.sha256(content).hexdigest()
    ]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
