"""
Find what needs a network or an origin in JavaScript. The only module that imports tree-sitter.

A script that declares its own `fetch` may call it. A URL that is only data is allowed, because only one that is assigned or passed
can be loaded.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Tree

from kembar.check.offline.code_fragment import CodeFragment, needs_host, needs_network, needs_origin
from kembar.model.problem import Problem, SourceLocation, tr

NETWORKED = frozenset({"fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection", "sendBeacon"})
HOSTED = frozenset({"Worker", "SharedWorker", "importScripts", "WebAssembly", "serviceWorker", "addModule"})
STORED = frozenset({"caches", "indexedDB", "cookieStore", "cookie"})
UNSEEN = frozenset({"eval", "Function"})
"""Functions that run code which cannot be checked."""

MEMBERS = frozenset({"serviceWorker", "sendBeacon", "addModule"})
"""Property names that are reported on any object."""
GLOBALS = (NETWORKED | HOSTED | STORED | UNSEEN) - MEMBERS - {"cookie"}
KNOWN = GLOBALS | MEMBERS | {"cookie"}
"""The names that are reported as properties."""
LONGEST_NAME = 40
"""The maximum length of a name in bytes."""
WINDOWS = frozenset({"window", "self", "globalThis", "top", "parent", "frames", "document.defaultView"})
"""Expressions for the global object."""

DATA = frozenset({"array", "pair", "binary_expression", "switch_case", "subscript_expression", "member_expression", "expression_statement"})
"""The types of parent nodes in which a URL is only data, a comparison or a statement."""
DECLARING = frozenset({"variable_declarator", "function_declaration", "class_declaration", "formal_parameters", "arrow_function"})

_NAMESPACE = re.compile(r"https?://www\.w3\.org/(1998|1999|2000|XML)/")
_URL = re.compile(r"\s*(https?:|wss?:)?//[\w\[]", re.IGNORECASE)


JAVASCRIPT = Language(tree_sitter_javascript.language())
_SUSPECT = re.compile(rf"//|\b(?:{'|'.join(sorted(KNOWN | {'crossOrigin', 'import', 'export', 'module', 'target'}))})\b")
"""A fast pre-check: every script with a problem matches, except one with syntax errors. Most files of a search index do not match."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node and its ancestors, nearest first, each with the name of its field in the parent."""

    node: Node
    field: str
    around: tuple[tuple[Node, str], ...]

    @property
    def parent(self) -> Node | None:
        return self.around[0][0] if self.around else None

    @property
    def grandparent(self) -> Node | None:
        return self.around[1][0] if len(self.around) > 1 else None

    def is_in(self, *types: str) -> bool:
        """Return whether the nearest ancestors have these types, nearest first."""
        return [node.type for node, _ in self.around[: len(types)]] == [*types]


def check(piece: CodeFragment) -> Iterator[Problem]:
    """Yield a problem for everything in a script that needs an origin or a network, and for syntax errors, in order."""
    code = piece.text.encode()
    tree = Parser(JAVASCRIPT).parse(code)
    if not tree.root_node.has_error and not _SUSPECT.search(piece.text):
        return
    found = [(spot, name) for spot in _spots(tree) if (name := _kind(spot))]
    own = {_text(spot.node) for spot, name in found if name == "global" and _is_declared(spot)}
    for spot, name in found:
        problem = RULES[name](spot, _place(piece, code, spot.node), own)
        if problem:
            yield problem


def _spots(tree: Tree) -> Iterator[_Spot]:
    """
    Yield the nodes that may be problems, in document order.

    The tree is walked once, because queries over several nodes and `Node.parent` take quadratic time in scripts such as `a.b.c.d` and
    `fetch(fetch(`.
    """
    cursor, around = tree.walk(), list[tuple[Node, str]]()
    while node := cursor.node:
        field = cursor.field_name or ""
        if node.is_missing or (node.is_named and node.type in KINDS):
            yield _Spot(node, field, tuple(around[:-4:-1]))
        if cursor.goto_first_child():
            around.append((node, field))
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            around.pop()


def _kind(spot: _Spot) -> str:
    """Return the name of the rule for a node; empty if it is harmless."""
    if spot.node.is_missing:
        return "broken"
    kind, text = KINDS.get(spot.node.type, ""), _text(spot.node)
    if kind in ("global", "taken"):
        return kind if text in GLOBALS else ""
    if kind == "property":
        return _kind_of_property(spot, text)
    return _kind_of_string(spot, text) if kind == "string" else kind


KINDS = {
    "ERROR": "broken",
    **dict.fromkeys(["import_statement", "export_statement", "import", "meta_property"], "module"),
    **dict.fromkeys(["identifier", "shorthand_property_identifier"], "global"),
    "shorthand_property_identifier_pattern": "taken",
    **dict.fromkeys(["string", "template_string"], "address"),
    "property_identifier": "property",
    "string_fragment": "string",
}
"""The rule for each type of node. For properties and strings, the ancestors decide."""


