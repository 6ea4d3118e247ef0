"""
Publish a whole site in one step.

A site is written to a folder next to the published one and then swapped with it in one step of the file system, so that no reader, killed
process or full disk leads to half a site. A folder that Kembar did not write is never replaced: a published folder contains
`manifest.json`, which lists each file with its SHA-256.
"""

import errno
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kembar.output.folder import (
    MANIFEST,
    ForeignFolderError,
    UnwritableError,
    is_trusted_tree,
    make_private_folder,
    state_folder,
)

GENERATOR = "kembar"
"""The name of the generator in the manifest: other programs write files of that name as well."""

FolderState = tuple[int, int]
"""Which folder it is: its inode, which may be used again later, and when it last changed, in nanoseconds since 1970 UTC."""


@contextmanager
def wrap_os_errors() -> Iterator[None]:
    """Turn `OSError` into `UnwritableError`, which is no bug of the program."""
    try:
        yield
    except OSError as error:
        raise UnwritableError(error) from error


class StagingArea:
    """
    The folder next to a published one, in which the next site is put together, for one build at a time.

    `stage` is the staging directory, where the next site is written. The site that was published before is kept as the `spare`: it differs
    from the published one in what the last build changed and no more, so that the next build need not link every file.

    A spare is complete or absent: it is changed and removed only after it was renamed to `stage`, and whatever a killed build leaves under
    that name is removed by the next one.
    """

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = state_folder(out)
        self.stage, self.spare, self.previous = (self.folder / name for name in ("next", "spare", "previous"))

    def reuse_previous(self) -> bool:
        """Rename the spare to the stage; return whether there is one."""
        with wrap_os_errors():
            if not self.spare.is_dir():
                return False
            _remove(self.stage)
            self.spare.rename(self.stage)
            return True

    def clear_staging(self) -> None:
        """Make the stage an empty folder. There is no spare afterwards."""
        with wrap_os_errors():
            self.reuse_previous()
            _remove(self.stage)
            self.stage.mkdir()

    def publish(self) -> None:
        """Publish the stage. Raises `UnwritableError`, and then nothing has changed."""
        with wrap_os_errors():
            swap(self.stage, self.out, self.previous)

    def rebuild_previous(self) -> None:
        """Keep the folder that is now under the name of the stage as the spare. Without one, the next build takes longer."""
        with suppress(OSError):
            self.stage.rename(self.spare)

    def clear(self) -> None:
        """
        Remove the stage and what was published before it.

        A build that was killed between the two renames of `swap` is undone first. Raises `OSError`.
        """
        if self.previous.is_dir() and not self.out.exists():
            self.previous.rename(self.out)
        _remove(self.stage)
        _remove(self.previous)

    def compiled(self, tool: str) -> Path:
        """
        Return the folder for templates that the tool with this digest has compiled: another one may compile a template otherwise.

        The templates of other tools are deleted. Raises `UnwritableError`.
        """
        templates = self.folder / "templates"
        own = templates / tool
        with wrap_os_errors():
            if not (own.is_dir() and is_trusted_tree(templates, own)):
                _remove(templates)
                own.mkdir(mode=0o700, parents=True)
                templates.chmod(0o700)  # mkdir gives parents the mode that the umask leaves
        return own

    @property
    def folders(self) -> tuple[FolderState, FolderState]:
        """Which folders the published one and the spare are: after a swap that was not saved they differ."""
        return _state(self.out), _state(self.spare)


def _state(folder: Path) -> FolderState:
    try:
        found = folder.stat()
    except OSError:
        return 0, 0
    return found.st_ino, found.st_ctime_ns


@contextmanager
def locked_staging(out: Path) -> Iterator[StagingArea]:
    """
    Yield the staging area of a folder, to one build at a time. What a killed build left is removed first.

    Raises `ForeignFolderError`, `UntrustedCacheError` and `UnwritableError`.
    """
    from filelock import FileLock  # noqa: PLC0415 - a build with nothing to do locks nothing

    with wrap_os_errors():
        if not is_ours(out):
            raise ForeignFolderError(out)
    staging = StagingArea(out)
    with wrap_os_errors():
        make_private_folder(staging.folder)  # compiled templates are run: they are the builder's alone
        lock = FileLock(staging.folder / "lock").acquire()
    with lock:
        try:
            with wrap_os_errors():
                staging.clear()
            yield staging
        finally:
            with suppress(OSError):  # the next build clears what cannot be removed now
                staging.clear()


def is_ours(out: Path) -> bool:
    """Return whether `out` may be replaced: it does not exist, is an empty folder, or was written by Kembar."""
    if not out.is_dir():
        return not out.exists()
    return _is_signed(out / MANIFEST) or not any(out.iterdir())


def _is_signed(manifest: Path) -> bool:
    """Return whether a file is a manifest that Kembar wrote."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("generator") == GENERATOR


def swap(stage: Path, out: Path, previous: Path) -> None:
    """
    Publish `stage` as `out` in one step; the folder that `out` was is `stage` or `previous` afterwards.

    Linux and macOS can exchange two folders atomically. Elsewhere `out` is renamed to `previous` and `stage` to `out`; where the second
    rename fails, the first one is undone. Raises `OSError`, and then leaves `stage` and `out` as they were.
    """
    if not out.exists():
        stage.rename(out)
    elif not _exchange(stage, out):
        out.rename(previous)
        try:
            stage.rename(out)
        except OSError:
            previous.rename(out)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Swap two paths atomically where the system can: `renameat2(2)` on Linux, `renamex_np(2)` on macOS."""
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
    """Return the list of a site's files, each with the SHA-256 of its bytes in hexadecimal."""
    if not digests:
        return (json.dumps({"generator": GENERATOR, "files": {}}, indent=1) + "\n").encode()
    files = json.dumps(dict(sorted(digests.items())), ensure_ascii=False, separators=(",\n  ", ": "))  # faster by far than with an indent
    return f'{{\n "generator": "{GENERATOR}",\n "files": {{\n  {files[1:-1]}\n }}\n}}\n'.encode()


def _remove(folder: Path) -> None:
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        try:
            shutil.rmtree(folder)
        except PermissionError:
            _allow_changes(folder)
            shutil.rmtree(folder)


def _allow_changes(folder: Path) -> None:
    """Let this user change all folders below one: a published folder that was made read-only cannot be removed otherwise."""
    folder.chmod(0o700)
    for above, names, _ in os.walk(folder):
        for name in names:
            if not (path := Path(above, name)).is_symlink():
                path.chmod(0o700)
