"""
What many pages need, done before the work is divided.

Workers inherit what is in memory when they are forked, and find what lies on the disk. What each of them would do for itself is done once:
the templates are compiled, on all cores, and the modules that make the views are loaded.
"""

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import chain

from kembar.render.environment import Templates, compile_template
from kembar.render.pages import VIEWS, view_of
from kembar.workers import in_parallel


def warm_up_workers(templates: Templates, closures: Mapping[str, Iterable[str]], cores: int | None) -> None:
    """Gets ready for the pages of all layouts; `closures` are the templates that each of them reads."""
    for layout in VIEWS:
        if layout in closures:
            view_of(layout)
    if templates.compiled and not any(templates.compiled.iterdir()):
        for _ in in_parallel(partial(compile_template, templates), sorted({*chain.from_iterable(closures.values())}), cores=cores):
            pass
