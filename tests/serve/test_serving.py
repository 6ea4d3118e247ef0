"""The command `serve` in a process of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.pipeline.site_test import SiteTest
from tests.serve.running import running, until, words


def run_failing(site: SiteTest, *arguments: str) -> tuple[int, str]:
    """Return the exit status and the standard error of a preview that does not start."""
    result = subprocess.run(words(site.root, *arguments), cwd=site.root, capture_output=True, text=True, check=False, timeout=60)
    return result.returncode, result.stderr


def page(url: str) -> str:
    """Return the content at a URL."""
    there = urlsplit(url)
    connection = HTTPConnection(there.netloc, timeout=10)
    connection.request("GET", f"{there.path}?{there.query}")
    text = connection.getresponse().read().decode()
    connection.close()
    return text


def reported_of(url: str) -> Iterator[dict[str, object]]:
    """Yield the build statuses of a preview."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=30)
    connection.request("GET", "/_kembar/news")
    for line in connection.getresponse():
        if line.startswith(b"data: "):
            status: dict[str, object] = json.loads(line.removeprefix(b"data: "))
            yield status


def memory(process: int) -> int:
    """Return the resident memory of a process, in KiB."""
    output = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=True)
    return int(output.stdout)


@contextmanager
def beginning(site: SiteTest) -> Iterator[subprocess.Popen[str]]:
    """Start the preview of a site that was never built, in a process group of its own, and wait for its URL."""
    piped = subprocess.PIPE
    with subprocess.Popen(words(site.root, "--port", "0"), stdout=piped, stderr=piped, text=True, start_new_session=True) as process:
        try:
            assert process.stdout
            assert "http://" in process.stdout.readline()
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_a_signal_ends_it_without_output_and_frees_the_port(site: SiteTest, number: signal.Signals) -> None:
    with running(site.root) as preview:
        assert preview.end(number) == (0, "")

    with socket.socket() as successor:
        successor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        successor.bind(("127.0.0.1", preview.port))


def test_a_signal_ends_it_during_a_build(site: SiteTest) -> None:
    with running(site.root) as preview:
        site.write("content/en/pages/more.md", "---\ntitle: More\ndescription: x\n---\n\nText.\n")
        time.sleep(0.1)

        assert preview.end() == (0, "")


def test_a_signal_ends_it_during_the_first_build_and_leaves_no_process(site: SiteTest) -> None:
    with beginning(site) as process:
        os.killpg(process.pid, signal.SIGINT)  # as Control and C in a terminal
        _, complaint = process.communicate(timeout=20)

    assert (process.returncode, complaint) == (0, "")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)


def test_a_killed_first_build_is_reported_and_the_next_save_builds(site: SiteTest) -> None:
    with beginning(site) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        assert until(lambda: children.read_text(encoding="utf-8") != "")
        os.kill(int(children.read_text(encoding="utf-8")), signal.SIGKILL)
        assert process.stdout
        assert process.stdout.readline() == "1 error\n"

        site.change("content/en/pages/about.md", "---\n\n", "---\n\nWords of today.\n\n")
        assert " made, 0 kept" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert "error worker.killed: a process that did a part of this was killed (signal 9)" in process.communicate(timeout=20)[1]


def test_it_builds_into_a_folder_of_its_own(site: SiteTest) -> None:
    with running(site.root) as preview:
        assert "Nordhavn" in page(f"{preview.url}en/cities/nordhavn/")

    assert (site.out.exists(), (site.root / ".kembar/preview/index.html").is_file()) == (False, True)


def test_it_builds_into_the_given_folder(site: SiteTest) -> None:
    site.restore_build()
    before = site.files()
    with running(site.root, "--out", str(site.out)):
        pass

    assert site.files() == before


def test_a_saved_file_is_served(site: SiteTest) -> None:
    with running(site.root) as preview:
        site.write("content/en/pages/about.md", "---\ntitle: About\ndescription: What it is.\n---\n\nWords of today.\n")
        preview.built()

        assert "Words of today." in page(f"{preview.url}en/about/")


