"""Splitting an index into files."""

from kembar.export.search.shards import PER_SHARD, IndexShard, entry_shards, sort_for_browser, word_line, word_shards

WORDS = {word: word_line(word, (word,), "!a") for word in ("arab", "jawa", "kota", "peta")}


def cut(*shards: IndexShard) -> list[tuple[int, str | int]]:
    """The number of each shard, and what it begins with."""
    return [(shard.number, shard.first) for shard in shards]


def test_the_number_of_word_shards_follows_the_number_of_entries() -> None:
    assert cut(*word_shards(WORDS, 2 * PER_SHARD["words"])) == [(1, "arab"), (2, "kota")]
    assert cut(*word_shards(WORDS, 0)) == [(1, "arab")]


def test_empty_shards_are_left_out() -> None:
    assert [first for _, first in cut(*word_shards(WORDS, 9 * PER_SHARD["words"]))] == list(WORDS)


def test_entry_shards_have_equal_numbers_of_entries() -> None:
    count = 2 * PER_SHARD["entries"]

    assert cut(*entry_shards(count, str)) == [(1, 0), (2, PER_SHARD["entries"])]
    assert [shard.entries for shard in entry_shards(5, str)] == [range(5)]


def test_a_shard_reads_its_entries_once_and_on_demand() -> None:
    lines = ["0", "1", "2"]
    [shard] = entry_shards(3, lambda _: lines.pop(0))

    assert len(lines) == 3
    assert (shard.content, shard.content) == (b'kembarSearch.put("entries",0,[0,1,2]);\n',) * 2


def test_a_word_omits_the_letters_of_the_previous_word() -> None:
    words = ("kunjung", "kunjungan")
    [shard] = word_shards({word: word_line(word, ("kunjung",), "") for word in words}, 1)

    assert shard.content == b'kembarSearch.put("words","kunjung","0kunjung\\n7an~02");\n'


def test_words_are_in_utf_16_order() -> None:
    assert sort_for_browser(["\uff5e", "\U0001f600", "a"]) == ["a", "\U0001f600", "\uff5e"]
