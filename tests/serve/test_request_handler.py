import re
from urllib.parse import urlencode

import pytest

from tests.serve.parts import Parts

NORDHAVN = "/en/cities/nordhavn/"


def origin(parts: Parts, words: str, path: str = NORDHAVN, section: str = "") -> dict[str, object]:
    """Return the source of a passage, as the browser requests it."""
    return parts.json("/_kembar/origin?" + urlencode({"path": path, "words": words, "section": section}))


def test_the_script_is_in_the_response_and_not_in_the_built_file(built: Parts) -> None:
    reply = built.handler.answer(NORDHAVN)

    assert (reply.status, reply.type, b"/_kembar/preview.js" in reply.body) == (200, "text/html; charset=utf-8", True)
    assert [path for path, content in built.site.files().items() if b"_kembar" in content] == []


def test_an_open_page_is_served_from_the_running_build(parts: Parts) -> None:
    parts.build()
    before = parts.handler.answer(NORDHAVN).body
    parts.rebuilder.open_pages.show({"en/cities/nordhavn/index.html": before.replace(b"Nordhavn", b"New Haven")})
    while_building, looks = parts.handler.answer(NORDHAVN).body, parts.json(f"/_kembar/look?path={NORDHAVN}")
    parts.rebuilder.build()

    assert list(parts.rebuilder.open_pages.paths()) == ["en/cities/nordhavn/index.html"]
    assert (b"New Haven" in while_building, b"New Haven" in parts.handler.answer(NORDHAVN).body) == (True, False)
    assert looks != parts.json(f"/_kembar/look?path={NORDHAVN}")


def test_a_missing_page_gets_the_sites_404_page(built: Parts) -> None:
    reply = built.handler.answer("/en/nowhere/")

    assert (reply.status, b"This page does not exist" in reply.body) == (404, True)


def test_the_service_worker_removes_stored_pages(built: Parts) -> None:
    reply = built.handler.answer("/sw.js")

    assert (reply.status, reply.type, b"self.registration.unregister()" in reply.body) == (200, "text/javascript; charset=utf-8", True)


def test_a_folder_without_a_slash_is_redirected(built: Parts) -> None:
    reply = built.handler.answer("/en/cities")

    assert (reply.status, reply.location) == (302, "/en/cities/")


def test_a_path_below_the_sites_path_at_its_host_is_redirected(parts: Parts) -> None:
    parts.site.change("content/site.yaml", "base_url: https://muara.example/", "base_url: https://muara.example/kota/")
    parts.build()

    assert [parts.handler.answer(path).location for path in ("/kota/en/", "/kota", "/kota//evil.example/")] == [
        "/en/",
        "/",
        "/evil.example/",
    ]


def test_a_waiting_page_is_served_before_the_first_build(parts: Parts) -> None:
    reply = parts.handler.answer("/en/")

    assert (reply.status, b"being built for the first time" in reply.body, b"/_kembar/preview.js" in reply.body) == (503, True, True)


def test_problems_of_the_first_build_are_on_the_waiting_page(parts: Parts) -> None:
    parts.site.change("content/site.yaml", "base_url:", "base_ur:")
    parts.build()
    reply = parts.handler.answer("/en/")

    assert (reply.status, b"There is no page to show yet." in reply.body, b"field.unknown" in reply.body) == (503, True, True)


def test_a_failed_build_keeps_the_last_good_page(parts: Parts) -> None:
    parts.build()
    before = parts.site.files()
    parts.site.write("content/en/cities/nordhavn.md", "no front matter")

    assert not parts.build()
    assert (parts.site.files(), parts.handler.answer(NORDHAVN).status) == (before, 200)


