"""
What a style sheet loads: the one door to tinycss2.

In comes CSS, whole or as the declarations of one element; out go its references. Which words of it name files is said by CSS Syntax 3,
Values 4 and Images 4: `url()`, `src()`, the strings of `image-set()`, and what `@import` names.
"""

from collections.abc import Iterable, Iterator
from typing import TypeGuard

import tinycss2
from tinycss2.ast import (
    AtKeywordToken,
    CurlyBracketsBlock,
    FunctionBlock,
    LiteralToken,
    Node,
    ParenthesesBlock,
    SquareBracketsBlock,
    StringToken,
    URLToken,
)

from kembar.check.offline.code_fragment import CodeFragment
from kembar.check.offline.references import OfflineReference
from kembar.model.problem import Problem, tr

NAMING = frozenset({"url", "src", "image-set", "-webkit-image-set", "image", "cross-fade"})
"""The functions whose strings name files."""


def references(piece: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Every file that CSS names, in order. What only names an element of the same page, as `url(#cloth)`, is none."""
    try:
        tokens = tinycss2.parse_component_value_list(piece.text)
    except ValueError:  # Python makes no whole number of more than 4,300 digits
        message = tr("this style sheet cannot be read, so what it would load is not known")
        yield Problem(piece.place(1, 1), "offline.syntax", message, tr("look for a number with thousands of digits"))
        return
    for token in _addresses(tokens):
        if not token.value.startswith("#"):
            yield OfflineReference(piece.place(token.source_line, token.source_column), token.value)


def _addresses(tokens: Iterable[Node], around: str = "") -> Iterator[URLToken | StringToken]:
    """The tokens that name files. `around` is the function or at-rule that the tokens are in; blocks may be nested without limit."""
    open_blocks = [(iter(tokens), around)]
    while open_blocks:
        inner, around = open_blocks.pop()
        for token in inner:
            if isinstance(token, AtKeywordToken):
                around = token.lower_value
            elif isinstance(token, LiteralToken) and token.value == ";":
                around = ""
            elif isinstance(token, FunctionBlock):
                open_blocks += [(inner, around), (iter(token.arguments), around if around == "namespace" else token.lower_name)]
                break
            elif isinstance(token, CurlyBracketsBlock | SquareBracketsBlock | ParenthesesBlock):
                open_blocks += [(inner, ""), (iter(token.content), "")]
                break
            elif _names_file(token, around):
                yield token


def _names_file(token: Node, around: str) -> TypeGuard[URLToken | StringToken]:
    if isinstance(token, StringToken):
        return around == "import" or around in NAMING
    return isinstance(token, URLToken) and around != "namespace"
