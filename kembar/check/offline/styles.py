"""
Find the references in style sheets and style attributes. The only module that imports tinycss2.

References are `url()`, `src()`, the strings of `image-set()`, and `@import` (CSS Syntax 3, Values 4 and Images 4).
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

FILE_FUNCTIONS = frozenset({"url", "src", "image-set", "-webkit-image-set", "image", "cross-fade"})
"""The functions whose strings are file addresses."""


def references(fragment: CodeFragment) -> Iterator[OfflineReference | Problem]:
    """Yield every reference in CSS in order. Fragments such as `url(#cloth)` are not references."""
    try:
        tokens = tinycss2.parse_component_value_list(fragment.text)
    except ValueError:  # Python converts no integers with more than 4,300 digits
        message = tr("this style sheet cannot be read, so what it would load is not known")
        yield Problem(fragment.locate(1, 1), "offline.syntax", message, tr("look for a number with thousands of digits"))
        return
    for token in _file_tokens(tokens):
        if not token.value.startswith("#"):
            yield OfflineReference(fragment.locate(token.source_line, token.source_column), token.value)


def _file_tokens(tokens: Iterable[Node], around: str = "") -> Iterator[URLToken | StringToken]:
    """Yield the tokens with file addresses. `around` is the function or at-rule of the tokens. The depth of blocks is not limited."""
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
        return around == "import" or around in FILE_FUNCTIONS
    return isinstance(token, URLToken) and around != "namespace"
