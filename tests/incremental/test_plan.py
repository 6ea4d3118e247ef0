"""What many pages need is made once, before the work is divided."""

from pathlib import Path

import pytest

from kembar.incremental.plan import warm_up_workers
from kembar.render.environment import Templates, compile_template
from kembar.render.template_dependencies import closures


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    for name, text in {
        "base.html": "{% block content %}{% endblock %}",
        "layouts/home.html": '{% extends "base.html" %}',
        "layouts/city.html": '{% extends "base.html" %}',
        "unused.html": "",
    }.items():
        file = tmp_path / "templates" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "compiled").mkdir()
    return Templates(tmp_path / "templates", tmp_path / "compiled")


def compiled(templates: Templates) -> dict[str, int]:
    """The compiled templates, and when each was written."""
    assert templates.compiled
    return {file.name: file.stat().st_mtime_ns for file in templates.compiled.iterdir()}


def test_each_template_that_a_layout_reads_is_compiled_once(templates: Templates) -> None:
    warm_up_workers(templates, closures(templates.folder), None)
    first = compiled(templates)
    warm_up_workers(templates, closures(templates.folder), None)

    assert (len(first), compiled(templates)) == (3, first)


def test_warming_up_skips_a_template_with_a_syntax_error(templates: Templates) -> None:
    (templates.folder / "layouts/city.html").write_text("{% block %}", encoding="utf-8")

    warm_up_workers(templates, closures(templates.folder), None)

    assert len(compiled(templates)) == 2


def test_a_project_that_is_moved_keeps_its_compiled_templates(templates: Templates, tmp_path: Path) -> None:
    warm_up_workers(templates, closures(templates.folder), None)
    first = compiled(templates)
    assert templates.compiled
    moved = tmp_path.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))

    there = Templates(moved / "templates", moved / "compiled")
    for name in ("base.html", "layouts/home.html", "layouts/city.html"):
        compile_template(there, name)

    assert compiled(there) == first
