"""
Make the top-level files of the zip archive: the names of the start page and the read-me, the read-me in every language, and the manifest.

The site itself is in the folder `portal`. File names and read-me use every language of the site, because the reader's language is unknown.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import wrap

from kembar.i18n.messages import Messages
from kembar.model.config import Lang
from kembar.package.offline_site import OfflineSite
from kembar.text.page_messages import N_

INSIDE = "portal"
"""The folder of the site itself."""

MANIFEST = "manifest.json"
START, READ_ME = N_("START HERE"), N_("READ ME")


def multilingual_name(copy: OfflineSite, msgid: str, ending: str) -> str:
    """Return a file name that contains `msgid` in every language: `MULAI DI SINI - START HERE.html`."""
    return " - ".join(dict.fromkeys(copy.messages[lang.code].gettext(msgid) for lang in copy.config.languages)) + ending


def read_me(copy: OfflineSite) -> bytes:
    """Return the read-me in each language: start page, address, date and licence. UTF-8 with BOM and CRLF, for any text editor."""
    return "\r\n".join(line for lang in copy.config.languages for line in _read_me_lines(copy, lang)).encode("utf-8-sig")


def _read_me_lines(copy: OfflineSite, lang: Lang) -> Iterator[str]:
    title = copy.config.title[lang.code]
    yield from (title, "=" * len(title), "")
    for sentence in _sentences(copy, copy.messages[lang.code]):
        yield from (*wrap(sentence, 76, break_long_words=False, break_on_hyphens=False), "")


def _sentences(copy: OfflineSite, messages: Messages) -> Iterator[str]:
    config, start, gettext = copy.config, multilingual_name(copy, START, ".html"), messages.gettext
    yield gettext("This is a copy for reading offline.")
    yield gettext("Open “{file}” in any browser. It needs the folder “{folder}” beside it.").format(file=start, folder=INSIDE)
    yield gettext("Published at: {address}").format(address=config.base_url)
    if config.updated:
        yield gettext("Date of the content: {date}").format(date=config.updated)
    if config.licence:
        yield gettext("Licence of the content: {licence}").format(licence=config.licence)
    yield gettext("“{file}” lists every file with its SHA-256.").format(file=MANIFEST)


Part = bytes | Path
"""A file of a package: its bytes, or its path on the disk."""


def manifest(copy: OfflineSite, files: Mapping[str, Part]) -> bytes:
    """Return the manifest as JSON: every file with its SHA-256, and the title, address, date and licence of the content."""
    config = copy.config
    content = {
        "generator": "kembar",
        "title": dict(config.title),
        "published": config.base_url,
        "updated": config.updated,
        "licence": config.licence,
        "files": {path: _sha256(part) for path, part in sorted(files.items())},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def _sha256(part: Part) -> str:
    if isinstance(part, bytes):
        return hashlib.sha256(part).hexdigest()
    with part.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