def _kind_of_string(spot: _Spot, text: str) -> str:
    if spot.is_in("string", "subscript_expression") and spot.around[0][1] == "index":
        return "member" if text in KNOWN else ""
    return "module" if text == "module" and _is_type(spot) else ""


def _kind_of_property(spot: _Spot, name: str) -> str:
    if spot.field != "property" or not spot.is_in("member_expression"):
        return ""
    if name in KNOWN:
        return "member"
    return (
        "rights"
        if name == "crossOrigin" and spot.is_in("member_expression", "assignment_expression") and spot.around[0][1] == "left"
        else ""
    )


def _is_type(spot: _Spot) -> bool:
    """Return whether a string is assigned to a property `type`."""
    if not spot.is_in("string", "assignment_expression") or spot.around[0][1] != "right" or not spot.grandparent:
        return False
    left = spot.grandparent.child_by_field_name("left")
    name = left.child_by_field_name("property") if left and left.type == "member_expression" else None
    return name is not None and _text(name) == "type"


Own = set[str]
"""The names of globals that the script declares itself."""


def _broken(_spot: _Spot, place: SourceLocation, _own: Own) -> Problem:
    message = tr("this script cannot be read, so what it would load is not known")
    return Problem(place, "offline.syntax", message, tr("mend what stands here"))


def _module(_spot: _Spot, place: SourceLocation, _own: Own) -> Problem:
    return needs_host(place, tr("a module is loaded only by pages that came from a host"))


def _global(spot: _Spot, place: SourceLocation, own: Own) -> Problem | None:
    """Return the problem of a global name, except in a unary expression such as `typeof fetch`."""
    name = _text(spot.node)
    return None if spot.is_in("unary_expression") or name in own else _refused(name, place)


def _taken(spot: _Spot, place: SourceLocation, _own: Own) -> Problem | None:
    """Return the problem of a global in a destructuring: `const { fetch } = window`."""
    around = spot.grandparent
    value = around.child_by_field_name("value") if around and around.type == "variable_declarator" else None
    return _refused(_text(spot.node), place) if value and _text(value) in WINDOWS else None


def _member(spot: _Spot, place: SourceLocation, _own: Own) -> Problem | None:
    """Return the problem of a property of the window or the document, or of a name in `MEMBERS`."""
    name, whole = _text(spot.node), spot.grandparent if spot.is_in("string") else spot.parent
    owner = whole.child_by_field_name("object") if whole else None
    of_window = owner is not None and _text(owner) in WINDOWS and name != "cookie"
    of_document = owner is not None and name == "cookie" and _ends_in_document(owner)
    return _refused(name, place) if name in MEMBERS or of_window or of_document else None


def _address(spot: _Spot, place: SourceLocation, _own: Own) -> Problem | None:
    """Return the problem of a URL that is assigned or passed to a function."""
    address = (spot.node.text or b"").decode(errors="replace")[1:].rstrip("'\"`")
    only_data = spot.parent is None or spot.parent.type in DATA
    if only_data or not _URL.match(address) or _NAMESPACE.match(address):
        return None
    return needs_network(place, tr("“{address}” is handed on by a script, which may load it", address=address))


def _rights(_spot: _Spot, place: SourceLocation, _own: Own) -> Problem:
    return needs_origin(place, tr("browsers refuse a file that is asked for with {name}", name="crossOrigin"))


RULES: Mapping[str, Callable[[_Spot, SourceLocation, Own], Problem | None]] = {
    "broken": _broken,
    "module": _module,
    "global": _global,
    "taken": _taken,
    "member": _member,
    "address": _address,
    "rights": _rights,
}
"""The check for each rule."""


def _refused(name: str, place: SourceLocation) -> Problem:
    if name in NETWORKED:
        return needs_network(place, tr("“{name}” asks a host, and browsers refuse it to files", name=name))
    if name in HOSTED:
        return needs_host(place, tr("“{name}” works only in pages that came from a host", name=name))
    if name in UNSEEN:
        return needs_host(place, tr("“{name}” runs code that cannot be looked through", name=name))
    return needs_origin(place, tr("“{name}” keeps things for an origin, and a file has none", name=name))


def _is_declared(spot: _Spot) -> bool:
    """Return whether an identifier is the declared name of a variable, function, class or parameter."""
    if spot.is_in("formal_parameters"):
        return True
    return spot.parent is not None and spot.parent.type in DECLARING and spot.field in ("name", "parameter")


def _text(node: Node) -> str:
    """Return the text of a node; empty if it is longer than any name, to avoid the copy."""
    return (node.text or b"").decode(errors="replace") if node.end_byte - node.start_byte <= LONGEST_NAME else ""


def _ends_in_document(node: Node) -> bool:
    """Return whether a node is `document`, or a property whose name ends so."""
    last = node.child_by_field_name("property") if node.type == "member_expression" else node
    return last is not None and _text(last).endswith("document")


def _place(piece: CodeFragment, code: bytes, node: Node) -> SourceLocation:
    """Return the location of a node. The parser counts columns in bytes."""
    line, column = node.start_point
    start = node.start_byte - column
    return piece.place(line + 1, len(code[start : node.start_byte].decode(errors="replace")) + 1)
