"""The source of a translation when it was made, and its present text."""

import pytest

from kembar.model.document import MadeFrom
from kembar.model.fingerprint import Drift, digest
from kembar.translate.changes import Change, ChangeKind, diff_words, find_changes, find_versions
from kembar.translate.diff_text import format_diff
from kembar.translate.history import Commit
from kembar.translate.stamp import stamp_line
from tests.translate.words import page

FIRST, SECOND = Commit("1" * 40, "2020-01-01"), Commit("2" * 40, "2021-01-01")


@pytest.mark.parametrize(
    ("then", "now", "shown"),
    [
        ("sejak 1991, kata Tempo", "sejak 1992, kata Tempo", "sejak [-1991-]{+1992+}, kata Tempo"),
        ("satu dua", "satu dua tiga", "satu dua {+tiga+}"),
        ("satu dua tiga", "tiga", "[-satu dua-] tiga"),
        ("Muara⟨city:muara⟩.", "Muara⟨city:sund⟩.", "Muara[-⟨city:muara⟩-]{+⟨city:sund⟩+}."),
        ("1.234,5 orang", "1.235,5 orang", "[-1.234,5-]{+1.235,5+} orang"),
        ("", "baru", "{+baru+}"),
        ("lama", "", "[-lama-]"),
        ("sama", "sama", "sama"),
    ],
)
def test_a_difference_is_shown_word_by_word(then: str, now: str, shown: str) -> None:
    assert format_diff(tuple(diff_words(then, now))) == shown


def test_a_long_text_is_compared_in_little_time() -> None:
    then = " ".join(f"kata {number % 50}" for number in range(40_000))

    assert format_diff(tuple(diff_words(then, then + " baru"))).endswith("{+baru+}")


def test_a_former_version_is_found_by_the_digest_of_its_text() -> None:
    past = [(SECOND, page("id", "Baru.\n\n## Dua\n\nSama.")), (FIRST, page("id", "Lama.\n\n## Dua\n\nSama."))]

    assert find_versions({".lead": digest("Lama."), "dua": digest("Dua Sama."), "tiga": "00000000"}, past) == {
        "dua": (SECOND, "Dua Sama."),
        ".lead": (FIRST, "Lama."),
    }


def test_versions_are_read_only_as_far_back_as_needed() -> None:
    past = iter([(SECOND, page("id", "Lama.")), (FIRST, page("id", "Lebih lama."))])

    find_versions({".lead": digest("Lama.")}, past)

    assert [commit for commit, _ in past] == [FIRST]


def test_each_stale_part_is_a_change() -> None:
    source = page("id", "Kini.\n\n## Baru\n\nBab.")
    stamp = MadeFrom("id", {".lead": "00000000", "lama": digest("Lama Bab.")})
    translation = page("en", "Then.\n\n## Old {#lama}\n\nText.", made_from=stamp_line(stamp).removeprefix("made_from: "))
    past = [(FIRST, page("id", "Dulu.\n\n## Lama\n\nBab."))]

    assert translation.meta.made_from == stamp
    assert find_changes(source, translation, Drift(changed=(".lead",), added=("baru",), removed=("lama",)), past) == (
        Change(part=".lead", kind=ChangeKind.CHANGED, now="Kini.", translation="Then."),
        Change(part="baru", kind=ChangeKind.ADDED, now="Baru Bab."),
        Change(part="lama", kind=ChangeKind.REMOVED, then="Lama Bab.", commit=FIRST, translation="Old Text."),
    )


def test_a_change_without_its_former_text_has_no_difference() -> None:
    assert Change(part="a", kind=ChangeKind.CHANGED, now="kini").pieces == ()
    assert format_diff(Change(part="a", kind=ChangeKind.ADDED, now="kini").pieces) == "{+kini+}"
    assert format_diff(Change(part="a", kind=ChangeKind.REMOVED, then="dulu").pieces) == "[-dulu-]"
