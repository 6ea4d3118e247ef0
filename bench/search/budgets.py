"""
How much the search of a large portal weighs, and how long it takes.

    python -m bench.search.budgets FOLDER

FOLDER is a built site of the benchmark's corpus (`python -m bench --pages 10000 --tool kembar --make PLACE` writes one of about 5,000 pages
a language). What is printed: the code and each index, compressed; what a browser fetches before the first answer to each of
`budget-queries/<lang>.txt`, by a reader who comes for the first time; and the time from a key to its results while these searches are
typed letter by letter: the first time, when what is lacking is fetched from this machine, and again.
"""

import gzip
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from statistics import median

import brotli  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench.search.queries import LANGUAGES
from tests.browser.conftest import ALONE
from tests.browser.server import PREFIX, serving
from tests.programs import CHROMIUM

CODE = ("assets/js/search.*.js", "assets/js/search/engine.*.js", "assets/vendor/minisearch/minisearch.*.js")
FIELD = "#search-words"
ROUNDS = 5
"""How often everything is typed again; of each key the shortest time is taken, since other programs want the processor too."""

Compress = Callable[[bytes], bytes]
WAYS: dict[str, Compress] = {"brotli": brotli.compress, "gzip": gzip.compress}

TIMED = """
words => new Promise(resolve => {
  const field = document.querySelector("#search-words");
  new MutationObserver((_, watching) => {
    const taken = performance.now() - start;
    watching.disconnect();
    resolve(taken);
  }).observe(document.querySelector(".site-search__told"), { childList: true });
  field.value = words;
  const start = performance.now();
  field.dispatchEvent(new Event("input"));
})
"""
"""Types, and gives after how many milliseconds the results are there."""


def main() -> None:
    """Prints all figures of a built site."""
    folder = Path(sys.argv[1])
    code = [file for pattern in CODE for file in folder.glob(pattern)]
    print(f"code of the search: {_kilobytes(code, brotli.compress)} brotli")
    for lang in LANGUAGES:
        _weigh(folder, lang)
    with sync_playwright() as playwright, serving(folder) as url:
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, CHROMIUM))), args=[*ALONE, "--no-sandbox"])
        for lang in LANGUAGES:
            asked = (Path(__file__).parent / "budget-queries" / f"{lang}.txt").read_text(encoding="utf-8").splitlines()
            _tell_fetched(browser, folder, f"{url}{lang}/", asked)
            _tell_times(browser.new_page(), f"{url}{lang}/", asked)
        browser.close()


def _weigh(folder: Path, lang: str) -> None:
    """The index of a language beside the text that it leads to."""
    index = [folder / lang / "search.js", *(folder / "assets" / "search" / lang).iterdir()]
    pages = [file.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0] for file in (folder / lang).rglob("*.html")]
    text = sum(len(re.sub("<[^<>]*>|\\s+", " ", page).encode()) for page in pages)
    weight = sum(len(brotli.compress(file.read_bytes())) for file in index)
    print(f"{lang}: {len(pages)} pages, {text / 1e6:.1f} MB of text; index of {weight / 1e6:.2f} MB brotli, {weight / text:.1%} of it")


def _tell_fetched(browser: Browser, folder: Path, url: str, asked: Sequence[str]) -> None:
    fetched = [_fetched(browser, folder, url, words) for words in asked]
    for name, compress in WAYS.items():
        sizes = [sum(_size(file, compress) for file in files) / 1000 for files in fetched]
        worst = asked[sizes.index(max(sizes))]
        print(f"  fetched before the first answer, {name}: median {median(sizes):.0f} kB, worst {max(sizes):.0f} kB ({worst!r})")


def _fetched(browser: Browser, folder: Path, url: str, words: str) -> list[Path]:
    """The files that a browser which has the page and nothing else asks for until the results are shown."""
    page = browser.new_page()
    page.goto(url)
    files: list[Path] = []

    def note(response: Response) -> None:
        files.append(folder / response.url.partition("?")[0].partition(PREFIX)[2])

    page.on("response", note)
    page.locator(FIELD).focus()
    page.evaluate(TIMED, words)
    page.close()
    return files


def _tell_times(page: Page, url: str, asked: Sequence[str]) -> None:
    page.goto(url)
    page.evaluate(TIMED, "a")
    typed = [words[:end] for words in asked for end in range(1, len(words) + 1)]
    _tell_time("first time", typed, [page.evaluate(TIMED, words) for words in typed])
    rounds = [[page.evaluate(TIMED, words) for words in typed] for _ in range(ROUNDS)]
    _tell_time("again", typed, [min(taken) for taken in zip(*rounds, strict=True)])
    page.close()


def _tell_time(name: str, typed: Sequence[str], taken: Sequence[float]) -> None:
    ends, worst = sorted(taken)[int(0.95 * len(taken))], typed[taken.index(max(taken))]
    print(
        f"  {len(typed)} keys, {name}: median {median(taken):.0f} ms, 95 in 100 within {ends:.0f} ms, worst {max(taken):.0f} ms ({worst!r})"
    )


@cache
def _size(file: Path, compress: Compress) -> int:
    return len(compress(file.read_bytes()))


def _kilobytes(files: Iterable[Path], compress: Compress) -> str:
    return f"{sum(_size(file, compress) for file in files) / 1000:.1f} kB"


if __name__ == "__main__":
    main()
