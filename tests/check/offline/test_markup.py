"""References in HTML and SVG, and features that need an origin."""

from pathlib import Path

import pytest

from tests.check.offline.folders import reported

REFUSED = {
    '<img src="https://a.example/b.png">': ["a.html:1:11 offline.network"],
    '<img src="//a.example/b.png">': ["a.html:1:11 offline.address"],
    '<img src="/b.png">': ["a.html:1:11 offline.address"],
    '<img src="../b.png">': ["a.html:1:11 offline.address"],
    '<img src="none.png">': ["a.html:1:11 offline.missing"],
    '<img srcset="b.html 1x, https://a.example/b.png 2x">': ["a.html:1:14 offline.network"],
    '<source srcset="https://a.example/b.png">': ["a.html:1:17 offline.network"],
    '<video poster="https://a.example/b.png">': ["a.html:1:16 offline.network"],
    '<iframe src="https://a.example/">': ["a.html:1:14 offline.network"],
    '<object data="http://a.example/">': ["a.html:1:15 offline.network"],
    '<form action="https://a.example/">': ["a.html:1:15 offline.network"],
    '<form method="post" action="b.html">': ["a.html:1:1 offline.network"],
    '<a href="deep/">b</a>': ["a.html:1:10 offline.address"],
    '<a href="deep">b</a>': ["a.html:1:10 offline.address"],
    '<a href="./">b</a>': ["a.html:1:10 offline.address"],
    '<a href="B.html">b</a>': ["a.html:1:10 offline.missing"],
    '<a href="file:///b.html">b</a>': ["a.html:1:10 offline.address"],
    '<a href="C:\\b.html">b</a>': ["a.html:1:10 offline.address"],
    '<a href="//a.example/">b</a>': ["a.html:1:10 offline.address"],
    '<a href="https://[a">b</a>': ["a.html:1:10 offline.network"],
    '<a href="b.html" ping="https://a.example/">b</a>': ["a.html:1:24 offline.network"],
    '<a href="javascript:fetch(1)">b</a>': ["a.html:1:21 offline.network"],
    '<base href="deep/">': ["a.html:1:13 offline.address"],
    '<link rel="stylesheet" href="https://a.example/b.css">': ["a.html:1:30 offline.network"],
    '<link rel="preconnect" href="https://a.example/">': ["a.html:1:30 offline.network"],
    '<link rel="dns-prefetch" href="//a.example/">': ["a.html:1:32 offline.network"],
    '<link rel="manifest" href="b.html">': ["a.html:1:28 offline.origin"],
    '<link rel="modulepreload" href="b.html">': ["a.html:1:33 offline.script"],
    '<link rel="preload" as="font" href="b.html">': ["a.html:1:37 offline.origin"],
    '<link rel="icon" href="b.html" crossorigin="anonymous">': ["a.html:1:45 offline.origin"],
    '<script src="b.js" integrity="sha256-x"></script>': ["a.html:1:14 offline.missing", "a.html:1:31 offline.origin"],
    '<script type="module">let a</script>': ["a.html:1:15 offline.script"],
    '<script type="importmap">{}</script>': ["a.html:1:15 offline.script"],
    "<p>\n<script>\n  fetch('b')</script>": ["a.html:3:3 offline.network"],
    '<button onclick="fetch(1)">b</button>': ["a.html:1:18 offline.network"],
    '<meta http-equiv="refresh" content="0; url=https://a.example/">': ["a.html:1:37 offline.network"],
    '<meta http-equiv="refresh" content="0; url=deep/">': ["a.html:1:37 offline.address"],
    "<meta http-equiv=content-security-policy content=\"default-src 'self'\">": ["a.html:1:51 offline.origin"],
    '<html manifest="b.appcache">': ["a.html:1:17 offline.origin"],
    "<style>\n@import 'https://a.example/b.css';</style>": ["a.html:2:9 offline.network"],
    '<p style="background: url(https://a.example/b.png)">': ["a.html:1:23 offline.network"],
    '<svg><rect fill="url(https://a.example/b.svg#c)"/></svg>': ["a.html:1:18 offline.network"],
    '<svg><use href="b.html#c"/></svg>': ["a.html:1:17 offline.origin"],
    '<svg><image xlink:href="https://a.example/b.png"/></svg>': ["a.html:1:25 offline.network"],
    '<iframe srcdoc="<img src=none.png>"></iframe>': ["a.html:1:26 offline.missing"],
}

ALLOWED = [
    '<a href="https://a.example/">b</a>',
    '<a href="mailto:a@b.example">b</a>',
    '<a href="#c">b</a>',
    '<a href="?q=c">b</a>',
    '<a href="">b</a>',
    '<a href="deep/index.html?q=c#d">b</a>',
    '<a href="a%20b.html">b</a>',
    '<area href="b.html">',
    '<img src="data:image/png;base64,AAAA">',
    '<img srcset="b.html 1x, deep/index.html 2x">',
    '<link rel="canonical" href="https://a.example/">',
    '<link rel="alternate" hreflang="en" href="b.html">',
    '<meta property="og:image" content="https://a.example/b.png">',
    '<script type="application/ld+json">{"url": "https://a.example/"}</script>',
    '<form action="b.html">',
    '<blockquote cite="https://a.example/">',
    '<svg xmlns="http://www.w3.org/2000/svg"><use href="#c"/><rect fill="url(#c)"/></svg>',
]


@pytest.mark.parametrize(("page", "found"), REFUSED.items())
def test_what_needs_a_host_is_reported_at_its_location(tmp_path: Path, page: str, found: list[str]) -> None:
    assert reported(tmp_path, {"a.html": page, "b.html": "", "deep/index.html": ""}) == found


@pytest.mark.parametrize("page", ALLOWED)
def test_what_works_offline_has_no_problems(tmp_path: Path, page: str) -> None:
    assert reported(tmp_path, {"a.html": page, "b.html": "", "deep/index.html": "", "a b.html": ""}) == []


def test_svg_is_checked_like_a_page(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg">\n<style>@font-face { src: url(none.woff2) }</style><script>fetch(1)</script></svg>'

    assert reported(tmp_path, {"a.svg": drawing}) == ["a.svg:2:26 offline.missing", "a.svg:2:59 offline.network"]
