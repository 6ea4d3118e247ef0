"""How an index is cut."""

from kembar.export.search.shards import PER_SHARD, IndexShard, entry_shards, in_order, word_line, word_shards

WORDS = {word: word_line(word, (word,), "!a") for word in ("arab", "jawa", "kota", "peta")}


def cut(*shelves: IndexShard) -> list[tuple[int, str | int]]:
    """The number of each shelf, and what it begins with."""
    return [(shelf.number, shelf.first) for shelf in shelves]


def test_words_are_cut_into_as_many_shelves_as_there_are_entries_for() -> None:
    assert cut(*word_shards(WORDS, 2 * PER_SHARD["words"])) == [(1, "arab"), (2, "kota")]
    assert cut(*word_shards(WORDS, 0)) == [(1, "arab")]


def test_a_shelf_on_which_no_word_would_stand_is_left_out() -> None:
    assert [first for _, first in cut(*word_shards(WORDS, 9 * PER_SHARD["words"]))] == list(WORDS)


def test_entries_are_cut_into_shelves_of_as_many_whatever_is_in_them() -> None:
    count = 2 * PER_SHARD["entries"]

    assert cut(*entry_shards(count, str)) == [(1, 0), (2, PER_SHARD["entries"])]
    assert [shelf.entries for shelf in entry_shards(5, str)] == [range(5)]


def test_a_shelf_reads_its_entries_when_its_content_is_asked_for_and_once() -> None:
    lines = ["0", "1", "2"]
    [shelf] = entry_shards(3, lambda _: lines.pop(0))

    assert len(lines) == 3
    assert (shelf.content, shelf.content) == (b'kembarSearch.put("entries",0,[0,1,2]);\n',) * 2


def test_a_word_shares_the_letters_of_the_word_before_it() -> None:
    words = ("kunjung", "kunjungan")
    [shelf] = word_shards({word: word_line(word, ("kunjung",), "") for word in words}, 1)

    assert shelf.content == b'kembarSearch.put("words","kunjung","0kunjung\\n7an~02");\n'


def test_words_are_in_the_order_in_which_a_browser_compares() -> None:
    assert in_order(["\uff5e", "\U0001f600", "a"]) == ["a", "\U0001f600", "\uff5e"]
