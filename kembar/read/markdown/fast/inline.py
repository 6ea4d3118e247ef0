"""
Convert running text to elements, and try each inline pattern only on texts with its characters.

Python-Markdown tries every pattern on every text, although most texts contain nothing that most patterns could match. The result equals
that of the library. Its processor also records the ancestors of each text for patterns that need them; none of ours does. A text with only
plain markup is read by one expression instead (`plain_text`).
"""

from collections.abc import Iterator, Sequence
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor as Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER, INLINE_PLACEHOLDER_PREFIX, INLINE_PLACEHOLDER_RE, AtomicString

from kembar.read.markdown.citations import CitationReader
from kembar.read.markdown.fast.plain_text import Pieces, pieces

SIGNS = {
    "backtick": ("`",),
    "automatic_link": ("<",),
    "raw_tag": ("<",),
    "escape": ("\\",),
    "citation": ("[@",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("](",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "linebreak": ("  \n",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""The characters of each pattern: without one of them, it finds nothing. Markup that was found leaves none."""

REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")
"""The patterns that find nothing in a document without definitions of addresses."""


class FastInline(InlineProcessor):
    """The inline processor of the library without searches that must fail; `searches` counts those that it makes."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.searches = 0
        self._all = list(_with_signs(md, ()))
        self._without_references = list(_with_signs(md, REFERENCES))
        self._patterns = self._all
        self._citations = cast("CitationReader", md.inlinePatterns["citation"])

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:  # noqa: ARG002 Python-Markdown's name
        """Change the tree in place, level by level."""
        self.stashed_nodes: dict[str, Element | str] = {}
        self._patterns = self._all if self.md.references else self._without_references
        waiting = [tree]
        for parent in waiting:
            waiting += self._read_children(parent)
        return tree

    def _read_children(self, parent: Element) -> list[Element]:
        """Read the text in each child and after it. Return the elements whose children must be read later."""
        found: list[tuple[Element, list[Element]]] = []
        later: list[Element] = []
        for position, child in enumerate(parent, start=1):
            text, tail = child.text, child.tail
            if text and not isinstance(text, AtomicString):
                inside = self._read(text, child)
                found.append((child, inside))
                later += inside
            if tail:
                # Elements in the tail of a child become the next children of this loop.
                _insert(parent, position, self._read(tail, child, after=True))
            if len(child):
                later.append(child)
        for child, inside in found:
            _insert(child, 0, inside)
        return later

    def _read(self, text: str, element: Element, *, after: bool = False) -> list[Element]:
        """Return the elements in the text of an element, or in its tail (`after`), and cut that text before the first of them."""
        plain = self._plain(text)
        if plain:
            _set_text(element, plain[0], after=after)
            return plain[1]
        stashed = self._stashed(text)
        if INLINE_PLACEHOLDER_PREFIX not in stashed:
            return []
        _set_text(element, None, after=after)
        return self._unstashed(stashed, element, after=after)

    def _plain(self, text: str) -> Pieces | None:
        """Return the pieces of a text with only plain markup, or None. If addresses are defined, any brackets may be a reference."""
        if self._patterns is self._all or isinstance(text, AtomicString):
            return None
        return pieces(text, self._citations)

    def _stashed(self, text: str, first: int = 0) -> str:
        """Return the text with a placeholder for everything that the patterns from `first` on find in it."""
        if isinstance(text, AtomicString):
            return text
        for number in range(first, len(self._patterns)):
            signs, pattern = self._patterns[number]
            for sign in signs:
                if sign in text:
                    text = self._stash_all(pattern, number, text)
                    break
        return text

    def _stash_all(self, pattern: Pattern, number: int, text: str) -> str:
        """Return the text with a placeholder for everything that one pattern finds in it."""
        start: int | None = 0
        while start is not None:
            node, begin, end = self._next(pattern, text, start)
            start = end
            if node is not None:
                if not isinstance(node, str):
                    self._stash_inside(node, number)
                placeholder = self._stash(node)
                text = f"{text[:begin]}{placeholder}{text[end:]}"
                start = (begin or 0) + len(placeholder)
        return text

    def _next(self, pattern: Pattern, text: str, start: int) -> tuple[Element | str | None, int | None, int | None]:
        """Return the next result of a pattern with its start and end; None with a position for text that is skipped, None at the end."""
        self.searches += 1
        for match in pattern.compiled_re.finditer(text, start):
            node, begin, end = pattern.handleMatch(match, text)
            if begin is not None and end is not None:
                return node, begin, end
        return None, None, None

    def _stash_inside(self, node: Element, number: int) -> None:
        """Do the same with the texts of a found element and its children."""
        if isinstance(node.text, AtomicString):
            return
        for child in (node, *node):
            if child.text:
                child.text = self._stashed(child.text, number + 1)
            if child.tail:
                child.tail = self._stashed(child.tail, number)

    def _stash(self, node: Element | str) -> str:
        number = f"{len(self.stashed_nodes):04d}"
        self.stashed_nodes[number] = node
        return INLINE_PLACEHOLDER % number

    def _unstashed(self, text: str, element: Element, *, after: bool = False) -> list[Element]:
        """
        Return the elements of the placeholders in a text, each with the text after it.

        The text before the first becomes the text of `element`, or its tail (`after`).
        """
        found: list[Element] = []
        start = 0
        while (begin := text.find(INLINE_PLACEHOLDER_PREFIX, start)) >= 0:
            placeholder = INLINE_PLACEHOLDER_RE.search(text, begin)
            node = self.stashed_nodes.get(placeholder[1]) if placeholder else None
            if placeholder is None or node is None:
                end = begin + len(INLINE_PLACEHOLDER_PREFIX)
                _add_text(text[start:end], element, found, after=after)
            else:
                end = placeholder.end()
                _add_text(text[start:begin], element, found, after=after)
                if isinstance(node, str):
                    _add_text(node, element, found, after=after)
                else:
                    self._unstash_inside(node)
                    found.append(node)
            start = end
        rest = text[start:]
        _add_text(AtomicString(rest) if isinstance(text, AtomicString) else rest, element, found, after=after)
        return found

    def _unstash_inside(self, node: Element) -> None:
        """Replace the placeholders in the texts of an element and its children by elements."""
        for child in (node, *node):
            text, tail = child.text, child.tail
            if tail and INLINE_PLACEHOLDER_PREFIX in tail:
                child.tail = None
                behind = self._unstashed(tail, child, after=True)
                _insert(node, 0 if child is node else list(node).index(child) + 1, behind)
            if text and INLINE_PLACEHOLDER_PREFIX in text:
                child.text = None
                _insert(child, 0, self._unstashed(text, child))


def _with_signs(md: Markdown, without: Sequence[str]) -> Iterator[tuple[Sequence[str], Pattern]]:
    """Return the patterns in order, each with its characters. Raises `KeyError` for a pattern that is missing in `SIGNS`."""
    names = {id(md.inlinePatterns[name]): name for name in SIGNS}
    for pattern in md.inlinePatterns:
        name = names[id(pattern)]
        if name not in without:
            yield SIGNS[name], cast("Pattern", pattern)


def _set_text(element: Element, text: str | None, *, after: bool) -> None:
    if after:
        element.tail = text
    else:
        element.text = text


def _add_text(text: str, element: Element, found: Sequence[Element], *, after: bool) -> None:
    """Add text after the last element; if there is none, after `element` or into it."""
    if not text:
        return
    if found or after:
        last = found[-1] if found else element
        last.tail = last.tail + text if last.tail else text
    else:
        element.text = element.text + text if element.text else text


def _insert(parent: Element, position: int, children: Sequence[Element]) -> None:
    parent[position:position] = children
