"""From an offset in a finished file to the place that a person counts."""

from kembar.model.problem import SourceLocation


def place_of(path: str, text: str, offset: int) -> SourceLocation:
    """
    Where the character at `offset` stands.

    >>> str(place_of("a.css", "a {}\\nb {}", 5))
    'a.css:2:1'
    """
    start = text.rfind("\n", 0, offset) + 1
    return SourceLocation(path, text.count("\n", 0, offset) + 1, offset - start + 1)
