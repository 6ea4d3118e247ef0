"""The response to each request: a file of the built site, a file of the preview, or data about a page. No sockets are used here."""

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
"""The path of the stream of build statuses (Server-Sent Events, HTML Living Standard, 9.2)."""

SERVICE_WORKER_PATH = "/sw.js"
"""The path of a published site's service worker. The preview serves one here that removes the pages which a browser has stored."""

_DIGEST = re.compile(r"\.[0-9a-f]{8}\.\w+$")
"""The end of a file name that contains a digest of the file's content."""

MAX_PASSAGE_LENGTH = 2000
"""How many characters of a passage are searched for."""


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response. `location` is the target of a redirect; `immutable` allows a browser to store the response."""

    status: int
    body: bytes
    type: str = HTML
    location: str = ""
    immutable: bool = False


@dataclass(frozen=True, slots=True)
class RequestHandler:
    """Answers the requests to one preview. `session` is a random text for each start of the preview."""

    project: Project
    out: Path
    open_pages: OpenPages
    page_lookup: PageLookup
    translator: Translator
    session: str
    _files: Mapping[str, bytes] = field(default_factory=lambda: {file.name: file.read_bytes() for file in ASSETS_FOLDER.iterdir()})

    def answer(self, target: str) -> Response:
        """Return the response for a target, which is a path with its query."""
        parts = urlsplit(target if not target.startswith("//") else "/" + target.lstrip("/"))
        if parts.path == SERVICE_WORKER_PATH:
            return Response(200, self._files["no-worker.js"], media_type("sw.js"))
        if parts.path.startswith(PREVIEW_PATH):
            return self._own(parts.path.removeprefix(PREVIEW_PATH), {name: values[0] for name, values in parse_qs(parts.query).items()})
        return self._site(parts.path)

    def status_json(self, status: BuildStatus) -> Value:
        """Return a build status as values for JSON."""
        return status_json(status, self.session, self.project, self.translator)

    def _site(self, path: str) -> Response:
        found = find_file(self.out, path)
        if isinstance(found, Redirect):
            return Response(302, b"", location=found.path)
        if found is None:
            asset = self.open_pages.page(path.lstrip("/"))
            return _unchanged_file(path, asset) if asset else self._not_found(path)
        if found.suffix == ".html":
            return self._page(200, self._latest(found))
        return _unchanged_file(found.name, found.read_bytes())

    def _latest(self, page: Path) -> bytes:
        """Return a page from the running build, or else as published."""
        path = page.relative_to(self.out.resolve()).as_posix()
        self.open_pages.mark_open(path)
        return self.open_pages.page(path) or page.read_bytes()

    def _not_found(self, path: str) -> Response:
        """
        Return the site's page for status 404.

        A path that starts with the site's path at its host, as the links of that page do, is redirected to the path in the preview.
        """
        page = self.out / "404.html"
        if not page.is_file():
            return self._page(503, self._waiting())
        base = self.page_lookup.base_path()
        if base != "/" and f"{path}/".startswith(base):
            return Response(302, b"", location=quote("/" + path[len(base) :].lstrip("/"), safe="/%"))
        return self._page(404, page.read_bytes())

    def _waiting(self) -> bytes:
        """Return the page that is shown while there is no site; the preview adds the problems to it."""
        first = self.open_pages.status.latest.number == 0
        text = tr("The site is being built for the first time.") if first else tr("There is no page to show yet.")
        return self._filled("waiting.html", title=tr("Preview"), text=text)

    def _page(self, status: int, page: bytes) -> Response:
        seen = fingerprint(page)
        data = {
            "look": {"digest": seen.digest, "styles": seen.styles},
            "news": self.status_json(self.open_pages.status.latest),
            "words": ui_strings_json(self.translator),
        }
        return Response(status, inject_script(page, data))

    def _own(self, name: str, query: Mapping[str, str]) -> Response:
        if name in self._files and not name.endswith(".html"):
            return Response(200, self._files[name], media_type(name))
        answers: Mapping[str, Callable[[Mapping[str, str]], Response]] = {
            "look": self._look,
            "page": self._page_state,
            "origin": self._source,
            "beside": self._side_by_side,
        }
        if name not in answers:
            return Response(404, b"", "text/plain; charset=utf-8")
        return answers[name](query)

    def _look(self, query: Mapping[str, str]) -> Response:
        """Return the fingerprint of a page, and its new path if that has changed."""
        found = find_file(self.out, query.get("path", ""))
        missing = self.out / "404.html"
        page = self._latest(found) if isinstance(found, Path) else missing.read_bytes() if missing.is_file() else self._waiting()
        seen = fingerprint(page)
        moved = self.page_lookup.current_file(self._file(query)) if found is None else ""
        return _json(
            {"digest": seen.digest, "styles": seen.styles, "moved": f"/{quote(moved.removesuffix('index.html'))}" if moved else ""}
        )

    def _page_state(self, query: Mapping[str, str]) -> Response:
        with self.page_lookup.find_page(self._file(query)) as current:
            return _json(page_json(current, self.translator))

    def _source(self, query: Mapping[str, str]) -> Response:
        words = query.get("words", "")[:MAX_PASSAGE_LENGTH]
        with self.page_lookup.find_page(self._file(query)) as current:
            found = find_source(self.project, current, words, query.get("section", "")) if current else NO_SOURCE
        return _json(source_json(found))

    def _side_by_side(self, _query: Mapping[str, str]) -> Response:
        """Return the page of the side-by-side view, whose script reads the page's path from the address."""
        page = self._filled("side_by_side.html", title=tr("Side by side"), text=tr("Preview"))
        data = {"news": self.status_json(self.open_pages.status.latest), "words": ui_strings_json(self.translator)}
        return Response(200, inject_script(page, data, "side_by_side.js"))

    def _file(self, query: Mapping[str, str]) -> str:
        """Return the path of a requested file below the output folder, whether or not the file exists."""
        path = query.get("path", "")
        found = find_file(self.out, path)
        if isinstance(found, Path):
            return found.relative_to(self.out.resolve()).as_posix()
        return f"{path.strip('/')}/index.html"

    def _filled(self, name: str, **messages: Message) -> bytes:
        texts = {gap: escape(self.translator.translate(message)) for gap, message in messages.items()}
        return Template(self._files[name].decode()).substitute(texts, lang=self.translator.language).encode()


def _unchanged_file(name: str, content: bytes) -> Response:
    return Response(200, content, media_type(name), immutable=_DIGEST.search(name) is not None)


def _json(value: Value) -> Response:
    return Response(200, json.dumps(value, ensure_ascii=False).encode(), "application/json; charset=utf-8")
