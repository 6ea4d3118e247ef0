"""Which forms of a word belong together."""

import pytest

from kembar.export.search.word_roots import choose_roots, compound_parts, met, parted
from kembar.i18n.stems import roots_of
from kembar.model.config import Lang

INDONESIAN = Lang(code="id", locale="id", name="Bahasa Indonesia")
ENGLISH = Lang(code="en", locale="en_GB", name="English")
VISIT = "kunjungan mengunjungi dikunjungi berkunjung pengunjung"


def roots(lang: Lang, *texts: str, spellings: dict[str, tuple[str, ...]] | None = None) -> dict[str, tuple[str, ...]]:
    """The roots of every word of these texts."""
    split = [text.split() for text in texts]
    words = dict.fromkeys(word for found in (*split, *(spellings or {}).values(), [*(spellings or {})]) for word in found)
    makes = compound_parts(words)
    return choose_roots({word: roots_of(lang)(word) for word in words}, {**parted(met(makes, split), makes), **(spellings or {})})


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
def test_the_forms_of_an_indonesian_word_share_the_root_that_the_vocabulary_has(forms: str, root: str) -> None:
    assert roots(INDONESIAN, forms) == dict.fromkeys(forms.split(), (root,))


def test_a_word_that_no_other_is_like_is_its_own_root() -> None:
    alone = ("negeri", "menteri", "beijing", "settat", "turki", "selatan", "pertama")

    assert roots(INDONESIAN, " ".join(alone)) == {word: (word,) for word in alone}


def test_the_forms_of_an_english_word_share_a_root() -> None:
    found = roots(ENGLISH, "visit visits visiting visited city cities")

    assert {found[word] for word in ("visit", "visits", "visiting", "visited")} == {("visit",)}
    assert found["city"] == found["cities"]


@pytest.mark.parametrize(("joined", "parted"), [("kerjasama", "kerja sama"), ("walikota", "wali kota")])
def test_a_word_that_is_also_written_as_two_is_found_by_both(joined: str, parted: str) -> None:
    assert roots(INDONESIAN, parted, joined)[joined] == tuple(parted.split())


def test_a_word_that_only_happens_to_be_two_words_stays_one() -> None:
    assert roots(INDONESIAN, "kota kembar", "sama kerja", "kerjasama")["kerjasama"] == ("kerjasama",)


def test_another_spelling_is_found_by_the_name() -> None:
    found = roots(INDONESIAN, "casablanca", spellings={"kasablanka": ("casablanca",), "la": ("los", "angeles")})

    assert found["kasablanka"] == ("casablanca",)
    assert found["la"] == ("los", "angeles")
