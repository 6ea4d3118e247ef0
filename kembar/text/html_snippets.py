"""
Finished HTML taken apart, for those who take words from it.

In comes well-formed HTML of our own making, in which `<` begins nothing but a tag, names are in lower case and values in double quotes; a
parser for HTML as it is found elsewhere takes many times as long. Out go attributes, and texts without tags.
"""

import re
from html import unescape

ATTRIBUTES = r'[^"<>]*+(?>(?:"[^"]*+"[^"<>]*+)*)'
"""The attributes of a tag, for use inside other patterns. They end at the next tag, so that a search takes linear time."""


def content_of(tag: str) -> str:
    """Returns a pattern for what is inside an element that holds no element of the same name, for use inside other patterns."""
    return rf"[^<]*+(?>(?:<(?!/?(?:{tag})\b)[^<]*+)*)"


INLINE = ("a", "em", "strong", "code", "sup", "img")
"""The elements that stand within words; all others part them."""

SIGN = "<>"
"""Stands where something is to be found again after the tags are gone: it is no tag, and no text has it."""

_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(INLINE)})\b{ATTRIBUTES}>")
_TAG = re.compile(rf"</?[a-z]{ATTRIBUTES}>")
_ATTRIBUTE = re.compile(r'([^\s"=/]+)(?:="([^"]*)")?')


def strip_tags(html: str, between: str = " ") -> str:
    """
    HTML without its tags, still escaped, but for spaces. What stands `between` two blocks keeps their words apart.

    >>> strip_tags("<p>Satu<em>dua</em> &lt; <>3</p><p>empat</p>", "|")
    '|Satudua &lt; <>3||empat|'
    """
    return _TAG.sub(between, _INLINE_TAG.sub("", html)).replace("&nbsp;", "\u00a0")


def attributes_of(written: str) -> dict[str, str]:
    """
    The attributes of a tag by name.

    >>> attributes_of(' href="kembar:0" title="a &amp; b > c" hidden')
    {'href': 'kembar:0', 'title': 'a & b > c', 'hidden': ''}
    """
    return {name: unescape(value) for name, value in _ATTRIBUTE.findall(written)}
