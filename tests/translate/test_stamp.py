"""The line of front matter that records the source of a translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.document import MadeFrom
from kembar.model.fingerprint import fingerprint
from kembar.read.located_yaml import read_yaml
from kembar.translate.stamp import new_stamp, stamp_line, unknown_parts, write_stamp
from tests.translate.words import page

MADE_FROM = MadeFrom("id", {".lead": "3f2a9c1b", "rencana": "77aa01cd"})
LINE = b"made_from: {id: {.lead: 3f2a9c1b, rencana: 77aa01cd}}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"---\ntitle: A\n---\n\nB\n", b"---\ntitle: A\n" + LINE + b"\n---\n\nB\n"),
        (b"---\ntitle: A\nmade_from: {id: {x: 1}}\nslug: b\n---\n", b"---\ntitle: A\n" + LINE + b"\nslug: b\n---\n"),
        (b'---\n"made_from": {id: {x: 1}}\n---\n', b"---\n" + LINE + b"\n---\n"),
        (b"---\r\ntitle: A\r\n---\r\n\r\nB\r\n", b"---\r\ntitle: A\r\n" + LINE + b"\r\n---\r\n\r\nB\r\n"),
        (b"---\r\nmade_from: {}\r\n---\r\nB", b"---\r\n" + LINE + b"\r\n---\r\nB"),
        (b"---\rtitle: A\r---\rB", b"---\rtitle: A\r" + LINE + b"\r---\rB"),
        (b"\xef\xbb\xbf---\ntitle: A\n---\n", b"\xef\xbb\xbf---\ntitle: A\n" + LINE + b"\n---\n"),
        (b"--- \ntitle: A\n---\t\nB", b"--- \ntitle: A\n" + LINE + b"\n---\t\nB"),
        (b"---\n# made_from: later\ntitle: A  # why\n---\n", b"---\n# made_from: later\ntitle: A  # why\n" + LINE + b"\n---\n"),
        (b"---\ndescription: >-\n  made_from: a book\n---\n", b"---\ndescription: >-\n  made_from: a book\n" + LINE + b"\n---\n"),
        (b"---\ntitle: A\n---\n\nmade_from: B\n", b"---\ntitle: A\n" + LINE + b"\n---\n\nmade_from: B\n"),
        (b"---\n---\nB\n", b"---\n" + LINE + b"\n---\nB\n"),
        (b"B\n", b"---\n" + LINE + b"\n---\n\nB\n"),
        (b"\nB\n", b"---\n" + LINE + b"\n---\n\nB\n"),
        (b"B\r\n", b"---\r\n" + LINE + b"\r\n---\r\n\r\nB\r\n"),
        (b"\xef\xbb\xbfB", b"\xef\xbb\xbf---\n" + LINE + b"\n---\n\nB"),
        (b"", b"---\n" + LINE + b"\n---\n"),
    ],
)
def test_one_line_changes_and_every_other_byte_stays(before: bytes, after: bytes) -> None:
    assert write_stamp(before, MADE_FROM) == after
    assert write_stamp(after, MADE_FROM) == after


@given(st.dictionaries(st.from_regex(r"\A[a-z0-9]{1,8}(-[a-z0-9]{1,8})?\Z"), st.from_regex(r"\A[0-9a-f]{8}\Z"), min_size=1))
def test_keys_and_digests_stay_texts_whatever_they_look_like(digests: dict[str, str]) -> None:
    placed, problems = read_yaml(stamp_line(MadeFrom("id", digests)), "a.yaml")

    assert problems == []
    assert placed is not None
    assert placed.value == {"made_from": {"id": digests}}


@pytest.mark.parametrize("digest", ["12345678", "00112233", "1234e567", "0b101010"])
def test_keys_that_look_like_numbers_are_quoted(digest: str) -> None:
    assert stamp_line(MadeFrom("id", {"a": digest, "2018": "abcdef12", "no": "0a1b2c3d"})) == (
        f"made_from: {{id: {{a: '{digest}', '2018': abcdef12, 'no': 0a1b2c3d}}}}"
    )


def test_a_stamp_has_every_part_of_the_source_in_order() -> None:
    source = page("id", "Satu.\n\n## Dua\n\nTiga.")

    assert list(new_stamp(None, source).digests) == [".title", ".description", ".lead", "dua"]


def test_one_part_alone_can_be_renewed() -> None:
    source = page("id", "Satu.\n\n## Dua\n\nTiga.\n\n## Empat\n\nLima.")
    now = fingerprint(source)
    former = MadeFrom("id", {**now, ".lead": "00000000", "dua": "00000000", "hilang": "11111111"})

    assert new_stamp(former, source, ["dua"]) == MadeFrom("id", {**now, ".lead": "00000000", "hilang": "11111111"})
    assert list(new_stamp(former, source, ["hilang"]).digests.items()) == list({**now, ".lead": "00000000", "dua": "00000000"}.items())


def test_a_new_part_is_inserted_in_order() -> None:
    source = page("id", "Satu.\n\n## Dua\n\nTiga.")
    former = MadeFrom("id", {part: digest for part, digest in fingerprint(source).items() if part != ".lead"})

    assert list(new_stamp(former, source, [".lead"]).digests) == [".title", ".description", ".lead", "dua"]


def test_parts_of_the_source_or_the_stamp_are_known() -> None:
    assert unknown_parts(MADE_FROM, page("id", "Satu."), [".lead", "rencana", "lain"]) == ["lain"]
