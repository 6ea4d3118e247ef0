"""The HTML of bodies as tests compare it."""

from kembar.model.document import OUTSIDE, Body, LinkSlot
from kembar.text.html_snippets import start_tag


def html_of(body: Body) -> str:
    """Return the HTML of a body, with `kembar:` and the position of the link as the address of each unresolved link."""
    return "".join(piece if isinstance(piece, str) else _written(piece, body) for piece in body.prose.pieces)


def _written(slot: LinkSlot, body: Body) -> str:
    if slot.number == OUTSIDE:
        return ""
    kind = body.links[slot.number].kind
    if kind == "image":
        return start_tag("img", slot.attributes)
    return start_tag("a", {"href": f"kembar:{slot.number}", **slot.attributes}) + ("</a>" if kind == "citation" else "")
