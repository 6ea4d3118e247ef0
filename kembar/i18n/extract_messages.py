"""
What the tool can say: the sentences that its code holds, found in the source without running it.

In come the files of the generator; out go message ids for the tool's catalogue, each with the file that says it. A sentence is what
`tr`, `doc`, `doc_with_format`, `FieldDoc` and `translate_plural` are given as a literal, the help and the metavar of an option or argument,
and each paragraph of a command's docstring but for its examples.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SAID_AT = {"tr": 0, "doc": 0, "FieldDoc": 0, "doc_with_format": 1}
"""Where the sentence stands among what each function is given."""

COUNTED = "translate_plural"
PARAMETERS = ("option", "argument")
PARAMETER_TEXTS = ("help", "metavar")
COMMANDS = ("command", "group")
EXAMPLE = "Example: "


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A message id, its plural if it counts something, and the file that says it."""

    path: str
    line: int
    text: str
    plural: str = ""


def sentences(root: Path) -> list[Sentence]:
    """Every sentence in the code of the generator below `root`, in the order of files and lines."""
    return sorted(
        Sentence(path.relative_to(root).as_posix(), line, *texts)
        for path in (root / "kembar").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for line, texts in _said(node)
    )


def _said(node: ast.AST) -> Iterator[tuple[int, tuple[str, ...]]]:
    if isinstance(node, ast.Call):
        for texts in _of_call(node):
            yield node.lineno, texts
    elif isinstance(node, ast.FunctionDef) and any(_name(decorator) in COMMANDS for decorator in node.decorator_list):
        for paragraph in paragraphs(ast.get_docstring(node, clean=False) or ""):
            yield node.lineno, (paragraph,)


def _of_call(call: ast.Call) -> Iterator[tuple[str, ...]]:
    name = _name(call)
    if name in SAID_AT:
        yield from ((text,) for argument in call.args[SAID_AT[name] :][:1] for text in _literals(argument))
    elif name == COUNTED:
        if texts := tuple(text for argument in call.args[1:3] for text in _literals(argument)):
            yield texts
    elif name in PARAMETERS:
        yield from ((text,) for keyword in call.keywords if keyword.arg in PARAMETER_TEXTS for text in _literals(keyword.value))


def _name(node: ast.AST) -> str:
    """What a call calls, without what it stands in."""
    called = node.func if isinstance(node, ast.Call) else node
    return getattr(called, "id", getattr(called, "attr", ""))


def _literals(node: ast.expr) -> Iterator[str]:
    """The text of a literal, or of both sides of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def paragraphs(docstring: str) -> list[str]:
    """The paragraphs of a command's docstring, each on one line; examples are commands, which no language changes."""
    told = (" ".join(paragraph.split()) for paragraph in inspect.cleandoc(docstring).split("\n\n"))
    return [paragraph for paragraph in told if paragraph and not paragraph.startswith(EXAMPLE)]
