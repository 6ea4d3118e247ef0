"""What the places of the content tell besides places: where a setting stands, and which files are there although they hold a fault."""

from kembar.model.content import Content, RecordPath
from kembar.model.problem import Place

SETTINGS = ("settings", "site")
"""Under what `Content.places` keeps the values of `site.yaml`."""


def settings_place(content: Content, path: RecordPath = ()) -> Place:
    """Where a setting stands, or the nearest value around it, or at least the file."""
    places = content.places.get(SETTINGS, {})
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place("content/site.yaml"))


def is_written(content: Content, kind: str, key: str) -> bool:
    """
    Whether somebody has written this record or page.

    A file with a fault is no record, yet it has its entry among the places: it is told of once, and not again by everything that
    names it.
    """
    return (kind, key) in content.places or key in content.records.of(kind)
