"""
The finished site as the checks see it: what was arranged, the files that were written, and every page parsed.

In come the site and the folder of its finished pages; the folder is walked and each page is parsed once, for all checks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kembar.check.html_page import HtmlPage, parse
from kembar.model.problem import Message, SourceLocation
from kembar.model.site import LocalizedPage, Page, Site
from kembar.text.urls import output_file

PublishedPage = tuple[Page, LocalizedPage]
"""A page in one of its languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """
    A finished site.

    `files` are the paths of all files below `folder`, with forward slashes; `pages` are those that are HTML, parsed. `placed` gives the
    page of the site that a file shows. `unmade` are files that could not be written because of other faults, each with what stood in
    the way. `sources` are the files from which the site was made, by the paths that problems call them.
    """

    site: Site
    folder: Path
    files: frozenset[str]
    pages: Mapping[str, HtmlPage]
    placed: Mapping[str, PublishedPage]
    unmade: Mapping[str, Message] = field(default_factory=dict)
    sources: Mapping[str, Path] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """A written file's text."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def line(self, place: SourceLocation) -> str:
        """The line of a written file at a place, without indentation; empty where there is none."""
        lines = self.text(place.path).split("\n") if place.line and place.path in self.files else []
        return lines[place.line - 1].strip() if place.line <= len(lines) and lines else ""

    def authored(self, path: str) -> str:
        """The path that problems call a written file: that of its source, if it was published as it is."""
        names = (asset.name for asset in self.site.assets.values() if asset.address == path and asset.name.startswith("static/"))
        return next((f"assets/{name}" for name in names), path)

    def written(self, ending: str) -> list[str]:
        """The paths of all files whose names end so, sorted."""
        return sorted(path for path in self.files if path.endswith(ending))


def survey(site: Site, folder: Path, sources: Mapping[str, Path], unmade: Mapping[str, Message] | None = None) -> BuiltSite:
    """Walks the folder and parses every page. HTML that was not made but published as it is has other authors, and is no page here."""
    assets = {asset.address for asset in site.assets.values()}
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    made = sorted(path for path in files - assets if path.endswith(".html"))
    pages = {path: parse(path, (folder / path).read_text(encoding="utf-8", errors="replace")) for path in made}
    placed = {output_file(version.address): (page, version) for page in site.pages.values() for version in page.versions.values()}
    return BuiltSite(site=site, folder=folder, files=files, pages=pages, placed=placed, unmade=unmade or {}, sources=sources)
