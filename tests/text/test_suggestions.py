from kembar.text.suggestions import closest
from tests.cpu_time import bounded_cpu_time


def test_a_slip_is_found_among_many_names_in_time() -> None:
    names = [f"source-{number}" for number in range(5_000)] + ["gazette-2018"]

    with bounded_cpu_time():
        assert {closest("gazete-2018", names) for _ in range(20)} == {"gazette-2018"}


def test_a_name_that_is_too_long_for_a_slip_is_like_none() -> None:
    assert closest("a" * 1_000, ["a" * 999]) is None
