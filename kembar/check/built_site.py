"""
The finished site as input of all checks: the arranged site, the output files, and every page parsed once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kembar.check.html_page import HtmlPage, parse_page
from kembar.model.problem import Message, SourceLocation
from kembar.model.site import LocalizedPage, Page, Site
from kembar.text.urls import output_file

PublishedPage = tuple[Page, LocalizedPage]
"""A page in one of its languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """
    A finished site.

    `files` are the paths of all files below `folder`, with forward slashes; `pages` are the parsed HTML files. `site_pages` maps output
    paths to pages of the site. `unrendered` maps the paths of pages that could not be rendered to the reason. `sources` maps the paths in
    problems to the source files.
    """

    site: Site
    folder: Path
    files: frozenset[str]
    pages: Mapping[str, HtmlPage]
    site_pages: Mapping[str, PublishedPage]
    unrendered: Mapping[str, Message] = field(default_factory=dict)
    sources: Mapping[str, Path] = field(default_factory=dict)

    def read_text(self, path: str) -> str:
        """Return the text of an output file. Raises `OSError`."""
        return (self.folder / path).read_text(encoding="utf-8", errors="replace")

    def line_at(self, location: SourceLocation) -> str:
        """Return the line of an output file at a source location without indentation; empty if there is none."""
        lines = self.read_text(location.path).split("\n") if location.line and location.path in self.files else []
        return lines[location.line - 1].strip() if location.line <= len(lines) and lines else ""

    def source_path(self, path: str) -> str:
        """Return the path of an output file in problems: the path of its source if it is a copy from `assets/static/`."""
        names = (asset.name for asset in self.site.assets.values() if asset.address == path and asset.name.startswith("static/"))
        return next((f"assets/{name}" for name in names), path)

    def files_ending(self, ending: str) -> list[str]:
        """Return the sorted paths of all files with this ending."""
        return sorted(path for path in self.files if path.endswith(ending))


def read_built_site(site: Site, folder: Path, sources: Mapping[str, Path], unrendered: Mapping[str, Message] | None = None) -> BuiltSite:
    """Return the finished site in `folder`, with every page parsed. HTML files that are assets are not pages."""
    assets = {asset.address for asset in site.assets.values()}
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    made = sorted(path for path in files - assets if path.endswith(".html"))
    pages = {path: parse_page(path, (folder / path).read_text(encoding="utf-8", errors="replace")) for path in made}
    site_pages = {output_file(version.address): (page, version) for page in site.pages.values() for version in page.versions.values()}
    return BuiltSite(
        site=site, folder=folder, files=files, pages=pages, site_pages=site_pages, unrendered=unrendered or {}, sources=sources
    )
