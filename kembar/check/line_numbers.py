"""Convert offsets in finished files to source locations."""

from kembar.model.problem import SourceLocation


def place_of(path: str, text: str, offset: int) -> SourceLocation:
    """
    Return the source location of the character at `offset`.

    >>> str(place_of("a.css", "a {}\\nb {}", 5))
    'a.css:2:1'
    """
    start = text.rfind("\n", 0, offset) + 1
    return SourceLocation(path, text.count("\n", 0, offset) + 1, offset - start + 1)
