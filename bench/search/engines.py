"""The searches that are compared, each asked in a real browser over http as its own interface would ask it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Host:
    """Where the portal is served, and the folder that it is served from."""

    url: str
    folder: Path


Answer = Callable[[str], Sequence[str]]
"""What gives, for a search, the addresses that it finds, from the site's root."""

Engine = Callable[[Page, Host, str], Answer]
"""What makes a search of a language ready on a page of the browser."""

MOST = 20

OURS = "text => kembarSearch.find(text, {most}).then(({{found}}) => found.map(({{href}}) => href))"
PAGEFIND = """
async text => {{
  const search = await window.pagefind.search(text);
  const found = await Promise.all(search.results.slice(0, {most}).map(result => result.data()));
  return found.map(({{url}}) => url);
}}
"""


def ours(page: Page, host: Host, lang: str) -> Answer:
    """The portal's own search."""
    page.goto(f"{host.url}{lang}/")
    for pattern in ("assets/vendor/minisearch/minisearch.*.js", "assets/js/search/engine.*.js", f"assets/search/{lang}/index.*.js"):
        (script,) = host.folder.glob(pattern)
        page.add_script_tag(url=host.url + script.relative_to(host.folder).as_posix())
    return _asking(page, OURS.format(most=MOST), host.url)


def pagefind(page: Page, host: Host, lang: str) -> Answer:
    """Pagefind's, which takes its language from the page that asks."""
    page.goto(f"{host.url}{lang}/")
    page.evaluate("async url => { window.pagefind = await import(url); await pagefind.init(); }", f"{host.url}pagefind/pagefind.js")
    return _asking(page, PAGEFIND.format(most=MOST), host.url)


def _asking(page: Page, script: str, url: str) -> Answer:
    def ask(text: str) -> list[str]:
        found: list[str] = page.evaluate(script, text)
        return [address.removeprefix(url).removeprefix("/").removeprefix("kota/") for address in found]

    return ask
