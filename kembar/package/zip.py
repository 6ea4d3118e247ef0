"""
The offline site as one zip archive, with a page to start from at its top.

In come a finished site and its start page; out go the archive's files, and their bytes in an archive that is the same each time: sorted,
with one time stamp and one mode.
"""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kembar.package.copies import Copy
from kembar.package.layout import INSIDE, MANIFEST, READ_ME, START, manifest, named, read_me

UNIX, READABLE_BY_ALL = 3, 0o100644 << 16


def unpacked(copy: Copy, start: bytes) -> dict[str, bytes]:
    """The files of the archive below its one top folder, by path."""
    files = {f"{INSIDE}/{path}": (copy.folder / path).read_bytes() for path in copy.files()}
    files[named(copy, START, ".html")] = start
    files[named(copy, READ_ME, ".txt")] = read_me(copy)
    return {**files, MANIFEST: manifest(copy, files)}


def archive(top: str, files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The bytes of an archive that holds `files` in the folder `top`."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as into:
        for path in sorted(files):
            into.writestr(entry(f"{top}/{path}", moment), files[path])
    return packed.getvalue()


def entry(path: str, moment: datetime, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """A file of an archive, with nothing in it that differs from machine to machine."""
    made = ZipInfo(path, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    made.create_system, made.external_attr, made.compress_type = UNIX, READABLE_BY_ALL, compression
    return made
