"""
The regular expressions of the generator, and for each of them the texts that are most likely to make it slow.

Patterns are found in the source, wherever `re` is called, with the methods by which each is used. Texts are made from the parts of the
pattern itself: what each repetition repeats, many times, behind what comes before the repetition and before what cannot follow it.
"""

import ast
import importlib
import random
import re
import re._constants as ops  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from types import ModuleType
from typing import Any

from kembar.read.markdown.body import BodyReader
from tests.architecture.modules import imports, sources

SCANS = frozenset({"search", "sub", "subn", "split", "findall", "finditer"})
"""The methods that try a pattern at every position of a text."""
METHODS = SCANS | {"match", "fullmatch"}
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
LETTERS = "a0A_-. \n\t\"'<>/=:;,()[]{}#*?!@%&|+`é\\"
"""What is tried where a pattern takes any of many characters."""
ROUNDS = 3
"""How often each repetition is written in another way."""

Code = Any
"""What has no types: the parser of the standard library, and values of source code."""

Parts = Sequence[tuple[Code, Code]]
"""A pattern as the standard library parses it."""


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern, where it is written, and whether a text is scanned for it, or it is matched against the whole or the beginning."""

    place: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]


def patterns() -> Iterator[Used]:
    """Every pattern of the package, and those that the converter of Markdown gets from it."""
    for name, path in sources().items():
        if not name.endswith("__main__"):
            yield from _patterns_of(importlib.import_module(name), ast.parse(path.read_text(encoding="utf-8")))
    for processor in BodyReader("")._converter.inlinePatterns:
        if type(processor).__module__.startswith("kembar."):
            yield Used(f"{type(processor).__module__} {type(processor).__name__}", processor.compiled_re, frozenset({"search"}))


def _patterns_of(module: ModuleType, tree: ast.Module) -> Iterator[Used]:
    assigned = {id(node.value): node.targets[0] for node in ast.walk(tree) if isinstance(node, ast.Assign)}
    for call in ast.walk(tree):
        method = _method_of_re(call)
        if not isinstance(call, ast.Call) or not method:
            continue
        pattern = _evaluated(call.args[0], vars(module))
        flags = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "flags")] if method == "compile" else []
        target = assigned.get(id(call))
        name = target.id if isinstance(target, ast.Name) else ""
        methods = frozenset({method}) if method != "compile" else _methods(module.__name__, name)
        if pattern is not None:
            compiled = re.compile(pattern, _evaluated(flags[0], vars(module)) if flags else 0)
            yield Used(f"{module.__name__}:{call.lineno} {name}".strip(), compiled, methods)


def _method_of_re(node: ast.AST) -> str:
    """The name of the function of `re` that a node calls; empty if it calls none that takes a pattern."""
    called = node.func if isinstance(node, ast.Call) else None
    is_one = isinstance(called, ast.Attribute) and ast.unparse(called.value) == "re" and called.attr in METHODS | {"compile"}
    return called.attr if is_one and isinstance(called, ast.Attribute) else ""


def _evaluated(node: ast.expr, names: Mapping[str, Code]) -> Code:
    """The value of an expression; what only a function knows is an `x` in it, and a pattern that a function makes wholly is None."""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(_evaluated(part.value if isinstance(part, ast.FormattedValue) else part, names) or "x") for part in node.values)
    try:
        return eval(compile(ast.Expression(node), "pattern", "eval"), dict(names))  # noqa: S307 our own source
    except NameError:
        return None


def _methods(module: str, name: str) -> frozenset[str]:
    """The methods by which a pattern is used, wherever it is imported; all of them where it is handed on."""
    used = set[str]()
    for other in sources() if name else ():
        if other == module or module in imports(other):
            used |= {method for owner, method in _uses(other) if owner == name}
    return frozenset(used) or frozenset({"match", "fullmatch", "search"})


@cache
def _uses(module: str) -> frozenset[tuple[str, str]]:
    """The methods of patterns that a module names, each with the last name of what it is taken from."""
    tree = ast.parse(sources()[module].read_text(encoding="utf-8"))
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in METHODS]
    return frozenset((ast.unparse(node.value).split(".")[-1], node.attr) for node in taken)


def attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """Beginnings, each with what is to be repeated after it."""
    tree, chance = parser.parse(pattern.pattern, pattern.flags), random.Random(0)  # noqa: S311 no secrets
    letters = [*dict.fromkeys(chr(value) for op, value in _all(tree) if op is ops.LITERAL), "a", " ", "0"]
    letters = list(dict.fromkeys(letters))[:6]
    found = dict.fromkeys(("", "".join(pair)) for pair in product(letters, ["", *letters]))
    for _ in range(ROUNDS):
        for before, body in _repeated(tree, "", chance):
            found |= dict.fromkeys([(before, body), ("", body), ("", before + body), ("", before[-1:] + body), (before, before[:1] + body)])
            found |= dict.fromkeys([(before, letter) for letter in letters[:4]] if before else [])
        found["", _written(tree, chance)] = None
    return [(before, body) for before, body in found if body]


def _all(parts: Parts) -> Iterator[tuple[Any, Any]]:
    for op, value in parts:
        yield op, value
        for inner in _inner(op, value):
            yield from _all(inner)
        if op is ops.IN:
            yield from (item for item in value if item[0] is ops.LITERAL)


def _inner(op: Code, value: Code) -> Sequence[Parts]:
    """The patterns inside a part of a pattern."""
    if op in REPEATS:
        return [value[2]]
    if op is ops.BRANCH:
        return value[1]  # type: ignore[no-any-return]
    if op is ops.SUBPATTERN:
        return [value[3]]
    if op is ops.ATOMIC_GROUP:
        return [value]
    return [value[1]] if op in (ops.ASSERT, ops.ASSERT_NOT) else []


def repeats_a_group_possessively(pattern: re.Pattern[Any]) -> bool:
    """Whether a pattern contains `(...)*+`, which CPython before 3.11.5 matches wrongly inside a group: `(?>(?:...)*)` means the same."""
    single = (ops.IN, ops.LITERAL, ops.NOT_LITERAL, ops.ANY, ops.CATEGORY)
    tree = parser.parse(pattern.pattern, pattern.flags)
    return any(op is ops.POSSESSIVE_REPEAT and [part[0] in single for part in value[2]] != [True] for op, value in _all(tree))


def _repeated(parts: Parts, before: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    """What stands before each repetition without a low limit, and what it repeats."""
    for op, value in parts:
        if op in REPEATS and (value[1] is ops.MAXREPEAT or value[1] >= 10):
            yield before, _written(value[2], chance)
        for inner in _inner(op, value):
            yield from _repeated(inner, before, chance)
        before += _written([(op, value)], chance)


def _written(parts: Parts, chance: random.Random) -> str:
    """A short text that a pattern matches, as far as it is known without its conditions."""
    return "".join(_part(op, value, chance) for op, value in parts)


def _part(op: Code, value: Code, chance: random.Random) -> str:
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.NOT_LITERAL or op is ops.ANY:
        return chance.choice([letter for letter in 'a <"' if op is ops.ANY or ord(letter) != value])
    if op is ops.IN:
        return chance.choice(_members(value))
    if op is ops.BRANCH:
        return _written(chance.choice(value[1]), chance)
    if op in REPEATS:
        count = max(value[0], min(int(value[1]), value[0] + chance.choice((0, 0, 1, 2))))
        return "".join(_written(value[2], chance) for _ in range(count))
    return "" if op in (ops.ASSERT, ops.ASSERT_NOT) else "".join(_written(inner, chance) for inner in _inner(op, value))


def _members(items: Parts) -> list[str]:
    """Some characters of a class."""
    own = [chr(value if op is ops.LITERAL else value[0]) for op, value in items if op in (ops.LITERAL, ops.RANGE)]
    negated = items[0][0] is ops.NEGATE
    one = [letter for letter in [*own, *LETTERS] if any(_holds(op, value, letter) for op, value in items) != negated]
    return one or ["a"]


def _holds(op: Code, value: Code, letter: str) -> bool:
    if op is ops.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if op is ops.CATEGORY:
        name = str(value).removeprefix("CATEGORY_")
        kinds = {"DIGIT": letter.isdigit(), "SPACE": letter.isspace(), "WORD": letter.isalnum() or letter == "_"}
        return kinds[name.removeprefix("NOT_")] != name.startswith("NOT_")
    return op is ops.LITERAL and value == ord(letter)
