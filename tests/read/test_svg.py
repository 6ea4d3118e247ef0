import pytest

from kembar.read.svg import read_svg

ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:h="http://www.w3.org/1999/xhtml">'


def found(inside: str, root: str = ROOT) -> list[str]:
    problems = read_svg("a.svg", f"{root}\n  {inside}</svg>".encode())[1]
    return [f"{problem.location}: {problem.code}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    "inside",
    [
        '<a href="#b"><use xlink:href="#c"/></a>',
        '<rect fill="url(#gradient)" style="filter: url( \'#blur\' ); mask: none"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a { fill: url(#b) } @font-face { src: url(data:font/woff2;base64,d09G) }</style>",
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:onload="x" fit-margin-top="0"/>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><x rdf:resource="https://example.org/a"/></rdf:RDF>',
        '<set attributeName="fill" to="red"/><title>javascript: &lt;script&gt; @import</title>',
        '<g transform="rotate(45 14.5 14.5)" aria-label="a@b (c)"/>',
    ],
)
def test_what_editors_of_pictures_write_is_fine(inside: str) -> None:
    assert found(inside) == []


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("<script>alert(1)</script>", "no element “script”"),
        ("<h:script>alert(1)</h:script>", "no element “script”"),
        ("<h:p/>", "no element “p”"),
        ('<x:script xmlns:x="https://example.org/"/>', "no element “script”"),
        ("<foreignObject/>", "no element “foreignObject”"),
        ('<rect onload="alert(1)"/>', "no event handler “onload”"),
        ('<rect onclick=""/>', "no event handler “onclick”"),
        ('<image href="https://evil.example/a.png"/>', "refers to something outside itself: “https://evil.example/a.png”"),
        ('<image xlink:href="//evil.example/a.png"/>', "refers to something outside itself"),
        ('<use href="other.svg#a"/>', "refers to something outside itself"),
        ('<a xlink:href="&#106;avascript:alert(1)"/>', "refers to something outside itself: “javascript:alert(1)”"),
        ('<image href="data:image/svg+xml,&lt;svg/&gt;"/>', "refers to something outside itself"),
        ('<image href="data:text/html,x"/>', "refers to something outside itself"),
        ('<g xml:base="https://evil.example/"/>', "refers to something outside itself"),
        ('<set attributeName="onclick" to="alert(1)"/>', "may not animate the attribute “onclick”"),
        ('<animate attributeName="xlink:href" values="x"/>', "may not animate the attribute “xlink:href”"),
        ('<rect fill="url(https://evil.example/a.svg#b)"/>', "refers to something outside itself"),
        ('<rect style="background: u\\72l(//evil.example/)"/>', "refers to something outside itself"),
        ("<style>@import 'https://evil.example/a.css';</style>", "the styles of this SVG load something from elsewhere: “@import”"),
        ('<style>a { b: \\75 rl("https://evil.example/") }</style>', "the styles of this SVG load something from elsewhere"),
        ("<style>a { b: '/*'; c: url(https://evil.example/) } /* */</style>", "the styles of this SVG load something from elsewhere"),
        ("<style>a { b: image-set('https://evil.example/' 1x) }</style>", "the styles of this SVG load something from elsewhere"),
        ("<style><a/>@import 'a';</style>", "the styles of this SVG load something from elsewhere"),
        ("<style>@im<!-- -->port 'a';</style>", "the styles of this SVG load something from elsewhere"),
        ("<style><![CDATA[@import 'a';]]></style>", "the styles of this SVG load something from elsewhere"),
        ("<style>@imp<style/>ort 'a';</style>", "the styles of this SVG load something from elsewhere"),
        ("<style>@imp<g>x</g>ort 'a';</style>", "the styles of this SVG load something from elsewhere"),
        ('<?xml-stylesheet href="https://evil.example/a.xsl" type="text/xsl"?>', "no instruction “xml-stylesheet”"),
    ],
)
def test_what_runs_or_loads_is_reported_at_its_place(inside: str, expected: str) -> None:
    problems = found(inside)

    assert len(problems) == 1
    assert problems[0].startswith("a.svg:2:3: image.active: ")
    assert expected in problems[0]


def test_a_style_within_a_style_hides_nothing() -> None:
    assert [line.split(": ")[1] for line in found("<style><style/>@import 'a';</style>")] == ["image.active"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>', "1:15: image.active"),
        ('<?xml version="1.0" encoding="ISO-2022-JP"?><svg xmlns="http://www.w3.org/2000/svg"/>', "1:1: image.active"),
        ("<svg/>", "1:1: image.unreadable"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "1:1: image.unreadable"),
        ('<svg xmlns="http://www.w3.org/2000/svg">\n<g></svg>', "2:6: image.unreadable"),
        ("", "1:1: image.unreadable"),
    ],
)
def test_what_is_no_plain_svg_is_reported_once(text: str, expected: str) -> None:
    assert [f"{problem.location}: {problem.code}" for problem in read_svg("a.svg", text.encode())[1]] == [f"a.svg:{expected}"]
