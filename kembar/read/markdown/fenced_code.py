"""
Store fenced code before anything else in a text is read.

The module of the library for it loads a code highlighter, so it is imported only for the first text with a fence.
"""

from markdown.preprocessors import Preprocessor

_FENCES = ("```", "~~~")


class Fences(Preprocessor):
    """Passes texts with fences to the library."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines without fenced code."""
        if not any(line.startswith(_FENCES) for line in lines):
            return lines
        from markdown.extensions.fenced_code import FencedBlockPreprocessor  # noqa: PLC0415 - only a text with code pays for it

        return FencedBlockPreprocessor(self.md, {}).run(lines)
