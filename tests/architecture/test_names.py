"""One name has one meaning: classes in the whole package, functions in each of its packages."""

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.architecture.modules import sources


def test_no_class_name_is_defined_twice() -> None:
    modules: dict[str, list[str]] = defaultdict(list)
    for module, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                modules[node.name].append(module)

    assert {name: found for name, found in modules.items() if len(found) > 1} == {}


def test_functions_of_one_package_with_the_same_name_take_the_same_arguments() -> None:
    """Modules of one package may share an interface, such as `view(context)` or `check(site)`. Otherwise a name is used once."""
    signatures: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for module, tree in _trees():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                signatures[module.rpartition(".")[0], node.name][module] = _required(node.args)

    assert {f"{package}: {name}": found for (package, name), found in signatures.items() if len(set(found.values())) > 1} == {}


def _required(arguments: ast.arguments) -> str:
    """The types of the arguments that have no default."""
    positional = arguments.posonlyargs + arguments.args
    return ", ".join(ast.unparse(argument.annotation or argument) for argument in positional[: len(positional) - len(arguments.defaults)])


def _trees() -> Iterator[tuple[str, ast.Module]]:
    for module, path in sources().items():
        yield module, ast.parse(path.read_text(encoding="utf-8"))
