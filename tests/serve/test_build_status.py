from threading import Thread

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.serve.build_status import BuildStatus, StatusBroadcast

FAULT = Problem(SourceLocation("content/site.yaml", 1, 1), "yaml.syntax", tr("this is no YAML"))


def test_a_failed_build_is_told_until_the_next_one_ends() -> None:
    status = StatusBroadcast()
    status.end_build((FAULT,), failed=True)
    status.begin_build()

    assert status.latest == BuildStatus(1, building=True, failed=True, problems=(FAULT,))


def test_pages_that_are_shown_are_news_until_their_build_ends() -> None:
    status = StatusBroadcast()
    status.begin_build()
    told = []
    for _ in range(2):
        status.add_preview()
        told.append(status.latest)
    status.end_build((), failed=False)

    assert (told, status.latest) == ([BuildStatus(0, building=True, previews=1), BuildStatus(0, building=True, previews=2)], BuildStatus(1))


def test_news_wake_whoever_waits() -> None:
    status, heard = StatusBroadcast(), list[BuildStatus | None]()
    listener = Thread(target=lambda: heard.append(status.wait(BuildStatus(), 10)))
    listener.start()
    status.end_build((), failed=False)
    listener.join(10)

    assert heard == [BuildStatus(1)]


def test_without_news_nobody_waits_for_ever() -> None:
    assert StatusBroadcast().wait(BuildStatus(), 0.01) is None


def test_a_closed_board_sends_everyone_home() -> None:
    status = StatusBroadcast()
    status.close()

    assert (status.wait(None, 10), status.is_closed) == (None, True)
