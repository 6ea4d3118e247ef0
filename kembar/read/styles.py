"""
Several style sheets made one.

In come style sheets as they are written; out go the bytes that are published, and problems. Comments and empty lines go, except for
comments that begin with `/*!`. What a `url(...)` names is found from the file that it stands in, and written as it is published.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kembar.model.addresses import href
from kembar.model.nearest import nearest
from kembar.model.problem import Message, Place, Problem, say
from kembar.model.site import Asset

_TOKEN = re.compile(
    r"""
    (?P<comment> /\*(?!!).*?(?:\*/|\Z) )
    | (?P<kept> /\*!.*?(?:\*/|\Z) | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' )
    | (?P<import> @import\b )
    | \burl\( \s* (?P<quote>["']?) (?P<url> [^"')]+? ) (?P=quote) \s* \)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MARGINS = re.compile(r"[ \t]*\n\s*")
"""Line ends with the spaces around them."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet as it is written: its path below the project's root, and its text."""

    path: str
    text: str


def bundle(styles: Iterable[Style], assets: Mapping[str, Asset]) -> tuple[bytes, list[Problem]]:
    """The style sheets one after another, as one lying in `assets/css/`."""
    problems: list[Problem] = []
    texts = [_Rewriting(style, assets, problems).text() for style in styles]
    return "".join(texts).encode(), problems


@dataclass(slots=True)
class _Rewriting:
    """One style sheet on its way."""

    style: Style
    assets: Mapping[str, Asset]
    problems: list[Problem] = field(default_factory=list)

    def text(self) -> str:
        """The style sheet as it is published."""
        shorter = _MARGINS.sub("\n", _TOKEN.sub(self._token, self.style.text)).strip()
        return f"{shorter}\n" if shorter else ""

    def _token(self, match: re.Match[str]) -> str:
        if match["comment"]:
            return _apart(match)
        if match["import"]:
            self._report(
                match,
                "asset.import",
                say("styles are put together into one file, so nothing can be imported"),
                say("put the file beside this one"),
            )
        elif match["url"]:
            return self._url(match)
        return match[0]

    def _url(self, match: re.Match[str]) -> str:
        url = match["url"].strip()
        if url.startswith(("#", "data:")):
            return match[0]
        if _ELSEWHERE.match(url):
            self._report(
                match, "asset.external", say("“{url}” would be loaded from another host", url=url), say("put the file into assets/")
            )
            return match[0]
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", url).groups()  # type: ignore[union-attr]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.style.path), path)).removeprefix("assets/")
        if name not in self.assets:
            near = nearest(name, self.assets)
            hint = say("did you mean “{name}”?", name=near) if near else say("add the file, or correct the address")
            self._report(match, "asset.unknown", say("there is no file “{url}”", url=url), hint)
            return match[0]
        return f'url("{href("assets/css/site.css", self.assets[name].address)}{mark}{rest}")'

    def _report(self, match: re.Match[str], code: str, message: Message, hint: Message) -> None:
        before = self.style.text[: match.start()]
        place = Place(self.style.path, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        self.problems.append(Problem(place, code, message, hint))


def _apart(match: re.Match[str]) -> str:
    """What is left of a comment: nothing, or an empty one where it keeps two words apart."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "" if not before.strip(" \t\n{};:,") or not after.strip(" \t\n{};:,") else "/**/"