def test_an_error_in_a_template_is_reported_at_its_line_and_keeps_the_pages(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    parts.build()
    parts.site.write("templates/layouts/places.html", "{% extends 'base.html' %}\n{% block content %}{{ view.nonsense }}{% endblock %}\n")

    assert not parts.build()
    (problem,) = parts.status.latest.problems
    assert (str(problem.location), problem.code) == ("templates/layouts/places.html:2", "build.breakdown")
    assert "nonsense" in capsys.readouterr().err
    assert parts.handler.answer(NORDHAVN).status == 200


def test_a_syntax_error_in_a_template_is_reported_at_its_line(parts: Parts, capsys: pytest.CaptureFixture[str]) -> None:
    parts.site.write("templates/layouts/places.html", "\n\n{% if %}\n")
    parts.build()

    assert [str(problem.location) for problem in parts.status.latest.problems] == ["templates/layouts/places.html:3"]
    assert "TemplateSyntaxError" in capsys.readouterr().err


def test_the_bar_gets_the_state_of_the_page_in_every_language(built: Parts) -> None:
    versions = built.json(f"/_kembar/page?path={NORDHAVN}")["versions"]

    assert [(found["lang"], found["state"], found["here"], found["path"], found["file"]) for found in versions] == [  # type: ignore[attr-defined]
        ("id", "original", False, "/id/kota/nordhavn/", "content/id/cities/nordhavn.md"),
        ("en", "translated", True, NORDHAVN, "content/en/cities/nordhavn.md"),
    ]


def test_a_translation_becomes_stale_in_the_bar_when_its_source_changes(parts: Parts) -> None:
    parts.build()
    words = (parts.site.root / "content/id/cities/nordhavn.md").read_text(encoding="utf-8")
    parts.site.write("content/id/cities/nordhavn.md", re.sub(r"(?m)^(## .*)$", r"\1\n\nKalimat baru.", words, count=1))
    parts.build()

    versions = parts.json(f"/_kembar/page?path={NORDHAVN}")["versions"]

    assert [found["state"] for found in versions] == ["original", "stale"]  # type: ignore[attr-defined]


def test_the_bar_describes_the_served_pages_while_the_sources_have_errors(parts: Parts) -> None:
    parts.build()
    before = parts.json(f"/_kembar/page?path={NORDHAVN}")
    parts.site.write("content/en/cities/nordhavn.md", "no front matter")
    parts.build()

    assert parts.json(f"/_kembar/page?path={NORDHAVN}") == before


def test_the_root_has_no_versions(built: Parts) -> None:
    assert built.json("/_kembar/page?path=/") == {"name": "", "versions": []}


def test_a_page_with_a_new_slug_gives_its_new_path(parts: Parts) -> None:
    parts.build()
    parts.json(f"/_kembar/page?path={NORDHAVN}")
    parts.site.change("content/en/cities/nordhavn.md", "---\ndescription", "---\nslug: north\ndescription")
    parts.build()

    assert parts.json(f"/_kembar/look?path={NORDHAVN}")["moved"] == "/en/cities/north/"


def test_the_source_of_a_paragraph_is_its_line_in_the_text(built: Parts) -> None:
    path = "content/en/cities/nordhavn.md"
    lines = (built.site.root / path).read_text(encoding="utf-8").splitlines()
    number, line = next((number, line) for number, line in enumerate(lines, start=1) if line.startswith("## "))

    assert origin(built, line.strip("# ").partition(" {")[0])["place"] == f"{path}:{number}:4"


def test_lines_are_those_of_the_current_file(parts: Parts) -> None:
    parts.build()
    path = "content/en/pages/about.md"
    parts.site.write(path, (parts.site.root / path).read_text(encoding="utf-8") + "\n\nA passage of today.\n")
    lines = (parts.site.root / path).read_text(encoding="utf-8").splitlines()

    assert origin(parts, "A passage of today.", "/en/about/")["place"] == f"{path}:{len(lines)}:1"


def test_the_source_of_a_name_is_in_the_facts(built: Parts) -> None:
    assert origin(built, "Nordhavn")["place"] == "content/facts/cities/nordhavn.yaml:1:1"


def test_the_source_of_an_interface_text_is_in_the_catalogue(built: Parts) -> None:
    assert str(origin(built, "Sekilas", "/id/kota/nordhavn/")["place"]).startswith("locales/id/LC_MESSAGES/portal.po:")


def test_an_unknown_passage_gives_the_files_of_the_page(built: Parts) -> None:
    assert origin(built, "These words stand nowhere at all, in no file.") == {
        "place": "",
        "line": "",
        "files": ["content/en/cities/nordhavn.md", "content/facts/cities/nordhavn.yaml", "templates/layouts/place.html"],
    }


@pytest.mark.parametrize("target", ["/_kembar/", "/_kembar/nothing", "/_kembar/../site.yaml", "/_kembar/waiting.html"])
def test_other_addresses_of_the_preview_do_not_exist(parts: Parts, target: str) -> None:
    assert parts.handler.answer(target).status == 404


@pytest.mark.parametrize(
    "target", ["/_kembar/look", "/_kembar/page", "/_kembar/origin", "/_kembar/look?path=%00", "/_kembar/page?path=../.."]
)
def test_malformed_queries_get_a_response(built: Parts, target: str) -> None:
    assert built.handler.answer(target).status == 200
