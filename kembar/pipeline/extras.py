"""The extras of the package: which commands need them, and the problem of one that is not installed."""

from collections.abc import Mapping
from importlib.util import find_spec

from kembar.model.problem import Problem, SourceLocation, tr

CHECK = ("tinycss2", "tree_sitter", "tree_sitter_javascript")
EXTRAS: Mapping[str, tuple[str, ...]] = {
    "check": CHECK,
    "package": (*CHECK, "html5lib", "libzim"),
    "serve": ("watchfiles",),
    "terminal": ("rich",),
}
"""The packages that each extra of `pyproject.toml` installs."""


def is_installed(extra: str) -> bool:
    """Return whether all packages of an extra are installed."""
    return not _missing(extra)


def missing_extra(extra: str, needed_by: str) -> Problem | None:
    """Return the problem of an extra that an option or command needs; None where it is installed."""
    return extra_problem(extra, needed_by, names) if (names := _missing(extra)) else None


def extra_problem(extra: str, needed_by: str, names: list[str]) -> Problem:
    """Return the problem of an extra of which some packages are not installed."""
    message = tr("this needs packages that are not installed: {packages}", packages=", ".join(names))
    hint = tr("install them: {command}", command=f"pip install 'kembar[{extra}]'")
    return Problem(SourceLocation(needed_by), "extra.missing", message, hint)


def _missing(extra: str) -> list[str]:
    return [name for name in EXTRAS[extra] if find_spec(name) is None]
