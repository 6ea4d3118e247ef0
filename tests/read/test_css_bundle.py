import pytest

from kembar.model.problem import Problem
from kembar.model.site import Asset
from kembar.read.css_bundle import StyleSheet, bundle
from tests.cpu_time import bounded_cpu_time

FONT = Asset("fonts/jakarta.woff2", "assets/fonts/jakarta.0a1b2c3d.woff2", b"")
ICON = Asset("icons/a.svg", "assets/icons/a.00000000.svg", b"")
ASSETS = {asset.name: asset for asset in (FONT, ICON)}


def bundled(text: str, path: str = "assets/css/base.css") -> tuple[str, list[str]]:
    content, problems = bundle([StyleSheet(path, text)], ASSETS)
    return content.decode(), [shown(problem) for problem in problems]


def shown(problem: Problem) -> str:
    return f"{problem.location}: {problem.code}: {problem.message} ({problem.hint})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/* a */\na { b: c }  \n\n\n/* d\n e */\nf {}\n", "a { b: c }\nf {}\n"),
        ('a::before { content: "/* kept */" }', 'a::before { content: "/* kept */" }\n'),
        ("a { content: '\\'/*' } /* gone */", "a { content: '\\'/*' }\n"),
        ("/*! Licence */\na {}", "/*! Licence */\na {}\n"),
        ("a { margin: 0/* and */auto }", "a { margin: 0/**/auto }\n"),
        ("a {} /* never closed", "a {}\n"),
        ("a { content: 'b \n} /* c */", "a { content: 'b\n}\n"),
        ('a { content: "\\', 'a { content: "\\\n'),
        ("/* nothing */\n", ""),
        ("", ""),
    ],
)
def test_comments_and_empty_lines_go_and_everything_else_stays(text: str, expected: str) -> None:
    assert bundled(text) == (expected, [])


@pytest.mark.parametrize("url", ["../fonts/jakarta.woff2", '"../fonts/jakarta.woff2"', " '../fonts/jakarta.woff2' "])
def test_what_a_style_names_is_written_as_it_is_published(url: str) -> None:
    assert bundled(f"a {{ src: url({url}) format('woff2') }}") == (
        "a { src: url(\"../fonts/jakarta.0a1b2c3d.woff2\") format('woff2') }\n",
        [],
    )


def test_a_component_names_assets_from_its_own_folder() -> None:
    assert bundled("a { b: url(../../../assets/icons/a.svg#b) }", "templates/components/card/card.css") == (
        'a { b: url("../icons/a.00000000.svg#b") }\n',
        [],
    )


