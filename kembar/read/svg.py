"""
Check SVG pictures with an XML parser: everything that runs, loads or links is a problem.

An SVG that is opened at its own address is a document of the site's origin, so that a script in it has power over the whole site.
"""

import re
from dataclasses import dataclass, field
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType

from kembar.files.project_files import too_large
from kembar.model.problem import Message, Problem, SourceLocation, tr
from kembar.model.problem_limit import MAX_PER_FILE
from kembar.read.css_loads import FUNCTION, plain

SVG = "http://www.w3.org/2000/svg"
XHTML = "http://www.w3.org/1999/xhtml"

LARGEST = 2 << 20
"""The most bytes that an SVG may have: 2 MiB. Each reader's device draws all of it."""

ACTIVE = frozenset({"script", "foreignobject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"})
"""The elements, in lower case, that run scripts or show another document (SVG 2, SVG Tiny 1.2, HTML)."""

ADDRESSES = frozenset({"href", "src", "base"})
"""The attributes that hold an address, in any namespace: `href`, `xlink:href`, `src`, `xml:base`."""

_INSIDE = r"(?:#|data:(?:image/(?:png|jpeg|gif|webp|avif)|font/[a-z0-9]{1,20}|application/(?:x-)?font-[a-z]{1,20})[;,])"
"""The allowed beginnings of an address: a part of the picture itself, or a bitmap or font that is embedded in it."""

_OWN = re.compile(rf"\s*(?:{_INSIDE}|$)", re.IGNORECASE)
_LOADING = re.compile(
    rf"""@import|javascript:|expression\(|-moz-binding|behavior:|{FUNCTION}"""
    rf"""|(?<![\w-])url\(\s*+["']?+(?!\s*+{_INSIDE})""",
    re.IGNORECASE,
)
"""The constructs in a style that load another file (CSS Images 4, CSS Values 4)."""

_NUMBER = r"([0-9]{1,6}(?:\.[0-9]{0,6})?)"
_LENGTH = re.compile(rf"\s*{_NUMBER}(?:px)?\s*")
_VIEW_BOX = re.compile(rf"\s*[-+0-9.e]{{1,20}}[\s,]{{1,9}}[-+0-9.e]{{1,20}}[\s,]{{1,9}}{_NUMBER}[\s,]{{1,9}}{_NUMBER}\s*")

Size = tuple[int, int]
"""Width and height in CSS pixels."""


def read_svg(path: str, content: bytes) -> tuple[Size | None, list[Problem]]:
    """
    Return the size of an SVG (its width and height, or else its viewBox; None without either), and its problems.

    Reading ends after `MOST` problems.
    """
    if len(content) > LARGEST:
        return None, [too_large(path, LARGEST)]
    reader = _SvgReader(path)
    problems = reader.read(content)
    return reader.size, problems


class _StopError(Exception):
    """Ends the reading: what follows cannot be trusted."""


@dataclass(frozen=True, slots=True)
class _Style:
    """A style element: its location, and its own texts, which browsers join. Texts of elements inside it are not styles."""

    place: SourceLocation
    texts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _SvgReader:
    """Reads one picture. Locations are those of the elements, as the parser gives them."""

    path: str
    size: Size | None = None
    problems: list[Problem] = field(default_factory=list)
    _parser: XMLParserType = field(default_factory=lambda: ParserCreate(namespace_separator=" "))
    _began: bool = False
    _open: list["_Style | None"] = field(default_factory=list)

    def read(self, content: bytes) -> list[Problem]:
        """Return all problems of the picture."""
        parser = self._parser
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(content, True)
        except ExpatError as error:
            message = tr("this is not an SVG picture: it is not well-formed XML")
            self.problems.append(_unreadable(SourceLocation(self.path, error.lineno, error.offset + 1), message))
        except _StopError:
            pass
        return self.problems

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            self._report(tr("this SVG is not written in UTF-8"), tr("save the file as UTF-8"))
            raise _StopError

    def _doctype(self, *_: object) -> None:
        self._report(tr("an SVG may have no DOCTYPE"), tr("delete the line that begins with “<!DOCTYPE”"))
        raise _StopError

    def _instruction(self, target: str, _data: str) -> None:
        self._report(tr("an SVG may have no instruction “{name}”", name=target), tr("delete it"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self._began:
            self._began = True
            if (namespace, local) != (SVG, "svg"):
                message = tr("this is not an SVG picture: it does not begin with an svg element of the SVG namespace")
                self.problems.append(_unreadable(self._place(), message))
                raise _StopError
            self.size = _size(attributes)
        if local.lower() in ACTIVE or namespace == XHTML:
            self._report(tr("an SVG may have no element “{name}”", name=local), tr("delete it, or export the picture as plain SVG"))
        for attribute, value in attributes.items():
            self._check_attribute(attribute, value)
        self._open.append(_Style(self._place()) if local == "style" else None)

    def _check_attribute(self, name: str, value: str) -> None:
        namespace, _, local = name.rpartition(" ")
        lower = local.lower()
        if lower.startswith("on") and not namespace:
            self._report(tr("an SVG may have no event handler “{name}”", name=local), tr("delete this attribute"))
        elif lower in ADDRESSES and not _OWN.match(value):
            self._report_address(value)
        elif lower == "attributename" and (value.strip().lower().startswith("on") or value.rpartition(":")[2].strip().lower() == "href"):
            self._report(tr("an SVG may not animate the attribute “{name}”", name=value.strip()), tr("delete this animation"))
        elif not namespace and ("(" in value or "\\" in value or "@" in value) and _LOADING.search(plain(value)):
            self._report_address(value)

    def _text(self, text: str) -> None:
        if self._open and (style := self._open[-1]):
            style.texts.append(text)

    def _end(self, _name: str) -> None:
        style = self._open.pop()
        if style and (found := _LOADING.search(plain("".join(style.texts)))):
            message = tr("the styles of this SVG load something from elsewhere: “{words}”", words=found[0])
            self._report(message, tr("delete it, or put the picture into the SVG"), style.place)

    def _report_address(self, value: str) -> None:
        shown = " ".join(value.split())[:80]
        message = tr("this SVG refers to something outside itself: “{url}”", url=shown)
        self._report(message, tr("delete it, or put the picture into the SVG"))

    def _report(self, message: Message, hint: Message, place: SourceLocation | None = None) -> None:
        self.problems.append(Problem(place or self._place(), "image.active", message, hint))
        if len(self.problems) == MAX_PER_FILE:
            raise _StopError

    def _place(self) -> SourceLocation:
        return SourceLocation(self.path, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)


def _unreadable(place: SourceLocation, message: Message) -> Problem:
    return Problem(place, "image.unreadable", message, tr("export the picture again"))


def _size(attributes: dict[str, str]) -> Size | None:
    """Return the size of the root element, or None; a length in per cent is none."""
    width, height = (_LENGTH.fullmatch(attributes.get(name, "")) for name in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = _VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
    return (round(float(box[1])), round(float(box[2]))) if box else None
