from threading import Thread

from kembar.model.problem import Place, Problem, say
from kembar.serve.build_status import News, NewsBoard

FAULT = Problem(Place("content/site.yaml", 1, 1), "yaml.syntax", say("this is no YAML"))


def test_a_failed_build_is_told_until_the_next_one_ends() -> None:
    board = NewsBoard()
    board.build_ended((FAULT,), failed=True)
    board.build_began()

    assert board.latest == News(1, building=True, failed=True, problems=(FAULT,))


def test_pages_that_are_shown_are_news_until_their_build_ends() -> None:
    board = NewsBoard()
    board.build_began()
    told = []
    for _ in range(2):
        board.pages_shown()
        told.append(board.latest)
    board.build_ended((), failed=False)

    assert (told, board.latest) == ([News(0, building=True, shown=1), News(0, building=True, shown=2)], News(1))


def test_news_wake_whoever_waits() -> None:
    board, heard = NewsBoard(), list[News | None]()
    listener = Thread(target=lambda: heard.append(board.wait(News(), 10)))
    listener.start()
    board.build_ended((), failed=False)
    listener.join(10)

    assert heard == [News(1)]


def test_without_news_nobody_waits_for_ever() -> None:
    assert NewsBoard().wait(News(), 0.01) is None


def test_a_closed_board_sends_everyone_home() -> None:
    board = NewsBoard()
    board.close()

    assert (board.wait(None, 10), board.closed) == (None, True)
