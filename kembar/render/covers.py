"""
Batik covers: a pattern for each place and visit, as inline SVG in the geometry of Javanese batik.

There are no licensed photographs. Motif, colour, scale, rotation, filling and border come from the SHA-256 of the key, so the drawing is
the same on every machine. Colours are CSS classes, for light, dark and print. Lengths are CSS pixels and there is no view box: a larger
cover shows more repeats, not larger ones.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

DYES = ("sogan", "kelengan", "soga", "mori", "wedel", "babar")
"""The dyes, as modifiers of the class `cover`: brown, blue on white, tan, undyed, indigo and red-brown."""

SCALES = (1.7, 0.8, 1.0, 1.3)


@dataclass(frozen=True, slots=True)
class Tile:
    """One repeat of a motif: its size, and its shapes as SVG."""

    width: int
    height: int
    shapes: str


@dataclass(frozen=True, slots=True)
class Motif:
    """A motif: its function, the rotations that suit it (`turns`, in degrees), and the number of its fillings."""

    draw: Callable[[int], Tile]
    turns: tuple[int, ...]
    fillings: int


def turned(shape: str, *angles: int) -> str:
    """Return a shape once for each angle (degrees), rotated around the origin."""
    return "".join(shape.replace("/>", f' transform="rotate({angle})"/>') for angle in angles)


def at(x: int, y: int, *shapes: str) -> str:
    """Return shapes moved to a point of the tile (pixels)."""
    return f'<g transform="translate({x} {y})">{"".join(shapes)}</g>'


def kawung(filling: int) -> Tile:
    """Kawung: ellipses in fours, head to head, as a cut sugar palm fruit shows them."""
    seams = (
        '<ellipse class="cover__vein" cx="22" rx="13" ry="5"/>',
        '<path class="cover__vein" d="M8 0H36"/>',
        '<ellipse class="cover__dots" cx="22" rx="13" ry="6"/>',
    )
    petal = '<ellipse class="cover__motif" cx="22" rx="19" ry="11"/>'
    around = (45, 135, 225, 315)
    knot = '<path class="cover__detail" d="M0-5L5 0 0 5-5 0z"/>'
    corners = "".join(at(x, y, knot) for x in (0, 64) for y in (0, 64))
    gaps = '<path class="cover__dots" d="M32-8V8M32 56V72M-8 32H8M56 32H72"/>'
    return Tile(64, 64, at(32, 32, turned(petal, *around), turned(seams[filling], *around), knot) + corners + gaps)


def parang(filling: int) -> Tile:
    """Parang: rows of S-curved blades, and between the rows a strip of mlinjon, the small diamonds."""
    blade = '<path class="cover__motif" d="M1 46C-1 34 13 32 11 23C9 15 3 12 7 1C22 3 29 13 26 23C23 33 13 35 16 46z"/>'
    veins = (
        '<path class="cover__vein" d="M8 42C8 33 20 31 19 22C18 14 12 11 12 6"/>',
        '<path class="cover__dots" d="M8 42C8 33 20 31 19 22C18 14 12 11 12 6"/>',
    )
    mlinjon = '<path class="cover__detail" d="M12 50L20 57 12 64 4 57z"/><path class="cover__vein" d="M0 48.5H24M0 65.5H24"/>'
    return Tile(24, 68, blade + veins[filling] + mlinjon + '<circle class="cover__motif" cx="12" cy="57" r="2"/>')


def ceplok(filling: int) -> Tile:
    """Ceplok: rosettes, each in its own field of a grid."""
    petals = (
        turned('<ellipse class="cover__motif" cx="19" rx="9" ry="6"/>', 0, 45, 90, 135, 180, 225, 270, 315),
        turned('<path class="cover__motif" d="M7 0C12-13 26-12 30 0C26 12 12 13 7 0z"/>', 0, 90, 180, 270)
        + turned('<ellipse class="cover__detail" cx="20" rx="8" ry="3"/>', 45, 135, 225, 315),
    )
    heart = '<circle class="cover__detail" r="7"/><circle class="cover__dots" r="33"/><circle class="cover__motif" r="3"/>'
    field = '<path class="cover__vein" d="M40 0L80 40 40 80 0 40z"/>'
    bud = '<path class="cover__motif" d="M0-14Q3-3 14 0Q3 3 0 14Q-3 3-14 0Q-3-3 0-14z"/><circle class="cover__detail" r="3"/>'
    corners = "".join(at(x, y, bud) for x in (0, 80) for y in (0, 80))
    return Tile(80, 80, field + at(40, 40, petals[filling], heart) + corners)


def truntum(filling: int) -> Tile:
    """Truntum: small stars all over, as on a night without a moon."""
    rays = (
        turned('<path class="cover__motif" d="M0 0Q3-8 0-16Q-3-8 0 0z"/>', 0, 45, 90, 135, 180, 225, 270, 315),
        turned('<path class="cover__motif" d="M0 0Q6-7 0-16Q-6-7 0 0z"/>', 0, 60, 120, 180, 240, 300),
    )
    star = rays[filling] + '<circle class="cover__detail" r="4"/>'
    spark = '<path class="cover__dots" d="M0-8V8M-8 0H8"/>'
    return Tile(60, 60, at(15, 15, star) + at(45, 45, star) + at(45, 15, spark) + at(15, 45, spark))


def jlamprang(filling: int) -> Tile:
    """Jlamprang: eight-pointed stars in circles, made of small marks as a weave would show them."""
    square = '<path class="cover__motif" d="M-17-17H17V17H-17z"/>'
    hearts = (
        '<path class="cover__vein" d="M0-16L16 0 0 16-16 0z"/><circle class="cover__detail" r="6"/>',
        turned('<path class="cover__detail" d="M-8-8H8V8H-8z"/>', 0, 45) + '<circle class="cover__motif" r="4"/>',
    )
    rings = '<circle class="cover__vein" r="28"/><circle class="cover__dots" r="33"/>'
    stitch = '<path class="cover__detail" d="M-6 0L0-6 6 0 0 6z"/><path class="cover__dots" d="M-11 0H12M0-11V12"/>'
    corners = "".join(at(x, y, stitch) for x in (0, 72) for y in (0, 72))
    return Tile(72, 72, at(36, 36, rings, square, turned(square, 45), hearts[filling]) + corners)


MOTIFS = (
    # Banji is left out on purpose: its lattice of hooked crosses is read as something else abroad.
    Motif(ceplok, (0, 45), 2),
    Motif(parang, (45, -45, 30), 2),
    Motif(truntum, (0, 45, 20), 2),
    Motif(jlamprang, (0, 45), 2),
    Motif(kawung, (0, 45), 3),
)

BORDER = Tile(
    32,
    46,
    '<path class="cover__vein" d="M0 2H32"/><path class="cover__motif" d="M16 8L31 46H1z"/>'
    '<path class="cover__detail" d="M16 24L25 46H7z"/><path class="cover__dots" d="M0 8V30M32 8V30"/>',
)
"""Tumpal: the row of tall triangles along one edge."""


def cover(key: str) -> Markup:
    """
    Return the cover for a key as an inline `svg` element. It is decoration, hidden from screen readers.

    Its ids are made from the key, so a page may contain the cover of a key only once.
    """
    digest = sha256(key.encode()).digest()[18:]
    name = f"cover-{digest.hex()[:8]}"
    motif = MOTIFS[digest[0] % len(MOTIFS)]
    tile = motif.draw(digest[1] % motif.fillings)
    dye = DYES[digest[2] % len(DYES)]
    scale = SCALES[digest[3] % len(SCALES)]
    turn = motif.turns[digest[4] % len(motif.turns)]
    has_border = digest[5] % 2 == 0
    transform = f' patternTransform="scale({scale}) rotate({turn})"'
    border = f"{name}-hem"
    return Markup(  # noqa: S704 - made of this module's own shapes and of hexadecimal digits; nothing of the key is written
        f'<svg class="cover cover--{dye}" width="100%" height="100%" aria-hidden="true" focusable="false">'
        f"{_pattern(name, tile, transform)}"
        f"{_pattern(border, BORDER) if has_border else ''}"
        '<rect class="cover__ground" width="100%" height="100%"/>'
        f'<rect width="100%" height="100%" fill="url(#{name})"/>'
        f"{_border(border) if has_border else ''}"
        "</svg>"
    )


def _pattern(name: str, tile: Tile, attributes: str = "") -> str:
    """Return the tile as a `pattern` element."""
    size = f'width="{tile.width}" height="{tile.height}" patternUnits="userSpaceOnUse"'
    return f'<pattern id="{name}" {size}{attributes}>{tile.shapes}</pattern>'


def _border(name: str) -> str:
    """Return the border along the lower edge. The nested `svg` starts at that edge, and so does its pattern."""
    return (
        '<svg y="100%" overflow="visible">'
        f'<g transform="translate(0 -{BORDER.height})"><rect class="cover__ground" width="100%" height="{BORDER.height}"/>'
        f'<rect width="100%" height="{BORDER.height}" fill="url(#{name})"/></g></svg>'
    )
