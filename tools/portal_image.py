"""
Draws assets/images/portal.png, the picture that social media show beside a link (Open Graph, 1200 by 630 pixels).

Run from the repository's root after a change to the cloths or the colours: `python -m tools.portal_image`. It needs the packages of
`requirements/test.txt`, Chromium, and Pillow.
"""

import shutil
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from kembar.render.covers import cover

KEYS = ("jakarta", "casablanca", "seoul", "rotterdam", "tokyo", "beijing", "hanoi", "los-angeles", "islamabad")
ASSETS, COMPONENTS = Path("assets").resolve(), Path("templates/components").resolve()


def page() -> str:
    """The picture as a page, in the portal's own styles."""
    styles = "".join(
        path.read_text("utf-8") for path in (ASSETS / "css/tokens.css", COMPONENTS / "cloth/cloth.css", COMPONENTS / "mark/mark.css")
    )
    styles = styles.replace("../fonts/", (ASSETS / "fonts").as_uri() + "/")
    mark = (COMPONENTS / "mark/mark.html").read_text("utf-8").split("%}")[1].split("{%")[0]
    cloths = "".join(f"<div>{cover(key)}</div>" for key in KEYS)
    return f"""<!doctype html><meta charset="utf-8"><style>{styles}
    body {{ display: grid; grid-template-columns: 570px 630px; block-size: 630px; margin: 0; background: var(--wedel); color: var(--mori);
            font-family: var(--font); --accent: var(--soga) }}
    main {{ display: grid; align-content: space-between; padding: 64px }}
    .mark {{ inline-size: 84px; block-size: 84px }}
    h1 {{ margin: 0; font-size: 76px; font-weight: 800; letter-spacing: -0.035em; line-height: 1 }}
    p {{ margin: 24px 0 0; color: var(--soga); font-size: 34px; font-weight: 600; letter-spacing: -0.01em }}
    aside {{ display: grid; grid-template-columns: repeat(3, 1fr); grid-auto-rows: 210px }}
    </style><main>{mark}<div><h1>Kota Kembar Jakarta</h1><p lang="en">Jakarta’s Sister Cities</p></div></main><aside>{cloths}</aside>"""


def main() -> None:
    """Draws the page, and saves it with few colours."""
    scratch = Path("assets/images/portal.html")
    scratch.write_text(page(), "utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        tab = browser.new_page(viewport={"width": 1200, "height": 630}, color_scheme="light")
        tab.goto(scratch.resolve().as_uri())
        tab.evaluate("document.fonts.ready")
        tab.wait_for_timeout(300)
        drawn = tab.screenshot()
        browser.close()
    scratch.unlink()
    Image.open(BytesIO(drawn)).convert("RGB").quantize(12, dither=Image.Dither.NONE).save("assets/images/portal.png", optimize=True)


if __name__ == "__main__":
    main()
