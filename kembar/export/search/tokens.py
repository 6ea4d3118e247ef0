"""Words as a search compares them: folded, and parted wherever no letter, digit or sign of a script stands."""

import unicodedata

from kembar.i18n.folding import fold


class _Parting(dict[int, str]):
    """What becomes of each character when a text is parted: filled as characters are met. The categories are those of Unicode."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if unicodedata.category(character)[0] in "LNM" else " "
        return self[code]


_PARTING = _Parting()


def tokens(text: str) -> list[str]:
    """
    The words of a text.

    >>> tokens("Kota-kota kembar; Jakarta’s Al-Qud’s, 1991/1992")
    ['kota', 'kota', 'kembar', 'jakartas', 'al', 'quds', '1991', '1992']
    """
    return fold(text).translate(_PARTING).split()
