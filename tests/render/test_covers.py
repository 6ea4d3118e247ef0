import re
from hashlib import sha256
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.render.covers import DYES, MOTIFS, Motif, cover

ROOT = Path(__file__).parents[2]
KEYS = tuple(
    f"{prefix}{name}"
    for prefix in ("", "2018-", "2020-")
    for name in ("jakarta", "casablanca", "istanbul", "los-angeles", "rabat", "makassar", "jeddah", "seoul", "tokyo", "berlin", "paris")
)


def classes(svg: str) -> set[str]:
    return {name for names in re.findall(r'class="([^"]+)"', svg) for name in names.split()}


def test_a_key_is_drawn_alike_on_every_machine() -> None:
    digest = sha256(cover("jakarta").encode()).hexdigest()

    assert digest == "c738ec4fc7c7824a01dd97de73b762977c5fac31eeddda61e2c138f0d744c27d"


@pytest.mark.parametrize("key", KEYS)
def test_a_cover_is_small_enough_to_stand_in_the_page(key: str) -> None:
    assert len(cover(key).encode()) <= 2500


def test_every_key_has_a_cover_and_ids_of_its_own() -> None:
    covers = [cover(key) for key in KEYS]
    ids = [name for svg in covers for name in re.findall(r'\bid="([^"]+)"', svg)]

    assert len(set(covers)) == len(KEYS)
    assert len(set(ids)) == len(ids)


@given(st.text())
def test_nothing_of_the_key_is_written_into_the_drawing(key: str) -> None:
    svg = ElementTree.fromstring(cover(key))  # noqa: S314 - our own drawing

    assert svg.attrib | {"class": ""} == {"class": "", "width": "100%", "height": "100%", "aria-hidden": "true", "focusable": "false"}
    assert [part.text for part in svg.iter() if part.text] == []


@given(st.text())
def test_a_pattern_is_used_from_its_own_drawing(key: str) -> None:
    svg = cover(key)

    assert set(re.findall(r"url\(#([^)]+)\)", svg)) == set(re.findall(r'<pattern id="([^"]+)"', svg))


def test_the_stylesheet_dyes_every_part() -> None:
    css = (ROOT / "templates/components/batik-cover/batik-cover.css").read_text("utf-8")
    drawn = set().union(*(classes(cover(str(number))) for number in range(300)))
    dyed = set(re.findall(r"\.(cover[\w-]*)", css)) | {"cover--wedel"}

    assert drawn == dyed
    assert {f"cover--{dye}" for dye in DYES} <= drawn


@pytest.mark.parametrize(
    ("motif", "filling"),
    [(motif, filling) for motif in MOTIFS for filling in range(motif.fillings)],
    ids=lambda value: getattr(value, "draw", value),
)
def test_coordinates_are_whole_or_have_one_decimal(motif: Motif, filling: int) -> None:
    assert re.findall(r"\d\.\d\d", motif.draw(filling).shapes) == []
