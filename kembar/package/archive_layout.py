"""
What the folder of an unpacked archive holds at its top: a page to start from, a read-me in every language, and the list of all files.

In comes the finished site, which lies in a folder of its own below; out go the files beside that folder. Names are said in every
language of the site, since nobody knows yet who will open it.
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


def named(copy: OfflineSite, msgid: str, ending: str) -> str:
    """A file name that says the same in every language: `MULAI DI SINI - START HERE.html`."""
    return " - ".join(dict.fromkeys(copy.messages[lang.code].gettext(msgid) for lang in copy.config.languages)) + ending


def read_me(copy: OfflineSite) -> bytes:
    """What this is, where to begin, from when it is, and what one may do with it, in each language, for any editor of texts."""
    return "\r\n".join(line for lang in copy.config.languages for line in _page(copy, lang)).encode("utf-8-sig")


def _page(copy: OfflineSite, lang: Lang) -> Iterator[str]:
    title = copy.config.title[lang.code]
    yield from (title, "=" * len(title), "")
    for sentence in _sentences(copy, copy.messages[lang.code]):
        yield from (*wrap(sentence, 76, break_long_words=False, break_on_hyphens=False), "")


def _sentences(copy: OfflineSite, spoken: Messages) -> Iterator[str]:
    config, start = copy.config, named(copy, START, ".html")
    yield spoken.gettext("This is a copy for reading offline.")
    yield spoken.gettext("Open “{file}” in any browser. It needs the folder “{folder}” beside it.").format(file=start, folder=INSIDE)
    yield spoken.gettext("Published at: {address}").format(address=config.base_url)
    if config.updated:
        yield spoken.gettext("Date of the content: {date}").format(date=config.updated)
    if config.licence:
        yield spoken.gettext("Licence of the content: {licence}").format(licence=config.licence)
    yield spoken.gettext("“{file}” lists every file with its SHA-256.").format(file=MANIFEST)


Part = bytes | Path
"""A file of a package: its bytes, or where they are on the disk."""


def manifest(copy: OfflineSite, files: Mapping[str, Part]) -> bytes:
    """What the archive holds: every file with its SHA-256, and whose content it is, from when, under which licence."""
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
