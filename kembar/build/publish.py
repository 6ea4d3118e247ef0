"""
Putting a whole site in place at once.

A site is written into a folder beside the published one and then exchanged with it in a single step of the file system, so a reader,
a killed process or a full disk never meets half a site. A folder that Kembar did not write is not touched: a published folder carries
`manifest.json`, which lists each file with its SHA-256.
"""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kembar.build.published import (
    MANIFEST,
    ForeignFolderError,
    UnwritableError,
    is_trusted_tree,
    make_private_folder,
    workshop_folder,
)

GENERATOR = "kembar"
"""What the manifest says of who wrote it: other programs have files of that name as well."""

FolderState = tuple[int, int]
"""Which folder it is: its inode, which a later folder may be given as well, and when it last changed, in nanoseconds since 1970 UTC."""


@contextmanager
def writing() -> Iterator[None]:
    """Tells a refusal of the file system from every other mistake: `OSError` becomes `UnwritableError`."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(error) from error


class Workshop:
    """
    The folder beside a published one, in which the next site is put together. Whoever holds it is alone with both.

    `stage` is where the next site is written. What stood there before the last exchange is kept as the `spare`: it differs from the
    published site in what the last build changed and no more, so that the next build need not lay out every file anew.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = workshop_folder(out)
        self.stage, self.spare = self.folder / "next", self.folder / "spare"

    def take_spare(self) -> bool:
        """Makes the spare the stage again; False where there is none. A killed build leaves none behind."""
        with writing():
            if not self.spare.is_dir():
                return False
            self.spare.rename(self.stage)
            return True

    def begin_anew(self) -> None:
        """An empty stage."""
        with writing():
            _remove(self.spare)
            _remove(self.stage)
            self.stage.mkdir()

    def spare_stage(self) -> None:
        """Keeps the stage as the spare, where nothing was to be published."""
        with writing():
            self.stage.rename(self.spare)

    def publish(self) -> None:
        """Puts the stage in place, and keeps what was published before. Raises `UnwritableError`."""
        with writing():
            put_in_place(self.stage, self.out)
            if self.stage.exists():
                self.stage.rename(self.spare)

    def renew_spare(self, paths: Iterable[str]) -> bool:
        """
        Makes the spare what is published at some paths, under second names of the files. Where the file system gives none, or has no room,
        there is no spare then: False.
        """
        try:
            _remove(self.spare)
            for path in paths:
                spare = self.spare / path
                spare.parent.mkdir(parents=True, exist_ok=True)
                spare.hardlink_to(self.out / path)
        except OSError:
            with suppress(OSError):
                _remove(self.spare)
            return False
        return True

    def compiled(self, tool: str) -> Path:
        """
        The folder for templates as the tool with this digest compiles them: what another one made of the same template may be other code.
        What another one compiled goes away. Raises `UnwritableError`.
        """
        templates = self.folder / "templates"
        own = templates / tool
        with writing():
            if not (own.is_dir() and is_trusted_tree(templates, own)):
                _remove(templates)
                own.mkdir(mode=0o700, parents=True)
                templates.chmod(0o700)  # mkdir gives parents the mode that the umask leaves
        return own

    @property
    def folders(self) -> tuple[FolderState, FolderState]:
        """Which folders are the published one and the spare now: an exchange that nobody has written down has other ones."""
        return _state(self.out), _state(self.spare)


def _state(folder: Path) -> FolderState:
    try:
        found = folder.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_ctime_ns


@contextmanager
def workshop(out: Path) -> Iterator[Workshop]:
    """
    The workshop of a folder, for one build at a time. What a killed build left behind is cleared away first.

    Raises `ForeignFolderError`, `UntrustedCacheError` and `UnwritableError`.
    """
    from filelock import FileLock  # noqa: PLC0415 - a build with nothing to do locks nothing

    with writing():
        if not is_ours(out):
            raise ForeignFolderError(out)
    shop = Workshop(out)
    with writing():
        make_private_folder(shop.folder)  # compiled templates are run: they are the builder's alone
        lock = FileLock(shop.folder / "lock").acquire()
    with lock:
        try:
            with writing():
                _remove(shop.stage)
            yield shop
        finally:
            with suppress(OSError):  # the next build clears what cannot be removed now
                _remove(shop.stage)


def is_ours(out: Path) -> bool:
    """Whether `out` may be replaced: it does not exist, is an empty folder, or was written by Kembar."""
    if not out.is_dir():
        return not out.exists()
    return _is_signed(out / MANIFEST) or not any(out.iterdir())


def _is_signed(manifest: Path) -> bool:
    """Whether a file is a manifest that Kembar wrote."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("generator") == GENERATOR


def put_in_place(stage: Path, out: Path) -> None:
    """
    `stage` becomes `out` in one step; what was there stands in `stage` afterwards. Raises `OSError`, and then leaves both as they were.

    Linux and macOS can exchange two folders atomically. Elsewhere the old folder steps aside and the new one takes its name, with the
    old one coming back should that fail.
    """
    if not out.exists():
        stage.rename(out)
    elif not _exchange(stage, out):
        aside = stage.with_name("previous")
        _remove(aside)
        out.rename(aside)
        try:
            stage.rename(out)
        except OSError:
            aside.rename(out)
            raise
        aside.rename(stage)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two paths atomically where the system can: `renameat2(2)` on Linux, `renamex_np(2)` on macOS."""
    if os.name != "posix":
        return False
    import ctypes  # noqa: PLC0415 - dear, and needed only here

    libc = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        at_cwd, rename_exchange = -100, 2
        failed = libc.renameat2(at_cwd, paths[0], at_cwd, paths[1], rename_exchange)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        rename_swap = 2
        failed = libc.renamex_np(*paths, rename_swap)
    else:
        return False
    code = ctypes.get_errno()
    if failed and code not in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        raise OSError(code, os.strerror(code), str(one), None, str(other))
    return not failed


def manifest(digests: Mapping[str, str]) -> bytes:
    """The list of a site's files, each with the SHA-256 of its bytes in hexadecimal."""
    if not digests:
        return (json.dumps({"generator": GENERATOR, "files": {}}, indent=1) + "\n").encode()
    files = json.dumps(dict(sorted(digests.items())), ensure_ascii=False, separators=(",\n  ", ": "))  # faster by far than with an indent
    return f'{{\n "generator": "{GENERATOR}",\n "files": {{\n  {files[1:-1]}\n }}\n}}\n'.encode()


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
