import os
from pathlib import Path

from kembar.read.templates import read_templates


def test_templates_are_read_and_what_cannot_be_is_reported_at_its_place(tmp_path: Path) -> None:
    (tmp_path / "templates" / "layouts").mkdir(parents=True)
    (tmp_path / "templates" / "base.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "templates" / "card.css").write_bytes(b"\xff")
    (tmp_path / "templates" / "latin.html").write_bytes(b"<p>\n\xe9")
    (tmp_path / "templates" / "layouts" / "page.html").symlink_to("../../.env")
    (tmp_path / "templates" / "folder.html").mkdir()
    os.mkfifo(tmp_path / "templates" / "pipe.html")

    texts, problems = read_templates(tmp_path)

    assert texts["templates/base.html"] == "<p>"
    assert sorted(f"{problem.location}: {problem.code}" for problem in problems) == [
        "templates/latin.html:2:1: file.encoding",
        "templates/layouts/page.html: file.link",
        "templates/pipe.html: file.special",
    ]
