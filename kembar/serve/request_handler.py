"""
What each request gets: a file of the built site, one of the preview's own, or an answer about a page.

In comes the target of a request; out goes a finished reply, or `EVENTS` for the one address at which news are told as they come. Nothing
here knows of sockets.
"""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, quote, urlsplit

from kembar.i18n.translator import Translator
from kembar.model.problem import Message, tr
from kembar.pipeline.project import Project
from kembar.serve.api_json import Value, page_json, source_json, status_json, ui_strings_json
from kembar.serve.build_status import BuildStatus
from kembar.serve.inject import PREVIEW_PATH, fingerprint, inject_script
from kembar.serve.open_pages import OpenPages
from kembar.serve.page_lookup import PageLookup
from kembar.serve.source_lookup import NO_SOURCE, find_source
from kembar.serve.static_files import HTML, Redirect, find_file, media_type

ASSETS_FOLDER = Path(__file__).parent / "assets"
EVENTS_PATH = f"{PREVIEW_PATH}news"
"""Where news are told as they come (Server-Sent Events, HTML Living Standard, 9.2)."""

SERVICE_WORKER_PATH = "/sw.js"
"""Where a published site has its service worker: a browser that keeps pages from this address is told here to let them go."""

_DIGEST = re.compile(r"\.[0-9a-f]{8}\.\w+$")
"""How the name of a file ends that has a digest of its content in it."""

MAX_PASSAGE_LENGTH = 2000
"""How many characters of a passage are looked for."""


@dataclass(frozen=True, slots=True)
class Response:
    """
    An answer: its status, its body, its media type, and where it leads on to, if it does. What is `lasting` is the same for ever: its
    address has a digest of it.
    """

    status: int
    body: bytes
    type: str = HTML
    location: str = ""
    immutable: bool = False


@dataclass(frozen=True, slots=True)
class RequestHandler:
    """Answers for one preview. `session` is a word of its own for each start of it."""

    project: Project
    out: Path
    open_pages: OpenPages
    page_lookup: PageLookup
    translator: Translator
    session: str
    _files: Mapping[str, bytes] = field(default_factory=lambda: {file.name: file.read_bytes() for file in ASSETS_FOLDER.iterdir()})

    def answer(self, target: str) -> Response:
        """The reply to a request for a target, which is a path with its query."""
        parts = urlsplit(target if not target.startswith("//") else "/" + target.lstrip("/"))
        if parts.path == SERVICE_WORKER_PATH:
            return Response(200, self._files["no-worker.js"], media_type("sw.js"))
        if parts.path.startswith(PREVIEW_PATH):
            return self._own(parts.path.removeprefix(PREVIEW_PATH), {name: values[0] for name, values in parse_qs(parts.query).items()})
        return self._site(parts.path)

    def status_json(self, news: BuildStatus) -> Value:
        """News as the browser is told them."""
        return status_json(news, self.session, self.project, self.translator)

    def _site(self, path: str) -> Response:
        found = find_file(self.out, path)
        if isinstance(found, Redirect):
            return Response(302, b"", location=found.path)
        if found is None:
            asset = self.open_pages.page(path.lstrip("/"))
            return _file_as_it_is(path, asset) if asset else self._not_found(path)
        if found.suffix == ".html":
            return self._page(200, self._now(found))
        return _file_as_it_is(found.name, found.read_bytes())

    def _now(self, page: Path) -> bytes:
        """A page as it is: published, or about to be."""
        path = page.relative_to(self.out.resolve()).as_posix()
        self.open_pages.mark_open(path)
        return self.open_pages.page(path) or page.read_bytes()

    def _not_found(self, path: str) -> Response:
        """
        The site's own page for what is not there. Its links begin with the path under which the site will stand: they are led on to where
        it stands here.
        """
        page = self.out / "404.html"
        if not page.is_file():
            return self._page(503, self._waiting())
        base = self.page_lookup.base_path()
        if base != "/" and f"{path}/".startswith(base):
            return Response(302, b"", location=quote("/" + path[len(base) :].lstrip("/"), safe="/%"))
        return self._page(404, page.read_bytes())

    def _waiting(self) -> bytes:
        """A page for as long as there is no site: the preview shows on it what stands in the way."""
        first = self.open_pages.status.latest.number == 0
        text = tr("The site is being built for the first time.") if first else tr("There is no page to show yet.")
        return self._filled("waiting.html", title=tr("Preview"), text=text)

    def _page(self, status: int, page: bytes) -> Response:
        seen = fingerprint(page)
        told = {
            "look": {"digest": seen.digest, "styles": seen.styles},
            "news": self.status_json(self.open_pages.status.latest),
            "words": ui_strings_json(self.translator),
        }
        return Response(status, inject_script(page, told))

    def _own(self, name: str, query: Mapping[str, str]) -> Response:
        if name in self._files and not name.endswith(".html"):
            return Response(200, self._files[name], media_type(name))
        answers: Mapping[str, Callable[[Mapping[str, str]], Response]] = {
            "look": self._look,
            "page": self._standing,
            "origin": self._origin,
            "beside": self._beside,
        }
        if name not in answers:
            return Response(404, b"", "text/plain; charset=utf-8")
        return answers[name](query)

    def _look(self, query: Mapping[str, str]) -> Response:
        """How a page looks now, and where it has gone if its address has changed."""
        found = find_file(self.out, query.get("path", ""))
        missing = self.out / "404.html"
        page = self._now(found) if isinstance(found, Path) else missing.read_bytes() if missing.is_file() else self._waiting()
        seen = fingerprint(page)
        moved = self.page_lookup.current_file(self._file(query)) if found is None else ""
        return _json(
            {"digest": seen.digest, "styles": seen.styles, "moved": f"/{quote(moved.removesuffix('index.html'))}" if moved else ""}
        )

    def _standing(self, query: Mapping[str, str]) -> Response:
        with self.page_lookup.find_page(self._file(query)) as placed:
            return _json(page_json(placed, self.translator))

    def _origin(self, query: Mapping[str, str]) -> Response:
        words = query.get("words", "")[:MAX_PASSAGE_LENGTH]
        with self.page_lookup.find_page(self._file(query)) as placed:
            found = find_source(self.project, placed, words, query.get("section", "")) if placed else NO_SOURCE
        return _json(source_json(found))

    def _beside(self, _query: Mapping[str, str]) -> Response:
        """The view that shows a page and its twin; its script reads from its own address which page."""
        page = self._filled("beside.html", title=tr("Side by side"), text=tr("Preview"))
        told = {"news": self.status_json(self.open_pages.status.latest), "words": ui_strings_json(self.translator)}
        return Response(200, inject_script(page, told, "beside.js"))

    def _file(self, query: Mapping[str, str]) -> str:
        """The file below the output folder that a path names, also when it is not there; empty where a path names none."""
        path = query.get("path", "")
        found = find_file(self.out, path)
        if isinstance(found, Path):
            return found.relative_to(self.out.resolve()).as_posix()
        return f"{path.strip('/')}/index.html"

    def _filled(self, name: str, **messages: Message) -> bytes:
        words = {gap: escape(self.translator.translate(message)) for gap, message in messages.items()}
        return Template(self._files[name].decode()).substitute(words, lang=self.translator.language).encode()


def _file_as_it_is(name: str, content: bytes) -> Response:
    """A file that is no page."""
    return Response(200, content, media_type(name), immutable=_DIGEST.search(name) is not None)


def _json(value: Value) -> Response:
    return Response(200, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")
