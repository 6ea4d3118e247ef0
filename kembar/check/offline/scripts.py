"""
What in a script works only with a network or an origin: the one door to tree-sitter.

In comes JavaScript; out go problems. A script that has its own `fetch` may call it; a web address that is only data is left alone, since
only what is handed on can be loaded.
"""

import re
from collections.abc import Callable, Iterator, Mapping

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser, Query, QueryCursor

from kembar.check.offline.piece import Piece, needs_host, needs_network, needs_origin
from kembar.model.problem import Place, Problem, say

NETWORKED = frozenset({"fetch", "XMLHttpRequest", "WebSocket", "WebTransport", "EventSource", "RTCPeerConnection", "sendBeacon"})
HOSTED = frozenset({"Worker", "SharedWorker", "importScripts", "WebAssembly", "serviceWorker", "addModule"})
STORED = frozenset({"caches", "indexedDB", "cookieStore", "cookie"})
UNSEEN = frozenset({"eval", "Function"})
"""What runs code that nobody has looked through."""

MEMBERS = frozenset({"serviceWorker", "sendBeacon", "addModule"})
"""Properties that are enough to know by, whatever they are asked of."""
GLOBALS = (NETWORKED | HOSTED | STORED | UNSEEN) - MEMBERS - {"cookie"}
WINDOWS = frozenset({"window", "self", "globalThis", "top", "parent", "frames", "document.defaultView"})
"""What the globals are properties of."""

DATA = frozenset({"array", "pair", "binary_expression", "switch_case", "subscript_expression", "member_expression", "expression_statement"})
"""What a web address may stand in and be only data, a comparison, or a sentence of its own."""
DECLARING = frozenset({"variable_declarator", "function_declaration", "class_declaration", "formal_parameters", "arrow_function"})

_NAMESPACE = re.compile(r"https?://www\.w3\.org/(1998|1999|2000|XML)/")
_URL = re.compile(r"\s*(https?:|wss?:)?//[\w\[]", re.IGNORECASE)


def _any_of(names: frozenset[str]) -> str:
    return " ".join(f'"{name}"' for name in sorted(names))


JAVASCRIPT = Language(tree_sitter_javascript.language())
QUERY = Query(
    JAVASCRIPT,
    f"""
    (ERROR) @broken
    (MISSING) @broken
    (import_statement) @module
    (export_statement) @module
    (import) @module
    (meta_property) @module
    ((identifier) @global (#any-of? @global {_any_of(GLOBALS)}))
    ((shorthand_property_identifier) @global (#any-of? @global {_any_of(GLOBALS)}))
    ((shorthand_property_identifier_pattern) @taken (#any-of? @taken {_any_of(GLOBALS)}))
    (member_expression property: (property_identifier) @member (#any-of? @member {_any_of(GLOBALS | MEMBERS | {"cookie"})}))
    (subscript_expression index: (string (string_fragment) @member) (#any-of? @member {_any_of(GLOBALS | MEMBERS | {"cookie"})}))
    ((string) @address (#match? @address "^.\\\\s*([A-Za-z]+:)?//"))
    ((template_string) @address (#match? @address "^.\\\\s*([A-Za-z]+:)?//"))
    (assignment_expression left: (member_expression property: (property_identifier) @rights (#eq? @rights "crossOrigin")))
    (assignment_expression left: (member_expression property: (property_identifier) @_type (#eq? @_type "type"))
      right: (string (string_fragment) @module (#eq? @module "module")))
    """,
)


def faults(piece: Piece) -> Iterator[Problem]:
    """Everything in a script that browsers refuse a file, or that asks a host, in order; and where it cannot be read."""
    code = piece.text.encode()
    captures = QueryCursor(QUERY).captures(Parser(JAVASCRIPT).parse(code).root_node)
    own = {_text(node) for node in captures.get("global", ()) if _is_declared(node)}
    found = [(node, rule) for name, rule in RULES.items() for node in captures.get(name, ())]
    for node, rule in sorted(found, key=lambda pair: pair[0].start_byte):
        problem = rule(node, _place(piece, code, node), own)
        if problem:
            yield problem


