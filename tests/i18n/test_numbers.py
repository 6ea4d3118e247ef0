from collections.abc import Callable
from decimal import Decimal

import pytest

from kembar.i18n.localizer import Localizer
from tests.i18n.voices import FORMATS


@pytest.mark.parametrize(
    ("write", "indonesian", "english"),
    [
        (lambda fmt: fmt.number(21), "21", "21"),
        (lambda fmt: fmt.number(36871), "36.871", "36,871"),
        (lambda fmt: fmt.number(1234.5), "1.234,5", "1,234.5"),
        (lambda fmt: fmt.number(11802.4567), "11.802,4567", "11,802.4567"),
        (lambda fmt: fmt.number(11802.5, decimals=0), "11.802", "11,802"),
        (lambda fmt: fmt.number(3, decimals=2), "3,00", "3.00"),
        (lambda fmt: fmt.number(-0.5), "-0,5", "-0.5"),
        (lambda fmt: fmt.percent(0.125), "12,5%", "12.5%"),
        (lambda fmt: fmt.percent(Decimal("0.07")), "7%", "7%"),
        (lambda fmt: fmt.rupiah(3_900_000_000), "Rp3,9 miliar", "Rp 3.9 billion"),
        (lambda fmt: fmt.rupiah(125_000_000), "Rp125 juta", "Rp 125 million"),
        (lambda fmt: fmt.rupiah(950), "Rp950", "Rp 950"),
        (lambda fmt: fmt.coordinates(-6.215, 106.845), "6,215° LS, 106,845° BT", "6.215° S, 106.845° E"),
        (lambda fmt: fmt.coordinates(34.052, -118.244), "34,052° LU, 118,244° BB", "34.052° N, 118.244° W"),
        (lambda fmt: fmt.coordinates(0, 0), "0° LU, 0° BT", "0° N, 0° E"),
        (lambda fmt: fmt.list(["A"]), "A", "A"),
        (lambda fmt: fmt.list(["A", "B"]), "A dan B", "A and B"),
        (lambda fmt: fmt.list(["A", "B", "C"]), "A, B, dan C", "A, B and C"),
        (lambda fmt: fmt.list([]), "", ""),
    ],
)
def test_numbers_are_formatted_in_each_language(write: Callable[[Localizer], str], indonesian: str, english: str) -> None:
    assert [write(FORMATS[lang]) for lang in ("id", "en")] == [indonesian, english]


@pytest.mark.parametrize(
    ("count", "joints"),
    [(0, ("",)), (1, ("", "")), (2, ("", " dan ", "")), (3, ("", ", ", ", dan ", "")), (4, ("", ", ", ", ", ", dan ", ""))],
)
def test_joints_are_the_texts_around_the_items_of_a_list(count: int, joints: tuple[str, ...]) -> None:
    assert FORMATS["id"].joints(count) == joints
