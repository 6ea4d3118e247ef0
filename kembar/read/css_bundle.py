"""
Join style sheets into one.

Comments and empty lines are removed, except for comments that begin with `/*!`. A `url(...)` is resolved from the file that contains it,
and replaced by the published address.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kembar.model.problem import Message, Problem, tr
from kembar.model.problem_limit import MAX_PER_FILE, limit
from kembar.model.site import Asset
from kembar.read.css_loads import Load, loads
from kembar.read.positions import Positions
from kembar.text.suggestions import closest
from kembar.text.urls import href

_TOKEN = re.compile(
    r"""
    (?P<comment> /\*(?!!).*?(?:\*/|\Z) )
    | (?P<kept> /\*!.*?(?:\*/|\Z) | "(?>(?:\\.|[^"\\\n])*)"? | '(?>(?:\\.|[^'\\\n])*)'? )
    | (?P<import> @import\b )
    | \burl\( \s*+ (?: "(?P<double>(?>(?:\\.|[^"\\\n])*))" | '(?P<single>(?>(?:\\.|[^'\\\n])*))' | (?P<bare>[^"'()\\\s]*+) ) \s*+ \)
    | (?P<escape> \\(?:[0-9a-f]{1,6}\s?|.) )
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""Takes linear time: no part backtracks, and an unclosed string ends where the text ends."""

_MARGINS = re.compile(r"(?<![ \t\\])[ \t]*+\n\s*+")
"""Line ends with the spaces around them, unless a backslash escapes the first of these."""
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The source of a style sheet: its path below the root of the project, and its text."""

    path: str
    text: str


def bundle(styles: Iterable[StyleSheet], assets: Mapping[str, Asset]) -> tuple[bytes, list[Problem]]:
    """Return the style sheets joined to one in `assets/css/`, and their problems."""
    sheets = [_Rewriting(style, assets) for style in styles]
    texts = [sheet.text() for sheet in sheets]
    return "".join(texts).encode(), [problem for sheet in sheets for problem in limit(sheet.problems, sheet.style.path)]


@dataclass(slots=True)
class _Rewriting:
    """Rewrites one style sheet."""

    style: StyleSheet
    assets: Mapping[str, Asset]
    problems: list[Problem] = field(default_factory=list)
    _positions: Positions | None = None

    def text(self) -> str:
        """Return the style sheet as it is published."""
        for load in loads(_TOKEN.sub(_remaining, self.style.text)):
            self._report_load(load)
        shorter = _MARGINS.sub("\n", _TOKEN.sub(self._token, self.style.text)).strip()
        return f"{shorter}\n" if shorter else ""

    def _token(self, match: re.Match[str]) -> str:
        if match["comment"]:
            return _apart(match)
        if match["import"]:
            self._report_import(match.start())
        elif url := (match["double"] or match["single"] or match["bare"] or "").strip():
            return self._url(match, url)
        return match[0]

    def _url(self, match: re.Match[str], url: str) -> str:
        if url.startswith(("#", "data:")):
            return match[0]
        if _ELSEWHERE.match(url):
            self._report(
                match.start(), "asset.external", tr("“{url}” would be loaded from another host", url=url), tr("put the file into assets/")
            )
            return match[0]
        path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", url).groups()  # type: ignore[union-attr]
        name = posixpath.normpath(posixpath.join(posixpath.dirname(self.style.path), path)).removeprefix("assets/")
        if name not in self.assets:
            near = closest(name, self.assets) if len(self.problems) < MAX_PER_FILE else None
            hint = tr("did you mean “{name}”?", name=near) if near else tr("add the file, or correct the address")
            self._report(match.start(), "asset.unknown", tr("there is no file “{url}”", url=url), hint)
            return match[0]
        rest = rest.replace('"', "%22")  # the string may have had single quotes
        return f'url("{href("assets/css/site.css", self.assets[name].address)}{mark}{rest}")'

    def _report_import(self, offset: int) -> None:
        message = tr("styles are put together into one file, so nothing can be imported")
        self._report(offset, "asset.import", message, tr("put the file next to this one"))

    def _report_load(self, load: Load) -> None:
        if load.words.startswith("@"):
            self._report_import(load.offset)
        else:
            message = tr("“{words}” can load a file from another host", words=load.words)
            self._report(load.offset, "asset.external", message, tr("write url(…) with the plain address of a file in assets/"))

    def _report(self, offset: int, code: str, message: Message, hint: Message) -> None:
        self._positions = self._positions or Positions(self.style.text, self.style.path)
        self.problems.append(Problem(self._positions.place(offset), code, message, hint))


def _remaining(match: re.Match[str]) -> str:
    """Return a token without what needs no check, in as many characters: escapes remain, and of a string its quote."""
    if match["escape"]:
        return match[0]
    return ('"' if match["kept"] and match[0][0] in "\"'" else " ").ljust(len(match[0]))


def _apart(match: re.Match[str]) -> str:
    """Return the replacement of a comment: nothing, or an empty comment where it separates two words."""
    before, after = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return "" if not before.strip(" \t\n{};:,") or not after.strip(" \t\n{};:,") else "/**/"