Own = set[str]
"""The names of globals that the script gives to something of its own."""


def _broken(_node: Node, place: Place, _own: Own) -> Problem:
    message = say("this script cannot be read, so nobody knows what it would load")
    return Problem(place, "offline.syntax", message, say("mend what stands here"))


def _module(_node: Node, place: Place, _own: Own) -> Problem:
    return needs_host(place, say("a module is loaded only by pages that came from a host"))


def _global(node: Node, place: Place, own: Own) -> Problem | None:
    """A global by its bare name; to ask whether it is there does no harm."""
    asked = node.parent is not None and node.parent.type == "unary_expression"
    return None if asked or _text(node) in own else _refused(_text(node), place)


def _taken(node: Node, place: Place, _own: Own) -> Problem | None:
    """A global taken out of the window: `const { fetch } = window`."""
    around = node.parent.parent if node.parent else None
    value = around.child_by_field_name("value") if around else None
    return _refused(_text(node), place) if value and _text(value) in WINDOWS else None


def _member(node: Node, place: Place, _own: Own) -> Problem | None:
    """A property of the window, of the document, or one that is known by its name."""
    name, whole = _text(node), node.parent.parent if node.parent and node.parent.type == "string" else node.parent
    owner = whole.child_by_field_name("object") if whole else None
    of_window = owner is not None and _text(owner) in WINDOWS and name != "cookie"
    of_document = owner is not None and _text(owner).endswith("document") and name == "cookie"
    return _refused(name, place) if name in MEMBERS or of_window or of_document else None


def _address(node: Node, place: Place, _own: Own) -> Problem | None:
    """A web address that is assigned, or given to a function."""
    address = _text(node)[1:].rstrip("'\"`")
    only_data = node.parent is None or node.parent.type in DATA
    if only_data or not _URL.match(address) or _NAMESPACE.match(address):
        return None
    return needs_network(place, say("“{address}” is handed on by a script, which may load it", address=address))


def _rights(_node: Node, place: Place, _own: Own) -> Problem:
    return needs_origin(place, say("browsers refuse a file that is asked for with {name}", name="crossOrigin"))


RULES: Mapping[str, Callable[[Node, Place, Own], Problem | None]] = {
    "broken": _broken,
    "module": _module,
    "global": _global,
    "taken": _taken,
    "member": _member,
    "address": _address,
    "rights": _rights,
}
"""What is asked of each capture of the query."""


def _refused(name: str, place: Place) -> Problem:
    if name in NETWORKED:
        return needs_network(place, say("“{name}” asks a host, and browsers refuse it to files", name=name))
    if name in HOSTED:
        return needs_host(place, say("“{name}” works only in pages that came from a host", name=name))
    if name in UNSEEN:
        return needs_host(place, say("“{name}” runs code that cannot be looked through", name=name))
    return needs_origin(place, say("“{name}” keeps things for an origin, and a file has none", name=name))


def _is_declared(node: Node) -> bool:
    """Whether an identifier is where it gets its meaning: the name of a variable, a function, a class, or a parameter."""
    parent = node.parent
    if parent is None or parent.type not in DECLARING:
        return False
    named = parent.child_by_field_name("parameter" if parent.type == "arrow_function" else "name")
    return parent.type == "formal_parameters" or named == node


def _text(node: Node) -> str:
    return (node.text or b"").decode(errors="replace")


def _place(piece: Piece, code: bytes, node: Node) -> Place:
    """Where a node begins; the parser counts columns in bytes."""
    line, column = node.start_point
    start = node.start_byte - column
    return piece.place(line + 1, len(code[start : node.start_byte].decode(errors="replace")) + 1)
