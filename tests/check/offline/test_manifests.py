"""References in the manifest of a web app."""

from pathlib import Path

from tests.check.offline.folders import reported


def test_the_files_of_a_manifest_must_exist(tmp_path: Path) -> None:
    text = '{"name": "https://a.example/",\n"start_url": ".", "icons": [{"src": "https://a.example/b.png"}, {"src": "b.png"}]}'

    found = reported(tmp_path, {"app.webmanifest": text, "b.png": "", "index.html": ""})

    assert found == ["app.webmanifest:2:15 offline.address", "app.webmanifest:2:38 offline.network"]


def test_a_manifest_that_is_not_json_is_reported(tmp_path: Path) -> None:
    assert reported(tmp_path, {"app.webmanifest": '{"name":\n}'}) == ["app.webmanifest:2:1 offline.syntax"]