@pytest.mark.parametrize("url", ["#clip", "\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\""])
def test_what_lies_in_the_page_or_in_the_style_itself_stays(url: str) -> None:
    assert bundled(f"a {{ b: url({url}) }}") == (f"a {{ b: url({url}) }}\n", [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a {}\n  b { c: url(../icons/b.svg) }",
            "assets/css/base.css:2:10: asset.unknown: there is no file “../icons/b.svg” (did you mean “icons/a.svg”?)",
        ),
        (
            "a { b: url(/etc/passwd) }",
            "assets/css/base.css:1:8: asset.unknown: there is no file “/etc/passwd” (add the file, or correct the address)",
        ),
        (
            "a { b: url(https://example.org/a.woff2) }",
            (
                "assets/css/base.css:1:8: asset.external: “https://example.org/a.woff2” would be loaded from another host "
                "(put the file into assets/)"
            ),
        ),
        (
            "@import 'b.css';",
            (
                "assets/css/base.css:1:1: asset.import: styles are put together into one file, so nothing can be imported "
                "(put the file next to this one)"
            ),
        ),
    ],
)
def test_what_cannot_be_published_is_reported_at_its_place(text: str, expected: str) -> None:
    assert bundled(text)[1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('image-set("//evil.example/x" 1x)', ["1:8: asset.external"]),
        ('-webkit-image-set(/* */ url(../icons/a.svg) 1x, "//evil.example/x" 2x)', ["1:8: asset.external"]),
        ('\\69mage-set("//evil.example/x" 1x)', ["1:8: asset.external"]),
        ("image-set(var(--x) 1x)", ["1:8: asset.external"]),
        ('src("//evil.example/x")', ["1:8: asset.external"]),
        ("u\\72l(//evil.example/x)", ["1:8: asset.external"]),
        ("u\\72 /* */l(//evil.example/x)", ["1:8: asset.external"]),
        ("u\\72 \nl(//evil.example/x)", ["1:8: asset.external"]),
        ('\\"; c: url(//evil.example/x); d: \\"', ["1:15: asset.external"]),
        ('url(#\\)" ); d: url(//evil.example/x) ; "', ["1:8: asset.external"]),
        ('url("#\\"); c: "); d: url(//evil.example/x)', ["1:29: asset.external"]),
        ('} @\\69mport "//evil.example/b.css"; e {', ["1:10: asset.import"]),
        ('\\65 x} @\\69mport "//evil.example/b.css"; e {', ["1:15: asset.import"]),
    ],
)
def test_what_loads_a_file_is_reported_however_it_is_written(text: str, expected: list[str]) -> None:
    found = [line.removeprefix("assets/css/base.css:").split(": ")[:2] for line in bundled(f"a {{ b: {text} }}")[1]]

    assert [": ".join(parts) for parts in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        'image-set(url("../icons/a.00000000.svg") 1x, url("../icons/a.00000000.svg") type("image/svg+xml")), var(--x)',
        "smooth; scroll-behavior: smooth; my-src: x",
        'url("../icons/a.00000000.svg#%22); c: url(//evil.example/x)")',
        '"image-set(" "url(//a.example)" attr(href)',
        "\\65 x url(#a)",
    ],
)
def test_what_loads_nothing_from_another_host_stays(text: str) -> None:
    written = text.replace("a.00000000.svg", "a.svg").replace("icons", "../assets/icons")

    assert bundled(f"a {{ b: {written} }}") == (f"a {{ b: {text} }}\n", [])


def test_an_address_in_single_quotes_does_not_end_early_when_it_is_published() -> None:
    text = "a { b: url('../icons/a.svg#\"); c: url(//evil.example/x)') }"

    assert bundled(text) == ('a { b: url("../icons/a.00000000.svg#%22); c: url(//evil.example/x)") }\n', [])


def test_a_space_behind_a_backslash_keeps_a_string_from_going_on() -> None:
    text = 'a { b: "x\\ \n"); c: url(//evil.example/x) " }'

    assert bundled(text) == (f"{text}\n", [])


ENDLESS = {
    "functions": "image-set(" * 60_000,
    "loads": "image-set('a'" * 60_000,
    "escapes": "\\75 " * 60_000,
    "escaped-urls": "u\\72l(" * 60_000,
    "escapes-and-spaces": "\\7" + " " * 200_000 + "\\",
    "url-and-spaces": "url(" + " " * 60_000,
    "urls": "url(" * 60_000,
    "quoted-urls": "url('a\"" * 60_000,
    "quotes": '\\"' * 60_000,
    "spaces": "a" + " " * 200_000 + "b",
    "comments": "/*" * 60_000,
    "slashes": "/" * 200_000,
    "imports": "@import " * 60_000,
    "unknown": "url(../fonts/jakarta.woff)\n" * 20_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_the_time_for_a_style_grows_no_faster_than_the_style(text: str) -> None:
    with bounded_cpu_time():
        _, problems = bundle([StyleSheet("assets/css/a.css", text)], ASSETS)

    assert len(problems) <= 101


@pytest.mark.parametrize("url", ['"https://example.org/a)b"', "'https://example.org/\"'"])
def test_an_address_in_quotes_is_read_to_its_end(url: str) -> None:
    assert [line.split(": ")[1] for line in bundled(f"a {{ b: url({url}) }}")[1]] == ["asset.external"]
