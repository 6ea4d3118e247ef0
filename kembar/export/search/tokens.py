"""Split text into the words that a search compares."""

import unicodedata

from kembar.i18n.folding import fold


class _SeparatorTable(dict[int, str]):
    """Maps each character to itself or to a space, filled as characters occur. Letters, marks and numbers by Unicode category remain."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if unicodedata.category(character)[0] in "LNM" else " "
        return self[code]


_SEPARATORS = _SeparatorTable()


def tokenize(text: str) -> list[str]:
    """
    Return the folded words of a text.

    >>> tokenize("Kota-kota kembar; Jakarta’s Al-Qud’s, 1991/1992")
    ['kota', 'kota', 'kembar', 'jakartas', 'al', 'quds', '1991', '1992']
    """
    return fold(text).translate(_SEPARATORS).split()
