"""Choosing the root of each word."""

import pytest

from kembar.export.search.word_roots import choose_roots, compound_parts, find_adjacent, split_compounds
from kembar.i18n.stems import root_finder
from kembar.model.config import Lang

INDONESIAN = Lang(code="id", locale="id", name="Bahasa Indonesia")
ENGLISH = Lang(code="en", locale="en_GB", name="English")
VISIT = "kunjungan mengunjungi dikunjungi berkunjung pengunjung"


def roots(lang: Lang, *texts: str, spellings: dict[str, tuple[str, ...]] | None = None) -> dict[str, tuple[str, ...]]:
    """The roots of every word of these texts."""
    split = [text.split() for text in texts]
    words = dict.fromkeys(word for found in (*split, *(spellings or {}).values(), [*(spellings or {})]) for word in found)
    makes = compound_parts(words)
    return choose_roots(
        {word: root_finder(lang)(word) for word in words}, {**split_compounds(find_adjacent(makes, split), makes), **(spellings or {})}
    )


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        (VISIT, "kunjung"),
        ("kerja bekerja pekerja mengerjakan dikerjakan", "kerja"),
        ("pengelolaan mengelola dikelola", "kelola"),
        ("penandatanganan menandatangani ditandatangani", "tandatangan"),
        ("pemadaman memadamkan dipadamkan pemadam", "padam"),
        ("pertukaran bertukar menukar ditukar", "tukar"),
    ],
)
def test_forms_of_an_indonesian_word_share_the_root_that_the_vocabulary_decides(forms: str, root: str) -> None:
    assert roots(INDONESIAN, forms) == dict.fromkeys(forms.split(), (root,))


def test_a_word_without_related_words_is_its_own_root() -> None:
    alone = ("negeri", "menteri", "beijing", "settat", "turki", "selatan", "pertama")

    assert roots(INDONESIAN, " ".join(alone)) == {word: (word,) for word in alone}


def test_forms_of_an_english_word_share_a_root() -> None:
    found = roots(ENGLISH, "visit visits visiting visited city cities")

    assert {found[word] for word in ("visit", "visits", "visiting", "visited")} == {("visit",)}
    assert found["city"] == found["cities"]


@pytest.mark.parametrize(("joined", "parted"), [("kerjasama", "kerja sama"), ("walikota", "wali kota")])
def test_a_compound_word_has_the_roots_of_its_halves(joined: str, parted: str) -> None:
    assert roots(INDONESIAN, parted, joined)[joined] == tuple(parted.split())


def test_a_word_whose_halves_are_not_adjacent_in_texts_is_not_split() -> None:
    assert roots(INDONESIAN, "kota kembar", "sama kerja", "kerjasama")["kerjasama"] == ("kerjasama",)


def test_another_spelling_has_the_roots_of_the_name() -> None:
    found = roots(INDONESIAN, "casablanca", spellings={"kasablanka": ("casablanca",), "la": ("los", "angeles")})

    assert found["kasablanka"] == ("casablanca",)
    assert found["la"] == ("los", "angeles")
