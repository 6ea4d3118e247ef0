"""
Builds the portal, asks both searches everything that readers would, and prints how well they answered.

    python -m bench.search            the figures
    python -m bench.search --misses   also every search whose first answer was not wanted

Needs what the tests need, and `pip install pagefind[bin]`.
"""

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from bench.search.engines import Engine, Host, ours, pagefind
from bench.search.measures import DEPTH, pages, recall, reciprocal_rank
from bench.search.queries import LANGUAGES, Query, queries
from kembar.pipeline.build import build
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.flow import arrange_site
from kembar.pipeline.project import Project
from tests.browser.conftest import ALONE
from tests.browser.server import serving
from tests.programs import CHROMIUM

ROOT = Path(__file__).parents[2]
ENGINES: Mapping[str, Engine] = {"Kembar": ours, "Pagefind": pagefind}


def main() -> None:
    """Prints a table for both languages and both searches."""
    project = Project(ROOT, ROOT / "content")
    arranged, _ = arrange_site(project, BuildOptions())
    if arranged is None:
        sys.exit("the portal's content cannot be read: run check")
    with TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch) / "dist"
        build(project, folder, BuildOptions())
        _index_with_pagefind(folder)
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, CHROMIUM))), args=[*ALONE, "--no-sandbox"])
        with serving(folder) as url:
            print(f"{'':10} {'language':10} {'searches':>9} {'mean reciprocal rank':>22} {f'recall at {DEPTH}':>13}")
            for lang in LANGUAGES:
                asked = queries(arranged.site, lang)
                for name, engine in ENGINES.items():
                    _tell(name, lang, asked, _answers(browser.new_page(), engine, Host(url, folder), lang, asked))
        browser.close()


def _index_with_pagefind(folder: Path) -> None:
    """Pagefind's own index of the same pages, of what stands in `main` alone: menus would only mislead it."""
    command = [sys.executable, "-m", "pagefind", "--site", str(folder), "--root-selector", "main", "--quiet"]
    subprocess.run(command, check=True)


def _answers(page: Page, engine: Engine, host: Host, lang: str, asked: Sequence[Query]) -> list[list[str]]:
    answer = engine(page, host, lang)
    found = [pages(answer(query.text)) for query in asked]
    page.close()
    return found


def _tell(name: str, lang: str, asked: Sequence[Query], answers: Sequence[Sequence[str]]) -> None:
    pairs = [(found, pages(query.wanted)) for query, found in zip(asked, answers, strict=True)]
    rank = mean(reciprocal_rank(*pair) for pair in pairs)
    print(f"{name:10} {lang:10} {len(asked):9} {rank:22.3f} {mean(recall(*pair) for pair in pairs):13.3f}")
    if "--misses" in sys.argv:
        for query, (found, wanted) in zip(asked, pairs, strict=True):
            if reciprocal_rank(found, wanted) < 1:
                print(f"    {query.text!r}: {', '.join(found[:4]) or 'nothing'}; wanted {', '.join(wanted)}")


if __name__ == "__main__":
    main()
