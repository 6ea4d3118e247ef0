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

NETWORK_NAMES = frozenset({"fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection", "sendBeacon"})
HOST_NAMES = frozenset({"Worker", "SharedWorker", "importScripts", "WebAssembly", "serviceWorker", "addModule"})
STORAGE_NAMES = frozenset({"caches", "indexedDB", "cookieStore", "cookie"})
CODE_NAMES = frozenset({"eval", "Function"})
"""Functions that run code which cannot be checked."""

MEMBER_NAMES = frozenset({"serviceWorker", "sendBeacon", "addModule"})
"""Property names that are reported on any object."""
GLOBAL_NAMES = (NETWORK_NAMES | HOST_NAMES | STORAGE_NAMES | CODE_NAMES) - MEMBER_NAMES - {"cookie"}
CHECKED_NAMES = GLOBAL_NAMES | MEMBER_NAMES | {"cookie"}
"""The names that are reported as properties."""
LONGEST_NAME = 40
"""The maximum length of a name in bytes."""
GLOBAL_OBJECTS = frozenset({"window", "self", "globalThis", "top", "parent", "frames", "document.defaultView"})
"""Expressions for the global object."""

DATA_NODES = frozenset(
    {"array", "pair", "binary_expression", "switch_case", "subscript_expression", "member_expression", "expression_statement"}
)
"""The types of parent nodes in which a URL is only data, a comparison or a statement."""
DECLARING_NODES = frozenset({"variable_declarator", "function_declaration", "class_declaration", "formal_parameters", "arrow_function"})

_NAMESPACE = re.compile(r"https?://www\.w3\.org/(1998|1999|2000|XML)/")
_URL = re.compile(r"\s*(https?:|wss?:)?//[\w\[]", re.IGNORECASE)