def test_the_open_page_is_served_before_its_build_has_finished(site: SiteTest) -> None:
    with running(site.root) as preview:
        page(f"{preview.url}en/about/")
        news = reported_of(preview.url)
        before = next(news)
        words_before = (site.root / "content/en/pages/about.md").read_text(encoding="utf-8")
        site.write("content/en/pages/about.md", f"{words_before}\nWords of today.\n")
        shown = next(status for status in news if status["mark"] != before["mark"])

        assert (shown["building"], "Words of today." in page(f"{preview.url}en/about/")) == (True, True)


def test_a_renamed_file_and_a_deleted_folder_are_followed(site: SiteTest) -> None:
    site.write("content/en/pages/harbour.md", "---\ntitle: The harbour\ndescription: What it is.\n---\n\nWords.\n")
    pages, published = site.root / "content/en/pages", site.root / ".kembar/preview/en"
    with running(site.root) as preview:
        (pages / "harbour.md").rename(pages / "quay.md")
        assert until(lambda: (published / "quay").is_dir() and not (published / "harbour").exists())
        assert "The harbour" in page(f"{preview.url}en/quay/")

        shutil.rmtree(site.root / "content/en/visits")
        assert until(lambda: "not yet available" in (published / "visits/2018-nordhavn/index.html").read_text(encoding="utf-8"))


def test_it_starts_with_errors_in_the_content_and_reports_them_in_the_editors_language(site: SiteTest) -> None:
    site.change("content/site.yaml", "base_url:", "base_ur:")
    with running(site.root, "--lang", "id") as preview:
        site.change("content/site.yaml", "base_ur:", "base_url:")
        preview.built()

        assert "Nordhavn" in page(f"{preview.url}en/cities/nordhavn/")
        assert "kesalahan field.unknown" in preview.end()[1]


def test_a_port_in_use_is_reported(site: SiteTest) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        message = f"port {port} is already in use, perhaps by another preview\n    choose another one with --port\n"

        assert run_failing(site, "--port", str(port)) == (1, message)


@pytest.mark.parametrize("arguments", [["--port", "65536"], ["--port", "x"], ["--out", "content"], ["--out", "."], ["--what"]], ids=str)
def test_wrong_usage_ends_with_status_2(site: SiteTest, arguments: list[str]) -> None:
    assert run_failing(site, *arguments)[0] == 2


def test_a_folder_of_other_files_is_refused(site: SiteTest) -> None:
    site.write("mine/letter.txt", "Dear reader")
    status, complaints = run_failing(site, "--out", str(site.root / "mine"))

    assert (status, "out.foreign" in complaints) == (2, True)


def test_content_from_elsewhere_has_a_preview_of_its_own(site: SiteTest, tmp_path: Path) -> None:
    (site.root / "content").rename(tmp_path / "elsewhere")
    command = words(site.root, "--port", "0")
    command[command.index("serve") : command.index("serve")] = ["--content", str(tmp_path / "elsewhere")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(2)]
        process.send_signal(signal.SIGINT)

    assert ".kembar/preview-" in lines[1]


def test_its_memory_does_not_grow(site: SiteTest) -> None:
    page_of_words, styles = site.root / "content/en/pages/about.md", site.root / "assets/css/base.css"
    words_before, styles_before = page_of_words.read_text(encoding="utf-8"), styles.read_text(encoding="utf-8")
    held = []
    with running(site.root) as preview:
        for number in range(30):
            page_of_words.write_text(f"{words_before}\nPassage {number}.\n", encoding="utf-8")
            preview.built()
            styles.write_text(f"{styles_before}\n.number-{number} {{ color: red }}\n", encoding="utf-8")
            preview.built()
            page(f"{preview.url}_kembar/page?path=/en/about/")
            held.append(memory(preview.process.pid))

    assert held[-1] - held[9] < 4096
