import pytest

from kembar.read.sanitizer import sanitize


@pytest.mark.parametrize(
    ("html", "safe"),
    [
        ('<a href="kembar:0">a</a>', '<a href="kembar:0">a</a>'),
        ('<h2 id="a" class="b">c</h2>', '<h2 id="a">c</h2>'),
        ('<em lang="en" style="x">a</em>', '<em lang="en">a</em>'),
        ('<a href="#fn:1" class="footnote-ref btn">1</a>', '<a href="#fn:1" class="footnote-ref">1</a>'),
        ('<img src="https://example.org/a.png" alt="a" onerror="x()">', '<img src="https://example.org/a.png" alt="a">'),
        ('<a href="data:text/html,x">a</a>', "<a>a</a>"),
        ("<svg><script>x()</script></svg>", ""),
        ("<iframe src=x></iframe><form><input></form>", ""),
        ("<!-- a -->b", "b"),
    ],
)
def test_only_what_is_on_the_list_passes(html: str, safe: str) -> None:
    assert sanitize(html) == safe
