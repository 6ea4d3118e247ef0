from threading import Thread

from kembar.model.problem import Problem, SourceLocation, tr
from kembar.serve.build_status import BuildStatus, StatusBroadcast

FAULT = Problem(SourceLocation("content/site.yaml", 1, 1), "yaml.syntax", tr("this is no YAML"))


def test_a_failed_build_is_reported_until_the_next_one_ends() -> None:
    status = StatusBroadcast()
    status.end_build((FAULT,), failed=True)
    status.begin_build()

    assert status.latest == BuildStatus(1, building=True, failed=True, problems=(FAULT,))


def test_pages_of_a_running_build_change_the_status() -> None:
    status = StatusBroadcast()
    status.begin_build()
    seen = []
    for _ in range(2):
        status.add_preview()
        seen.append(status.latest)
    status.end_build((), failed=False)

    assert (seen, status.latest) == ([BuildStatus(0, building=True, previews=1), BuildStatus(0, building=True, previews=2)], BuildStatus(1))


def test_a_new_status_wakes_waiting_threads() -> None:
    status, heard = StatusBroadcast(), list[BuildStatus | None]()
    listener = Thread(target=lambda: heard.append(status.wait(BuildStatus(), 10)))
    listener.start()
    status.end_build((), failed=False)
    listener.join(10)

    assert heard == [BuildStatus(1)]


def test_waiting_ends_after_the_timeout() -> None:
    assert StatusBroadcast().wait(BuildStatus(), 0.01) is None


def test_closing_ends_all_waiting() -> None:
    status = StatusBroadcast()
    status.close()

    assert (status.wait(None, 10), status.is_closed) == (None, True)
