"""
List and read the templates of a project.

Templates that cannot be read as text are reported here, before `render` needs them.
"""

from pathlib import Path

from kembar.files.project_files import list_files, read_file
from kembar.model.problem import Problem
from kembar.read.text_files import LARGEST, decode

ENDING = ".html"


def list_templates(root: Path) -> tuple[list[str], list[Problem]]:
    """Return the paths of all templates of the project at `root`, sorted, and a problem for everything else in their folder."""
    paths, problems = list_files(root, "templates")
    return [path for path in paths if path.endswith(ENDING)], problems


def read_templates(root: Path) -> tuple[dict[str, str], list[Problem]]:
    """
    Return the text of each template of the project at `root` by its path, such as `templates/base.html`, and all problems.

    Style sheets of components are assets, and are not read here.
    """
    paths, problems = list_templates(root)
    texts: dict[str, str] = {}
    for path in paths:
        content = read_file(root, path, LARGEST)
        text, found = (None, [content]) if isinstance(content, Problem) else decode(content, path)
        problems += found
        if text is not None:
            texts[path] = text
    return texts, problems
