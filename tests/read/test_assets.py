import os
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kembar.model.problem import Problem
from kembar.read.assets import LARGEST, read_assets

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x80\x00\x00\x01\xe0\x08\x02\x00\x00\x00"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"/>'


def write(root: Path, **files: bytes | str) -> None:
    """Files by path, dots and slashes as they are."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)


def deep_folders(folder: Path, depth: int) -> None:
    """A folder in a folder, and so on."""
    folder.joinpath(*["d"] * depth).mkdir(parents=True)


def shown(problems: list[Problem]) -> list[str]:
    return [f"{problem.location}: {problem.code}: {problem.message} ({problem.hint})" for problem in problems]


def test_an_asset_is_published_under_the_digest_of_its_bytes(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/js/search.min.js": "1", "assets/data/world.json": "2", "assets/fonts/OFL": "3"})
    assets, problems = read_assets(tmp_path)

    assert problems == []
    assert [(asset.name, asset.address, asset.content) for asset in assets.values()] == [
        ("css/print.css", "assets/css/print.e3b0c442.css", b""),
        ("css/site.css", "assets/css/site.e3b0c442.css", b""),
        ("data/world.json", "assets/data/world.d4735e3a.json", b"2"),
        ("fonts/OFL", "assets/fonts/OFL.4e074085", b"3"),
        ("js/search.min.js", "assets/js/search.min.6b86b273.js", b"1"),
    ]
    assert list(assets) == [asset.name for asset in assets.values()]


def test_styles_become_one_file_with_the_layers_first_and_print_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{
            "assets/css/base.css": "base {}",
            "assets/css/layers.css": "@layer base, components;",
            "assets/css/print.css": "print {}",
            "templates/components/card/card.css": ".card {}",
            "templates/components/card/card.html": "<div>",
            "templates/components/badge/badge.css": ".badge {}",
        },
    )
    assets, problems = read_assets(tmp_path)

    assert problems == []
    assert {name: asset.content.decode() for name, asset in assets.items()} == {
        "css/print.css": "print {}\n",
        "css/site.css": "@layer base, components;\nbase {}\n.badge {}\n.card {}\n",
    }


def test_files_for_the_root_of_the_site_keep_their_names(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/static/humans.txt": "x", "assets/static/.well-known/security.txt": "y"})

    assert [asset.address for name, asset in read_assets(tmp_path)[0].items() if name.startswith("static/")] == [
        ".well-known/security.txt",
        "humans.txt",
    ]


def test_hidden_files_and_editors_notes_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/js/.gitkeep": "", "assets/.DS_Store": "x", "assets/fonts/README.md": "x", "assets/fonts/fonts.yaml": "x"})

    assert list(read_assets(tmp_path)[0]) == ["css/print.css", "css/site.css"]
    assert read_assets(tmp_path)[1] == []


@pytest.mark.parametrize("target", ["a.svg", "../../.git/config", "../../.env", "nothing", "../css", "/etc/passwd"])
@pytest.mark.parametrize("link", ["images/link.svg", "static/link.txt", "data/link", "css/link.css", "images/folder"])
def test_no_link_is_followed_wherever_it_leads(tmp_path: Path, link: str, target: str) -> None:
    write(tmp_path, **{".git/config": "token", ".env": "token", "assets/images/a.svg": SVG, "assets/css/a.css": ""})
    file = tmp_path / "assets" / link
    file.parent.mkdir(exist_ok=True)
    file.symlink_to(target)
    assets, problems = read_assets(tmp_path)

    assert shown(problems) == [f"assets/{link}: file.link: this is a link, and links are not followed here (put the file itself here)"]
    assert list(assets) == ["css/print.css", "css/site.css", "images/a.svg"]


@pytest.mark.parametrize("folder", ["assets", "assets/static"])
def test_a_folder_of_assets_is_no_link(tmp_path: Path, folder: str) -> None:
    write(tmp_path, **{"other/static/a.txt": "x", "other/a.txt": "x"})
    (tmp_path / folder).parent.mkdir(exist_ok=True)
    (tmp_path / folder).symlink_to(tmp_path / "other")
    assets, problems = read_assets(tmp_path)

    assert [f"{problem.location}: {problem.code}" for problem in problems] == [f"{folder}: file.link"]
    assert list(assets) == ["css/print.css", "css/site.css"]


@pytest.mark.parametrize(
    "hidden", ["static/.env", "static/.git/config", "data/.git/config", "static/.well-known/.git/config", "static/a/.x/b"]
)
def test_nothing_hidden_is_published_but_what_is_named(tmp_path: Path, hidden: str) -> None:
    write(tmp_path, **{f"assets/{hidden}": "token", "assets/static/.well-known/security.txt": "x", "assets/static/.nojekyll": ""})
    write(tmp_path, **{"assets/static/.gitkeep": "", "assets/data/.DS_Store": ""})
    assets, problems = read_assets(tmp_path)

    place = hidden.removesuffix("/config").removesuffix("/b")
    assert [f"{problem.location}: {problem.code}: {problem.message}" for problem in problems] == [
        f"assets/{place}: file.hidden: what begins with a dot is not published"
    ]
    assert [name for name in assets if not name.startswith("css/")] == ["static/.nojekyll", "static/.well-known/security.txt"]


@pytest.mark.parametrize(
    "name", ["con", "con.svg", "AUX.png", "lpt1.tar.gz", "COM¹.txt", "com³", "LPT².tar.gz", "a.", "nul/a.png", "a./a.png", "n" * 201]
)
def test_a_name_that_some_systems_cannot_store_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, **{f"assets/images/{name}": "x"})
    assets, problems = read_assets(tmp_path)

    wrong = name.partition("/")[0]
    assert [f"{problem.location}: {problem.code}" for problem in problems] == [f"assets/images/{wrong}: asset.name"]
    assert list(assets) == ["css/print.css", "css/site.css"]


def test_names_that_some_systems_do_not_tell_apart_are_refused(tmp_path: Path) -> None:
    write(
        tmp_path,
        **{"assets/static/A.txt": "x", "assets/static/a.txt": "y", "assets/static/caf\u00e9": "x", "assets/static/cafe\u0301": "y"},
    )

    assert [problem.location.path for problem in read_assets(tmp_path)[1]] == ["assets/static/a.txt", "assets/static/cafe\u0301"]


def test_folders_deeper_than_any_site_needs_are_reported_once(tmp_path: Path) -> None:
    deep_folders(tmp_path / "assets" / "images", 60)

    assert [f"{problem.location}: {problem.code}" for problem in read_assets(tmp_path)[1]] == [f"assets/images{'/d' * 19}: file.unplaced"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/images/a.svg": SVG})
    os.mkfifo(tmp_path / "assets/images/pipe")

    assert shown(read_assets(tmp_path)[1]) == ["assets/images/pipe: file.special: this is not an ordinary file (remove it)"]


def test_a_file_in_no_folder_that_is_published_is_reported(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/photo.jpg": "x", "assets/photos/a.jpg": "x"})
    folders = "assets/css/, assets/data/, assets/fonts/, assets/icons/, assets/images/, assets/js/, assets/static/, assets/vendor/"

    assert shown(read_assets(tmp_path)[1]) == [
        f"assets/photo.jpg: file.unplaced: a file here is not published (move it to one of: {folders})",
        f"assets/photos/a.jpg: file.unplaced: a file here is not published (move it to one of: {folders})",
    ]


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/static/a.pdf": bytes(LARGEST), "assets/static/b.pdf": bytes(LARGEST + 1)})
    assets, problems = read_assets(tmp_path)

    assert "static/a.pdf" in assets
    assert shown(problems) == ["assets/static/b.pdf: file.too-large: this file is larger than 5,242,880 bytes (make it smaller)"]


def test_a_name_that_cannot_be_part_of_an_address_is_refused(tmp_path: Path) -> None:
    write(tmp_path, **{'assets/images/a "b".png': "x"})

    assert shown(read_assets(tmp_path)[1]) == [
        'assets/images/a "b".png: asset.name: this name cannot be part of an address (use letters, digits, dots, hyphens and underscores)'
    ]


def test_a_style_that_is_not_text_is_reported_and_the_others_stand(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/css/a.css": b"a {}\n\xff", "assets/css/b.css": b"b {}"})
    assets, problems = read_assets(tmp_path)

    assert assets["css/site.css"].content == b"b {}\n"
    assert shown(problems) == ["assets/css/a.css:2:1: file.encoding: the byte 0xFF is not UTF-8 (save the file as UTF-8)"]


def test_a_script_may_reorder_no_line(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/js/a.js": "let a\r\nif (b /*\u202e*/) {}", "assets/vendor/b.mjs": "// \u200b\ue000\u2066"})
    write(tmp_path, **{"assets/js/c.js": "\u200b" * 2_000 + "\u202e", "assets/static/d.bin": "\u202e"})
    write(tmp_path, **{"assets/js/latin.js": b"// \xe9"})

    assert [f"{problem.location}: {problem.code}" for problem in read_assets(tmp_path)[1]] == [
        "assets/js/a.js:2:9: text.bidi-control",
        "assets/js/c.js:1:2001: text.bidi-control",
        "assets/vendor/b.mjs:1:6: text.bidi-control",
    ]


def test_a_project_without_assets_still_has_its_style_sheets(tmp_path: Path) -> None:
    assert (list(read_assets(tmp_path)[0]), read_assets(tmp_path)[1]) == (["css/print.css", "css/site.css"], [])


NOBODY = 65534
"""A user to whom nothing belongs."""


@contextmanager
def without_privileges() -> Iterator[None]:
    """Lets the system's administrator be anybody for a while, since nothing is kept from the administrator."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_file_that_may_not_be_read_is_reported() -> None:
    with TemporaryDirectory() as folder:  # pytest's own are closed to all other users
        root = Path(folder)
        root.chmod(0o755)
        write(root, **{"assets/js/search.js": "1", "assets/js/menu.js": "2"})
        (root / "assets" / "js" / "search.js").chmod(0)
        with without_privileges():
            assets, problems = read_assets(root)

    assert "js/menu.js" in assets
    assert shown(problems) == ["assets/js/search.js: file.unreadable: this file cannot be read: Permission denied (check its permissions)"]


