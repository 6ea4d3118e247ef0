"""
Extract the messages of the tool from its source code without running it.

Extracted are: literals passed to `tr`, `doc`, `doc_with_format`, `FieldDoc` and `translate_plural`; `help` and `metavar` of options and
arguments; the paragraphs of command docstrings, without examples.
"""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MESSAGE_ARGUMENT = {"tr": 0, "doc": 0, "FieldDoc": 0, "doc_with_format": 1}
"""The position of the message among the arguments of each function."""

PLURAL_FUNCTION = "translate_plural"
PARAMETER_FUNCTIONS = ("option", "argument")
PARAMETER_TEXTS = ("help", "metavar")
COMMAND_DECORATORS = ("command", "group")
EXAMPLE = "Example: "


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """A message id with its plural, and the file and line that contain it."""

    path: str
    line: int
    text: str
    plural: str = ""


def extract_sentences(root: Path) -> list[Sentence]:
    """Return every message in the code below `root`, by file and line."""
    return sorted(
        Sentence(path.relative_to(root).as_posix(), line, *texts)
        for path in (root / "kembar").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for line, texts in _messages_in(node)
    )


def _messages_in(node: ast.AST) -> Iterator[tuple[int, tuple[str, ...]]]:
    if isinstance(node, ast.Call):
        for texts in _messages_in_call(node):
            yield node.lineno, texts
    elif isinstance(node, ast.FunctionDef) and any(_name(decorator) in COMMAND_DECORATORS for decorator in node.decorator_list):
        for paragraph in paragraphs(ast.get_docstring(node, clean=False) or ""):
            yield node.lineno, (paragraph,)


def _messages_in_call(call: ast.Call) -> Iterator[tuple[str, ...]]:
    name = _name(call)
    if name in MESSAGE_ARGUMENT:
        yield from ((text,) for argument in call.args[MESSAGE_ARGUMENT[name] :][:1] for text in _literals(argument))
    elif name == PLURAL_FUNCTION:
        if texts := tuple(text for argument in call.args[1:3] for text in _literals(argument)):
            yield texts
    elif name in PARAMETER_FUNCTIONS:
        yield from ((text,) for keyword in call.keywords if keyword.arg in PARAMETER_TEXTS for text in _literals(keyword.value))


def _name(node: ast.AST) -> str:
    """Return the name of the function that a call or decorator uses, without its module or object."""
    called = node.func if isinstance(node, ast.Call) else node
    return getattr(called, "id", getattr(called, "attr", ""))


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield the text of a literal, or of both sides of a conditional expression."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


def paragraphs(docstring: str) -> list[str]:
    """Return the paragraphs of a command's docstring, each on one line, without examples."""
    joined = (" ".join(paragraph.split()) for paragraph in inspect.cleandoc(docstring).split("\n\n"))
    return [paragraph for paragraph in joined if paragraph and not paragraph.startswith(EXAMPLE)]
