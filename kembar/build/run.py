"""Making every target and publishing the whole: what `build` does once the site is arranged."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kembar.build.publish import MANIFEST, digest, published_files, put_in_place, staging, write_manifest, writing
from kembar.model.output import Report, Target

Inspection = Callable[[Path], None]
"""Looks a finished folder through before it is published; raises to keep it back."""


def run(
    targets: Iterable[Target], out: Path, *, clean: bool = False, epoch: int | None = None, inspect: Inspection | None = None
) -> Report:
    """
    Makes all targets and puts them in place of what `out` holds.

    A file whose bytes are what is published already is kept as it is; with `clean`, everything is written anew. `epoch`, in seconds
    since 1970 UTC, becomes the time stamp of every file that is written (SOURCE_DATE_EPOCH of reproducible-builds.org). Raises
    `ForeignFolderError`, `UnwritableError`, and whatever a target or `inspect` raises: in each case `out` stays as it was.
    """
    out = Path(os.path.realpath(out))
    with staging(out) as stage:
        before = set(published_files(out))
        digests: dict[str, str] = {}
        made = [target.path for target in targets if _make(target, stage, None if clean else out, digests)]
        removed = before - digests.keys() - {MANIFEST}
        if inspect:
            inspect(stage)
        with writing():
            write_manifest(stage, digests)
            if epoch is not None:
                _stamp(stage, [*made, MANIFEST], epoch)
            if made or removed or MANIFEST not in before:
                put_in_place(stage, out)
    return Report(made=tuple(sorted(made)), removed=tuple(sorted(removed)), kept=len(digests) - len(made))


def _make(target: Target, stage: Path, published: Path | None, digests: dict[str, str]) -> bool:
    """Makes one target in `stage`; False when the published file has the same bytes and is kept."""
    if target.path in digests:
        message = f"two targets write {target.path}"
        raise ValueError(message)
    content = target.make()
    digests[target.path] = digest(content)
    with writing():
        return _write(content, stage / target.path, published / target.path if published else None)


def _write(content: bytes, path: Path, published: Path | None) -> bool:
    """Writes a file, or gives the published one a second name when it has the same bytes; False for the latter."""
    path.parent.mkdir(parents=True, exist_ok=True)
    same = published is not None and _same(published, content)
    if not (same and published and _link(published, path)):
        path.write_bytes(content)
    return not same


def _stamp(stage: Path, made: Iterable[str], epoch: int) -> None:
    for path in made:
        os.utime(stage / path, (epoch, epoch))


def _same(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _link(old: Path, new: Path) -> bool:
    """Gives the kept file a second name, which keeps its time stamp; False where the file system has no hard links."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True