JAVASCRIPT = Language(tree_sitter_javascript.language())
_SUSPECT = re.compile(rf"//|\b(?:{'|'.join(sorted(CHECKED_NAMES | {'crossOrigin', 'import', 'export', 'module', 'target'}))})\b")
"""A fast pre-check: every script with a problem matches, except one with syntax errors. Most files of a search index do not match."""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A node and its ancestors, nearest first, each with the name of its field in the parent."""

    node: Node
    field: str
    ancestors: tuple[tuple[Node, str], ...]

    @property
    def parent(self) -> Node | None:
        return self.ancestors[0][0] if self.ancestors else None

    @property
    def grandparent(self) -> Node | None:
        return self.ancestors[1][0] if len(self.ancestors) > 1 else None

    def is_in(self, *types: str) -> bool:
        """Return whether the nearest ancestors have these types, nearest first."""
        return [node.type for node, _ in self.ancestors[: len(types)]] == [*types]


def check(fragment: CodeFragment) -> Iterator[Problem]:
    """Yield a problem for everything in a script that needs an origin or a network, and for syntax errors, in order."""
    code = fragment.text.encode()
    tree = Parser(JAVASCRIPT).parse(code)
    if not tree.root_node.has_error and not _SUSPECT.search(fragment.text):
        return
    found = [(spot, name) for spot in _candidates(tree) if (name := _rule_name(spot))]
    own = {_text(spot.node) for spot, name in found if name == "global" and _is_declared(spot)}
    for spot, name in found:
        problem = RULES[name](spot, _locate(fragment, code, spot.node), own)
        if problem:
            yield problem


def _candidates(tree: Tree) -> Iterator[_Candidate]:
    """
    Yield the nodes that may be problems, in document order.

    The tree is walked once, because queries over several nodes and `Node.parent` take quadratic time in scripts such as `a.b.c.d` and
    `fetch(fetch(`.
    """
    cursor, around = tree.walk(), list[tuple[Node, str]]()
    while node := cursor.node:
        field = cursor.field_name or ""
        if node.is_missing or (node.is_named and node.type in RULE_BY_NODE):
            yield _Candidate(node, field, tuple(around[:-4:-1]))
        if cursor.goto_first_child():
            around.append((node, field))
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            around.pop()


def _rule_name(spot: _Candidate) -> str:
    """Return the name of the rule for a node; empty if it is harmless."""
    if spot.node.is_missing:
        return "broken"
    kind, text = RULE_BY_NODE.get(spot.node.type, ""), _text(spot.node)
    if kind in ("global", "taken"):
        return kind if text in GLOBAL_NAMES else ""
    if kind == "property":
        return _rule_for_property(spot, text)
    return _rule_for_string(spot, text) if kind == "string" else kind


RULE_BY_NODE = {
    "ERROR": "broken",
    **dict.fromkeys(["import_statement", "export_statement", "import", "meta_property"], "module"),
    **dict.fromkeys(["identifier", "shorthand_property_identifier"], "global"),
    "shorthand_property_identifier_pattern": "taken",
    **dict.fromkeys(["string", "template_string"], "address"),
    "property_identifier": "property",
    "string_fragment": "string",
}
"""The rule for each type of node. For properties and strings, the ancestors decide."""


def _rule_for_string(spot: _Candidate, text: str) -> str:
    if spot.is_in("string", "subscript_expression") and spot.ancestors[0][1] == "index":
        return "member" if text in CHECKED_NAMES else ""
    return "module" if text == "module" and _is_type(spot) else ""


def _rule_for_property(spot: _Candidate, name: str) -> str:
    if spot.field != "property" or not spot.is_in("member_expression"):
        return ""
    if name in CHECKED_NAMES:
        return "member"
    return (
        "rights"
        if name == "crossOrigin" and spot.is_in("member_expression", "assignment_expression") and spot.ancestors[0][1] == "left"
        else ""
    )


def _is_type(spot: _Candidate) -> bool:
    """Return whether a string is assigned to a property `type`."""
    if not spot.is_in("string", "assignment_expression") or spot.ancestors[0][1] != "right" or not spot.grandparent:
        return False
    left = spot.grandparent.child_by_field_name("left")
    name = left.child_by_field_name("property") if left and left.type == "member_expression" else None
    return name is not None and _text(name) == "type"


DeclaredNames = set[str]
"""The names of globals that the script declares itself."""


def _check_syntax(_spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem:
    message = tr("this script cannot be read, so what it would load is not known")
    return Problem(location, "offline.syntax", message, tr("correct the script here"))


def _check_module(_spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem:
    return needs_host(location, tr("a module is loaded only by pages that came from a host"))


def _check_global(spot: _Candidate, location: SourceLocation, own: DeclaredNames) -> Problem | None:
    """Return the problem of a global name, except in a unary expression such as `typeof fetch`."""
    name = _text(spot.node)
    return None if spot.is_in("unary_expression") or name in own else _forbidden_name(name, location)


def _check_destructured(spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem | None:
    """Return the problem of a global in a destructuring: `const { fetch } = window`."""
    around = spot.grandparent
    value = around.child_by_field_name("value") if around and around.type == "variable_declarator" else None
    return _forbidden_name(_text(spot.node), location) if value and _text(value) in GLOBAL_OBJECTS else None


def _check_member(spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem | None:
    """Return the problem of a property of the window or the document, or of a name in `MEMBER_NAMES`."""
    name, whole = _text(spot.node), spot.grandparent if spot.is_in("string") else spot.parent
    owner = whole.child_by_field_name("object") if whole else None
    of_window = owner is not None and _text(owner) in GLOBAL_OBJECTS and name != "cookie"
    of_document = owner is not None and name == "cookie" and _ends_in_document(owner)
    return _forbidden_name(name, location) if name in MEMBER_NAMES or of_window or of_document else None


def _check_address(spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem | None:
    """Return the problem of a URL that is assigned or passed to a function."""
    address = (spot.node.text or b"").decode(errors="replace")[1:].rstrip("'\"`")
    only_data = spot.parent is None or spot.parent.type in DATA_NODES
    if only_data or not _URL.match(address) or _NAMESPACE.match(address):
        return None
    return needs_network(location, tr("“{address}” is handed on by a script, which may load it", address=address))


def _check_cross_origin(_spot: _Candidate, location: SourceLocation, _own: DeclaredNames) -> Problem:
    return needs_origin(location, tr("browsers refuse a file that is asked for with {name}", name="crossOrigin"))


RULES: Mapping[str, Callable[[_Candidate, SourceLocation, DeclaredNames], Problem | None]] = {
    "broken": _check_syntax,
    "module": _check_module,
    "global": _check_global,
    "taken": _check_destructured,
    "member": _check_member,
    "address": _check_address,
    "rights": _check_cross_origin,
}
"""The check for each rule."""


def _forbidden_name(name: str, location: SourceLocation) -> Problem:
    if name in NETWORK_NAMES:
        return needs_network(location, tr("“{name}” asks a host, and browsers refuse it to files", name=name))
    if name in HOST_NAMES:
        return needs_host(location, tr("“{name}” works only in pages that came from a host", name=name))
    if name in CODE_NAMES:
        return needs_host(location, tr("“{name}” runs code that cannot be looked through", name=name))
    return needs_origin(location, tr("“{name}” keeps things for an origin, and a file has none", name=name))


def _is_declared(spot: _Candidate) -> bool:
    """Return whether an identifier is the declared name of a variable, function, class or parameter."""
    if spot.is_in("formal_parameters"):
        return True
    return spot.parent is not None and spot.parent.type in DECLARING_NODES and spot.field in ("name", "parameter")


def _text(node: Node) -> str:
    """Return the text of a node; empty if it is longer than any name, to avoid the copy."""
    return (node.text or b"").decode(errors="replace") if node.end_byte - node.start_byte <= LONGEST_NAME else ""


def _ends_in_document(node: Node) -> bool:
    """Return whether a node is `document`, or a property whose name ends so."""
    last = node.child_by_field_name("property") if node.type == "member_expression" else node
    return last is not None and _text(last).endswith("document")


def _locate(fragment: CodeFragment, code: bytes, node: Node) -> SourceLocation:
    """Return the location of a node. The parser counts columns in bytes."""
    line, column = node.start_point
    start = node.start_byte - column
    return fragment.locate(line + 1, len(code[start : node.start_byte].decode(errors="replace")) + 1)
