from kembar.text.suggestions import closest
from tests.cpu_time import bounded_cpu_time


def test_a_similar_name_is_found_among_many_names_in_linear_time() -> None:
    names = [f"source-{number}" for number in range(5_000)] + ["gazette-2018"]

    with bounded_cpu_time():
        assert {closest("gazete-2018", names) for _ in range(20)} == {"gazette-2018"}


def test_a_very_long_name_has_no_suggestion() -> None:
    assert closest("a" * 1_000, ["a" * 999]) is None
