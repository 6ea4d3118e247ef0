from threading import Thread

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.serve.build_status import BuildStatus, StatusBroadcast

FAULT = Problem(SourceLocation("content/site.yaml", 1, 1), "yaml.syntax", tr("this is no YAML"))


def test_a_failed_build_is_told_until_the_next_one_ends() -> None:
    board = StatusBroadcast()
    board.build_ended((FAULT,), failed=True)
    board.build_began()

    assert board.latest == BuildStatus(1, building=True, failed=True, problems=(FAULT,))


def test_pages_that_are_shown_are_news_until_their_build_ends() -> None:
    board = StatusBroadcast()
    board.build_began()
    told = []
    for _ in range(2):
        board.pages_shown()
        told.append(board.latest)
    board.build_ended((), failed=False)

    assert (told, board.latest) == ([BuildStatus(0, building=True, shown=1), BuildStatus(0, building=True, shown=2)], BuildStatus(1))


def test_news_wake_whoever_waits() -> None:
    board, heard = StatusBroadcast(), list[BuildStatus | None]()
    listener = Thread(target=lambda: heard.append(board.wait(BuildStatus(), 10)))
    listener.start()
    board.build_ended((), failed=False)
    listener.join(10)

    assert heard == [BuildStatus(1)]


def test_without_news_nobody_waits_for_ever() -> None:
    assert StatusBroadcast().wait(BuildStatus(), 0.01) is None


def test_a_closed_board_sends_everyone_home() -> None:
    board = StatusBroadcast()
    board.close()

    assert (board.wait(None, 10), board.closed) == (None, True)
