"""
Find the constructs of CSS that load a file, in style sheets and SVG pictures (CSS Syntax 3, CSS Values 4, CSS Images 4).

Everything takes linear time.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

FUNCTION = r"(?<![\w-])(?:-[a-z]{1,9}-)?(?:image-set|cross-fade|image|src)\("
"""The functions other than `url()` that load the file named by a string in them."""

_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s*+|(.))", re.DOTALL)
"""An escape with all white space after it. What follows may join the escape, because comments and some spaces are not published."""

_LOADING = re.compile(
    rf"""(?P<now> @import | (?<![\w-])url\( ) | (?P<function> {FUNCTION} ) | (?P<type> (?<![\w-])type\(\s*+" )"""
    r"""| (?P<named> " | -- | (?<![\w-])(?:env|attr)\( ) | (?P<end> [;{}] ) | [()]""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Load:
    """A construct that loads a file: where it begins in the text, and its first word."""

    offset: int
    words: str


def plain(css: str) -> str:
    """Return a style with its escapes resolved (CSS Syntax 3, 4.3.7), so that nothing hides in them."""
    return _ESCAPE.sub(_unescaped, css) if "\\" in css else css


def loads(css: str) -> Iterator[Load]:
    """
    Yield every `@import` and `url()`, and every other function that loads a file which a string or a variable names.

    Strings in `css` must have been replaced by a double quote, and comments by spaces.

    >>> [load.words for load in loads('a { b: u\\\\72l(//a.example); c: image-set(" 1x); d: image-set(linear-gradient(red) 1x), " }')]
    ['url(', 'image-set(']
    """
    starts, gains = [0], [0]
    for escape in _ESCAPE.finditer(css):
        starts.append(escape.start() - gains[-1] + 1)
        gains.append(gains[-1] + len(escape[0]) - 1)
    for match in _matches(plain(css)):
        yield Load(match.start() + gains[bisect_right(starts, match.start()) - 1], match[0])


def _matches(css: str) -> Iterator[re.Match[str]]:
    function, depth = None, 0
    for match in _LOADING.finditer(css):
        if match["now"]:
            yield match
        elif match["named"] and function:
            yield function
            function = None
        elif match["function"] and not function:
            function, depth = match, 0
        depth += match[0].count("(") - (match[0] == ")")
        if match["end"] or depth <= 0:
            function = None


def _unescaped(match: re.Match[str]) -> str:
    return chr(min(int(match[1], 16), 0x10FFFF)) if match[1] else match[2]
