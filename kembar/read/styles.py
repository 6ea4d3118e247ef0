"""
Several style sheets made one.

In come style sheets as they are written; out go the bytes that are published, and problems. Comments and empty lines go, except for
comments that begin with `/*!`. What a `url(...)` names is found from the file that it stands in, and written as it is published.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kembar.model.abundance import MOST, told
from kembar.model.addresses import href
from kembar.model.nearest import nearest
from kembar.model.problem import Message, Problem, say
from kembar.model.site import Asset
from kembar.read.positions import Positions

_TOKEN = re.compile(
    r"""
    (?P<comment> /\*(?!!).*?(?:\*/|\Z) )
    | (?P<kept> /\*!.*?(?:\*/|\Z) | "(?:\\.|[^"\\\n])*+"? | '(?:\\.|[^'\\\n])*+'? )
    | (?P<import> @import\b )
    | \burl\( \s*+ (?: "(?P<double>[^"\n]*+)" \s*+ | '(?P<single>[^'\n]*+)' \s*+ | (?P<bare>[^"'()]*+) ) \)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""Takes time in proportion to the text: no part gives back what it has taken, and an unclosed string is taken as far as it goes."""

_MARGINS = re.compile(r"(?<![ \t])[ \t]*+\n\s*+")
"""Line ends with the spaces around them."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """A style sheet as it is written: its path below the project's root, and its text."""

    path: str
    text: str


def bundle(styles: Iterable[Style], assets: Mapping[str, Asset]) -> tuple[bytes, list[Problem]]:
    """The style sheets one after another, as one lying in `assets/css/`."""
    sheets = [_Rewriting(style, assets) for style in styles]
    texts = [sheet.text() for sheet in sheets]
    return "".join(texts).encode(), [problem for sheet in sheets for problem in told(sheet.problems, sheet.style.path)]


@dataclass(slots=True)
class _Rewriting:
    """One style sheet on its way."""

    style: Style
    assets: Mapping[str, Asset]
    problems: list[Problem] = field(default_factory=list)
    _positions: Positions | None = None

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
        elif url := (match["double"] or match["single"] or match["bare"] or "").strip():
            return self._url(match, url)
        return match[0]

    def _url(self, match: re.Match[str], url: str) -> str:
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
            near = nearest(name, self.assets) if len(self.problems) < MOST else None
            hint = say("did you mean “{name}”?", name=near) if near else say("add the file, or correct the address")
            self._report(match, "asset.unknown", say("there is no file “{url}”", url=url), hint)
            return match[0]
        return f'url("{href("assets/css/site.css", self.assets[name].address)}{mark}{rest}")'

    def _report(self, match: re.Match[str], code: str, message: Message, hint: Message) -> None:
        self._positions = self._positions or Positions(self.style.text, self.style.path)
        self.problems.append(Problem(self._positions.place(match.start()), code, message, hint))


def _apart(match: re.Match[str]) -> str:
    """What is left of a comment: nothing, or an empty one where it keeps two words apart."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "" if not before.strip(" \t\n{};:,") or not after.strip(" \t\n{};:,") else "/**/"
