"""The modules of the generator and their imports, read from their source."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PACKAGE = "kembar"


@cache
def sources() -> dict[str, Path]:
    """The file of each module by its dotted name."""
    return {dotted(path.relative_to(REPOSITORY)): path for path in sorted((REPOSITORY / PACKAGE).rglob("*.py"))}


def dotted(path: Path) -> str:
    """The name of the module in a file."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(module: str) -> frozenset[str]:
    """Return everything that a module imports, at any place in it. Names taken from a package count as its modules if they are."""
    return frozenset(_imports(ast.parse(sources()[module].read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            base = node.module or ""
            modules = [f"{base}.{alias.name}" for alias in node.names if f"{base}.{alias.name}" in sources()]
            yield from modules or [base]


def part(module: str) -> str:
    """Return the package that a module belongs to, or its own name if it is at the top."""
    return module.split(".")[1] if "." in module else ""


def foreign(module: str) -> set[str]:
    """The packages from elsewhere that a module imports."""
    roots = {name.partition(".")[0] for name in imports(module)}
    return roots - sys.stdlib_module_names - {PACKAGE}
