"""The house is a star: stages know the shared nouns and languages, never each other, and each dependency has one door."""

import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter

from kembar.pipeline.extras import EXTRAS
from tests.architecture.modules import PACKAGE, REPOSITORY, foreign, imports, part, sources

BASE = {"model", "kinds", "text", "files"}
BUILD = {"cache", "incremental", "output", "workers"}
FACES = {"cli", "serve"}
PARTS = {module.parent.name for module in (REPOSITORY / PACKAGE).glob("*/__init__.py")}
STAGES = PARTS - BASE - BUILD - FACES - {"i18n", "pipeline"}

MAY_IMPORT = {
    "": set(),
    **dict.fromkeys(BASE, BASE),
    "i18n": {*BASE, "i18n"},
    **{stage: {*BASE, "i18n", stage} for stage in STAGES},
    "output": {*BASE, "output", "workers"},
    "workers": {"output"},
    "cache": {*BASE, *BUILD, *STAGES, "i18n", "pipeline"},
    "incremental": {*BASE, *BUILD, *STAGES, "i18n", "pipeline"},
    "pipeline": {*BASE, *BUILD, *STAGES, "i18n", "pipeline"},
    "report": {*BASE, "report"},
    "content_reference": {*BASE, "i18n", "read"},
    "serve": {*BASE, *BUILD, "i18n", "pipeline", "read", "report", "translate", "serve"},
    "cli": {*BASE, *BUILD, "i18n", "pipeline", "report", "translate", "serve", "cli"},
}
"""The packages that the modules of each package may import."""

DOORS = {
    "babel": "kembar.i18n",
    "click": "kembar.cli",
    "filelock": "kembar.output.staging",
    "html5lib": "kembar.package.book_pages",
    "imagesize": "kembar.read.pictures",
    "jinja2": "kembar.render",
    "libzim": "kembar.package.zim",
    "markdown": "kembar.read.markdown",
    "markupsafe": "kembar.render",
    "nh3": "kembar.read.sanitizer",
    "pydantic_core": "kembar.read.validate",
    "rich": "kembar.cli",
    "snowballstemmer": "kembar.i18n.stems",
    "tinycss2": "kembar.check.offline.styles",
    "tree_sitter": "kembar.check.offline.scripts",
    "tree_sitter_javascript": "kembar.check.offline.scripts",
    "watchfiles": "kembar.serve.watch",
    "yaml": "kembar.read.located_yaml",
}
"""The one module or package in which each package from elsewhere may be imported."""

PROJECTS = {"pydantic_core": "pydantic", "tree_sitter": "tree-sitter", "tree_sitter_javascript": "tree-sitter-javascript", "yaml": "pyyaml"}
"""What the project of a package is called where it is not called as the package is."""

BRINGS_ALONG = {"markupsafe": "jinja2"}
"""Packages that come with another one."""


def test_parts_of_the_house_know_only_those_nearer_to_the_middle() -> None:
    strangers = {
        (module, name)
        for module in sources()
        for name in imports(module)
        if name.partition(".")[0] == PACKAGE and part(name) not in MAY_IMPORT[part(module)] | {""}
    }

    assert strangers == set()


def test_the_nouns_need_nothing_but_the_standard_library() -> None:
    assert {module: foreign(module) for module in sources() if part(module) == "model" and foreign(module)} == {}


def test_each_dependency_has_one_door() -> None:
    outside = {
        (package, module) for module in sources() for package in foreign(module) if not f"{module}.".startswith(f"{DOORS.get(package)}.")
    }

    assert outside == set()


def test_what_is_imported_is_what_the_project_declares() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = (requirement for extra in EXTRAS for requirement in project["optional-dependencies"][extra])
    declared = {requirement.partition(">")[0] for requirement in (*project["dependencies"], *extras)}
    used = {package for module in sources() for package in foreign(module)} - BRINGS_ALONG.keys()

    assert {PROJECTS.get(package, package) for package in used} == declared


def test_imports_form_no_ring_so_each_module_can_be_imported_first() -> None:
    ours = {module: {name for name in imports(module) if name in sources()} for module in sources()}

    assert list(TopologicalSorter(ours).static_order()) != []


def test_a_command_does_not_load_what_only_a_terminal_needs() -> None:
    loaded = "import kembar.cli.main, sys; print([name for name in ('rich', 'pydantic') if name in sys.modules])"

    result = subprocess.run([sys.executable, "-c", loaded], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"
