"""
Draws assets/icons/icon-48.png, by which readers of ZIM files show the portal (48 by 48 pixels), from assets/icons/icon.svg.

Run from the repository's root after a change to the icon: `python -m tools.icon_image`. It needs the packages of `requirements/test.txt`,
and Chromium.
"""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

ICON = Path("assets/icons/icon.svg")


def main() -> None:
    """Draws the icon on nothing."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        tab = browser.new_page(viewport={"width": 48, "height": 48})
        tab.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; inline-size: 48px }}</style>{ICON.read_text('utf-8')}")
        tab.screenshot(path=ICON.with_name("icon-48.png"), omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
