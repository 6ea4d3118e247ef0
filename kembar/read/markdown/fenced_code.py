"""
Fenced code, put aside before anything else is read in a text.

The library does it, with a module that loads a highlighter of code; so it is loaded for the first text that has a fence.
"""

from markdown.preprocessors import Preprocessor

_FENCES = ("```", "~~~")


class Fences(Preprocessor):
    """Hands texts with fences to the library."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without fenced code."""
        if not any(line.startswith(_FENCES) for line in lines):
            return lines
        from markdown.extensions.fenced_code import FencedBlockPreprocessor  # noqa: PLC0415 - only a text with code pays for it

        return FencedBlockPreprocessor(self.md, {}).run(lines)