def test_pictures_are_checked_wherever_they_are_published_and_their_size_is_known(tmp_path: Path) -> None:
    active = SVG.replace("/>", "><script/></svg>")
    write(tmp_path, **{"assets/images/a.svg": SVG, "assets/images/a.html": "<p>", "assets/images/a.png": "<p>"})
    write(
        tmp_path,
        **{"assets/icons/b.svg": active, "assets/static/b.svg": active, "assets/data/b.svg": active, "assets/static/b.html": "<p>"},
    )
    assets, problems = read_assets(tmp_path)

    assert assets["images/a.svg"].pixels == (320, 180)
    assert [f"{problem.location}: {problem.code}" for problem in problems] == [
        "assets/data/b.svg:1:63: image.active",
        "assets/icons/b.svg:1:63: image.active",
        "assets/images/a.html: image.type",
        "assets/images/a.png: image.type",
        "assets/static/b.svg:1:63: image.active",
    ]


def test_all_assets_together_are_bounded(tmp_path: Path) -> None:
    write(tmp_path, **{"assets/static/a.pdf": bytes(600), "assets/images/b.svg": SVG.encode(), "assets/static/c.pdf": bytes(600)})

    assert read_assets(tmp_path, 2000)[1] == []
    assert shown(read_assets(tmp_path, 1000)[1]) == [
        (
            "assets: file.too-large: all assets together have 1,263 bytes, which is more than 1,000 "
            "(make pictures smaller, or raise asset_limit in content/site.yaml)"
        )
    ]


def test_the_bytes_of_assets_are_not_kept_in_memory(tmp_path: Path) -> None:
    picture = PNG + bytes(4 << 20)
    write(tmp_path, **{f"assets/images/{number}.png": picture for number in range(16)})
    tracemalloc.start()
    assets, problems = read_assets(tmp_path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(assets), problems) == (18, [])
    assert most < 16 << 20
    assert assets["images/0.png"].content == picture
