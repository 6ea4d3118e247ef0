"""
Make a zip archive of the offline site, with a start page at its top.

Entries are sorted and have one time stamp and one mode, so that the same content gives the same bytes. Files are copied one by one, so
that memory use does not grow with the number of pictures.
"""

import shutil
from collections.abc import Mapping
from datetime import datetime
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kembar.package.archive_layout import INSIDE, MANIFEST, READ_ME, START, Part, manifest, multilingual_name, read_me
from kembar.package.offline_site import OfflineSite

UNIX, READABLE_BY_ALL = 3, 0o100644 << 16


def archive_files(copy: OfflineSite, start: bytes) -> dict[str, Part]:
    """Return the files of the archive by their path below its top folder."""
    files: dict[str, Part] = {f"{INSIDE}/{path}": copy.folder / path for path in copy.files()}
    files[multilingual_name(copy, START, ".html")] = start
    files[multilingual_name(copy, READ_ME, ".txt")] = read_me(copy)
    return {**files, MANIFEST: manifest(copy, files)}


def write_archive(into: BinaryIO, top: str, files: Mapping[str, Part], moment: datetime) -> None:
    """Write an archive with `files` in the folder `top` to a seekable file. Raises `OSError`."""
    with ZipFile(into, "w", ZIP_DEFLATED) as packed:
        for path in sorted(files):
            write_part(packed, entry(f"{top}/{path}", moment), files[path])


def write_part(packed: ZipFile, info: ZipInfo, part: Part) -> None:
    """Add one file to an archive. Raises `OSError`."""
    if isinstance(part, bytes):
        packed.writestr(info, part)
        return
    info.file_size = part.stat().st_size  # decides whether the entry needs 64-bit sizes
    with part.open("rb") as source, packed.open(info, "w") as opened:
        shutil.copyfileobj(source, opened)


def entry(path: str, moment: datetime, compression: int = ZIP_DEFLATED) -> ZipInfo:
    """Return an archive entry whose attributes are the same on every machine."""
    made = ZipInfo(path, (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second))
    made.create_system, made.external_attr, made.compress_type = UNIX, READABLE_BY_ALL, compression
    return made
