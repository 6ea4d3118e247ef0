"""The plain words of a text's HTML, for feeds and search, and those of each of its headings."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = frozenset({"a", "em", "strong", "code", "sup", "img"})
VOID = frozenset({"br", "hr", "img"})
NEEDS_INTERNET = "needs-internet"
"""The class of what an offline copy says of a link: it is not the text's own."""

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, and those of its headings in order."""

    text: str
    headings: tuple[str, ...]


@dataclass(slots=True)
class _Passage:
    """Pieces of text as they come."""

    pieces: list[str] = field(default_factory=list)

    def close_up(self) -> None:
        """Takes away the space before something that is no word, such as the number of a note."""
        while self.pieces and not self.pieces[-1].strip():
            self.pieces.pop()
        if self.pieces:
            self.pieces[-1] = self.pieces[-1].rstrip()

    def __str__(self) -> str:
        return " ".join("".join(self.pieces).split())


class _Listener(HTMLParser):
    """Listens to a text; the notes, and the references to them, are not its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.passages = [_Passage()]
        self._silent = 0
        self._in_heading = False
        self._link_is_empty = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID and (self._silent or tag == "sup" or ("class", "footnote") in attrs or ("class", NEEDS_INTERNET) in attrs):
            self._silent += 1
            self._close_up()
            return
        self._link_is_empty = tag == "a"
        self._part(tag)
        if tag in HEADINGS:
            self._in_heading = True
            self.passages.append(_Passage())

    def handle_endtag(self, tag: str) -> None:
        if self._silent:
            self._silent -= tag not in VOID
            return
        if tag == "a" and self._link_is_empty:
            self._close_up()
        self._in_heading = self._in_heading and tag not in HEADINGS
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._link_is_empty = False
            for passage in self._heard():
                passage.pieces.append(data)

    def _heard(self) -> list[_Passage]:
        return [self.passages[0], self.passages[-1]] if self._in_heading else self.passages[:1]

    def _close_up(self) -> None:
        for passage in self._heard():
            passage.close_up()

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self.passages[0].pieces.append(" ")


def words_of(html: str) -> Words:
    """
    The words of well-formed HTML.

    >>> words_of('<h2>A &amp; B</h2><p>Satu <sup>1</sup> <em>dua</em> <a href="kembar:0"></a>.</p>')
    Words(text='A & B Satu dua.', headings=('A & B',))
    """
    listener = _Listener()
    listener.feed(html)
    listener.close()
    text, *headings = map(str, listener.passages)
    return Words(text, tuple(headings))
