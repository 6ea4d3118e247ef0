"""
Putting a whole site in place at once.

A site is written into a folder beside the published one and then exchanged with it in a single step of the file system, so a reader,
a killed process or a full disk never meets half a site. A folder that Kembar did not write is not touched: a published folder carries
`manifest.json`, which lists each file with its SHA-256.
"""

import ctypes
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock

from kembar.model.system import refusal

MANIFEST = "manifest.json"
"""The file that marks a folder as written by Kembar, and tells what it holds."""

GENERATOR = "kembar"
"""What the manifest says of who wrote it: other programs have files of that name as well."""


class ForeignFolderError(Exception):
    """The output folder holds files that no earlier build wrote, so it is not Kembar's to replace."""


class UnwritableError(Exception):
    """The file system refused: a full disk, a missing right, a read-only folder. The published folder is as it was."""

    def __init__(self, error: OSError) -> None:
        self.reason = refusal(error)
        super().__init__(str(self.reason))


@contextmanager
def writing() -> Iterator[None]:
    """Tells a refusal of the file system from every other mistake: `OSError` becomes `UnwritableError`."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(error) from error


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """
    An empty folder beside `out` to write a site into, for one build at a time; it is gone afterwards, whatever happens.

    What an earlier, killed build left behind is cleared away first. Raises `ForeignFolderError` and `UnwritableError`.
    """
    with writing():
        if not is_ours(out):
            raise ForeignFolderError(out)
    workshop = out.with_name(f".{out.name}.kembar")
    stage = workshop / "next"
    with writing():
        workshop.mkdir(parents=True, exist_ok=True)
        lock = FileLock(workshop / "lock").acquire()
    with lock:
        try:
            with writing():
                _remove(stage)
                stage.mkdir()
            yield stage
        finally:
            with suppress(OSError):  # the next build clears what cannot be removed now
                _remove(stage)


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


def write_manifest(stage: Path, digests: Mapping[str, str]) -> None:
    """Writes the list of a site's files, each with the SHA-256 of its bytes in hexadecimal."""
    content = json.dumps({"generator": GENERATOR, "files": dict(sorted(digests.items()))}, indent=1, ensure_ascii=False)
    (stage / MANIFEST).write_text(content + "\n", encoding="utf-8", newline="\n")


def published_files(out: Path) -> Iterator[str]:
    """The paths of all files below `out`, with forward slashes; links are not followed."""
    for folder, _, names in os.walk(out):
        for name in names:
            yield (Path(folder) / name).relative_to(out).as_posix()


def digest(content: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
