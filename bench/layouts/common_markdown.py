"""
Texts in common Markdown, which other generators read.

Our links, citations and attributes are no part of it: a link to a record becomes a link to its page, as `link` writes it, and a citation
becomes a footnote that names its source.
"""

import re
from collections.abc import Callable

from bench.corpus.world import World

LinkTo = Callable[[str, str, str], str]
"""How a generator's Markdown names the page of a record: by language, kind and key."""

_LINK = re.compile(r"\[([^\[\]]*)\]\((city|visit|field|person):([a-z0-9-]+)\)")
_CITATION = re.compile(r"\s*\[(@[^\[\]]*)\]")
_ATTRIBUTE = re.compile(r"\{lang=\w+\}")
_KINDS = {"city": "cities", "visit": "visits", "field": "fields", "person": "people"}


def common(world: World, lang: str, text: str, link: LinkTo) -> str:
    """A text without our additions to Markdown, and with a footnote for each source that it cites."""
    cited: dict[str, None] = {}

    def footnotes(found: re.Match[str]) -> str:
        keys = [key.strip().removeprefix("@") for key in found[1].split(";")]
        cited.update(dict.fromkeys(keys))
        return "".join(f"[^{key}]" for key in keys)

    def linked(found: re.Match[str]) -> str:
        kind, key = _KINDS[found[2]], found[3]
        return f"[{found[1] or world.name(kind, key, lang)}]({link(lang, kind, key)})"

    text = _LINK.sub(linked, _CITATION.sub(footnotes, _ATTRIBUTE.sub("", text)))
    notes = [f"[^{key}]: {_reference(world, lang, key, link)}" for key in cited]
    return "\n\n".join([text.rstrip("\n"), *notes]) + "\n"


def _reference(world: World, lang: str, key: str, link: LinkTo) -> str:
    source = world.records["sources"][key]
    return f"[{source['title']}]({link(lang, 'sources', key)}), {source['outlet']}, {source['author']}, {source['published']}"
