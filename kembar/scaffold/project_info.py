"""What a new file depends on: the languages of the site, its existing pages, and the paths of its files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kembar.kinds.registry import KINDS
from kembar.model.problem import Problem, SourceLocation, tr
from kembar.text.value_formats import ValueFormatError, parse_key

TAKEN = "new.taken"
"""The code of the problem that a key is already used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectInfo:
    """
    The site that a file is added to.

    `folder` is the name of the content folder in problems, `schemas` the relative path from a folder of facts to the schemas. `languages`
    are in the site's order. `files` gives one existing file of each record and page, by kind and key.
    """

    folder: str
    schemas: str
    languages: tuple[str, ...]
    home: str
    files: Mapping[tuple[str, str], str]

    def without_page(self, kind: str, key: str) -> "ProjectInfo":
        """Return the same site without one record or page."""
        return replace(self, files={name: path for name, path in self.files.items() if name != (kind, key)})

    def facts_path(self, kind: str, key: str) -> str:
        """Return the path of a record's facts."""
        return f"{self.folder}/facts/{kind}/{key}.yaml"

    def text_path(self, lang: str, kind: str, key: str) -> str:
        """Return the path of a page's text in a language."""
        return f"{self.folder}/{lang}/{kind}/{key}.md"

    def key_problem(self, kind: str, key: str) -> Problem | None:
        """Return a problem if the key is invalid or already used, else None."""
        try:
            parse_key(key)
        except ValueFormatError as error:
            path = self.facts_path(kind, key) if kind in KINDS else self.text_path(self.languages[0], kind, key)
            return Problem(SourceLocation(path), error.code, error.message, error.hint)
        if (kind, key) not in self.files:
            return None
        message = tr("“{key}” is taken: this file exists", key=key)
        return Problem(SourceLocation(self.files[kind, key]), TAKEN, message, tr("edit this file, or choose another key"))
