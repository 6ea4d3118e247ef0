from pathlib import Path

import pytest

from kembar.serve.static_files import Redirect, find_file, media_type


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Return the folder of a built site, next to a secret file."""
    folder = tmp_path / "site"
    for path in ("index.html", "id/kota/index.html", "id/a b.txt", ".well-known/security.txt", "empty/robots.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/id/kota/", "id/kota/index.html"),
        ("/id/kota/index.html", "id/kota/index.html"),
        ("/id/a%20b.txt", "id/a b.txt"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
    ],
)
def test_a_path_finds_its_file(built: Path, path: str, file: str) -> None:
    assert find_file(built, path) == built / file


def test_a_folder_without_its_slash_is_redirected(built: Path) -> None:
    assert find_file(built, "/id/kota") == Redirect("/id/kota/")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/id/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/link.txt",
        "//secret.txt",
        "/secret.txt%00",
        "/%ff",
        "/" + "a" * 5000,
        "/index.html/",
    ],
)
def test_nothing_outside_the_folder_is_found(built: Path, path: str) -> None:
    assert find_file(built, path) is None


@pytest.mark.parametrize("path", ["/empty", "/empty/", "/id/"])
def test_a_folder_is_not_listed(built: Path, path: str) -> None:
    assert find_file(built, path) is None


def test_media_types_do_not_depend_on_the_system() -> None:
    names = ("a.html", "a.js", "a.json", "a.webmanifest", "a.ics", "a.xml", "a.png", "a.svg")

    assert [media_type(name) for name in names] == [
        "text/html; charset=utf-8",
        "text/javascript; charset=utf-8",
        "application/json; charset=utf-8",
        "application/manifest+json; charset=utf-8",
        "text/calendar; charset=utf-8",
        "application/xml; charset=utf-8",
        "image/png",
        "image/svg+xml; charset=utf-8",
    ]
