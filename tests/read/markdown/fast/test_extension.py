"""The sparing converter gives what Python-Markdown itself gives, whatever is written, and tries less."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.fenced_code import FencedBlockPreprocessor

from kembar.read.markdown.conversion_state import ConversionState
from kembar.read.markdown.extension import DialectExtension
from kembar.read.markdown.fast.extension import FastExtension, FastMarkdown
from kembar.read.markdown.fast.inline import FastInline
from kembar.read.markdown.positions import MarkedText
from tests.cases import read_cases

ROOT = Path(__file__).parents[3]
BACK = "Kembali ke {teks}"


@dataclass(slots=True)
class Converter:
    """Either of the two converters, and what it reads from a text besides its HTML."""

    md: Markdown
    reading: ConversionState

    def convert(self, text: str) -> tuple[object, ...]:
        source = MarkedText(text, "rabat.md")
        self.reading.begin(source, "cities", "rabat")
        try:
            html = self.md.reset().convert(source.marked)
        except RecursionError:
            return ("too deep",)
        return html, self.reading.links, self.reading.headings, self.reading.problems


def library() -> Converter:
    reading = ConversionState()
    md = Markdown(extensions=[DialectExtension(reading, BACK)], output_format="html")
    md.preprocessors.register(FencedBlockPreprocessor(md, {}), "fenced_code", 25)
    return Converter(md, reading)


def sparing() -> Converter:
    reading = ConversionState()
    return Converter(FastMarkdown(extensions=[DialectExtension(reading, BACK), FastExtension()], output_format="html"), reading)


LIBRARY, SPARING = library(), sparing()


def written_texts() -> dict[str, str]:
    """All Markdown of the project, front matter and all, and the inputs of the cases."""
    files = {str(path.relative_to(ROOT)): path for folder in ("content", "docs", "tests") for path in sorted((ROOT / folder).rglob("*.md"))}
    cases = {f"{name}: {case}": case.blocks["input"] for name in ("markdown", "sections") for case in read_cases(name)}
    return {name: path.read_text(encoding="utf-8", errors="replace") for name, path in files.items()} | cases


WRITTEN = written_texts()

STRANGE = [
    "",
    " \n \n",
    "***a** b*, **a *b***, *a **b***, ***a***, **a*b**c*, *a_b*_c_, __a__b__, _a _b_ c_, a_b_c, *a\\*b*, **a\nb**, * a *, ** a **",
    "*a **b `c* d` e** f*{lang=en} **g**{lang=id}*h* _i*j_k*",
    "\\\\ \\` \\* \\_ \\{ \\} \\[ \\] \\( \\) \\> \\# \\+ \\- \\. \\! \\| \\< \\a \\\n\\",
    "`a` ``a ` b`` ``a` `a`` \\`a` \\\\`a` \\\\\\`a\\` ``` `` `",
    "&amp; &copy; &#65; &#x41; &#xZZ; &nope; &; & &lt;b&gt; [a](https://example.org/?a=1&amp;b=2&c) `&amp;`",
    "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 \x0242\x03 klzzwxh:0000 *a* \x02 \x03 \x02amp\x03",
    "<b>*a*</b> <b title='*'>a</b> <!-- *a* --> <?x?> a <br> b <script>*a*</script> <https://a.b> <a@b.c> <o:p> < a > <1>",
    (
        "[a] [a][] [a][b] [b][a] ![a] ![a][] ![x][a] [*a*] [a]\n[b] [[a]] [a](b) [a] (b)\n\n[a]: city:rabat\n[b]: "
        "<https://b.org> 'B'\n[*a*]: city:c"
    ),
    '[a]: city:a\n  "A"\n[b]:\n  city:b\n[c]: city:c (C)\nno\n[d]: city:d\n\n[a] [b] [c] [d] [A]',
    '[a](city:a "t") [a](city:a \'t\') [a](<city:a> "t") [a](city:(a)) [a](city:a\n"t") [a]( city:a ) [a](city:a"t) [a]() [](city:a) [a](b',
    '[a [b](city:b) c](city:a) [![i](i.svg)](city:a) ![a [b] c](i.svg) ![*a*](i.svg "*t*") [`]`](city:a) [a](city:`a`) [a](city:\\*a)',
    "- a\n- b\n    - c\n\n        d\n    - e\n- f\n\n- g\n\n    h\n1. i\n2. j\n   k\n\n    l\n* m\n+ n\n\n    code\n\n        code",
    "1. a\n    1. b\n        - c\n            > d\n            > - e\n10) f\n3. g\n\n\n4. h",
    "> a\n> > b\n> c\nd\n\n> e\n\n> - f\n>     - g\n>\n> ## h {#h}\n    > i",
    (
        "| a | b |\n|---|:-:|\n| `|` | \\| |\n| c `d\\|e` | [f|g](city:h) |\n| *a | b* |\n|| |\n| {lang=id} | *x*{lang=en} "
        "|\n\na|b\n-|-\n\n|a|\n|-|\n|b|"
    ),
    "| a[^1] |\n|---|\n| b[^1][^2] |\n\n[^1]: c | d\n[^2]: e\n\n    f[^1]\n\n    - g\n    - h",
    "a[^1] b[^2] c[^1] d[^x]\n\n[^1]: e\n[^2]: f\n    g\n[^2]: h\n\n> [^3]: i\n\n[^4]:\n[^5]: [^1] ![^1] [^1]: ",
    (
        "# a\n## b ##\n### c \\#\n#### d {#d}\n##### e {#e lang=id}\n####### f\n#g\n#\n## *h* `i` [j](city:j) "
        "{#j}\ntext\nk\n===\nl\n---\n*m* {#m}\n---\n==="
    ),
    (
        "a {#b}\n\na\n{#b}\n\n*a*{lang=en}{lang=id} *a* {lang=en} [a](city:a){lang=en} `a`{lang=en} *a*{: lang=en } *a*{} "
        "*a*{{lang=en}} *a*{lang=en}}\n- a {lang=en}\n- b\n{lang=en}"
    ),
    "---\n***\n___\n- - -\n* * *\n**\n*\n-\n=\na\n- - -\nb\n***\nc",
    "```\na *b* <c>\n```\n\n~~~ {.d}\n[e](f)\n~~~\n\n``` py\n```\n\n```\nnever closed *a*\n\n    - b",
    "a  \nb   \nc\\\nd  \n\n  \ne  ",
    "القدس *عاصمة* [الرباط](city:rabat) [@sumber; @lain] ١. عنصر\n\n١. عنصر\n\n## عنوان\n\n😀 **😀** _😀_ 👩‍👩‍👧 `😀` [😀](city:rabat)",
    "a\u00a0*b*\u2028c\u0085d\x0be\x0cf\x1cg\r\nh\ri\tj\t*k*\n\tl\n \tm",
    "[@a] [@a; @b] a [@a]. \\[@a] ![@a] [@a](b) [@a][b] [@[a]] [@ a] [@]\n[@a]\n[@a]: b",
    "](+ ![- ](\n\n](\n# a\n](\n  # b\n](\n  [a<b]: c\n[a]:\n[b]: d",
    "[@a]![@b]! [@c]!\n [@d] *[@e]* **a** [@f]*b*[@g] *c*[d](city:d)*e* [f](city:f)[@g] *h*i *j*, (*k*) **l ** * m* *n\no* **p***q*",
    "[a](city:a)  \n[b](city:b) [@a]  \n[@b] *c*  \nd [e](city:e_f_g) *h_i_j* [k_l_m](city:k) [n&amp;o](city:n) [p](city:p&q) ![r](s.svg)",
    "///Footnotes Go Here/// \ufdd2 a[^1]\n\n[^1]: b",
    "*" * 40 + " " + "_" * 41 + "a" + "*" * 39 + "\n\n" + "*_" * 30 + "a" + "_*" * 30 + "\n\n" + "[" * 20 + "a" + "](city:a)" * 20,
]

FRAGMENTS = [
    *("a", "b ", "kota ", "\n", "\n\n", "  \n", "    ", " ", "> ", "- ", "* ", "+ ", "1. ", "10. ", "# ", "## ", "### c {#c}\n"),
    *("---\n", "===\n", "***\n", "|", "|a|b|\n|-|:-:|\n", "| a `|` b | c \\| d |\n", "```\n", "``` py\n", "~~~ {.x}\n", "`", "``"),
    *("*", "**", "***", "_", "__", "[", "]", "(", ")", "](", "![", "!", "[a]", "[x][a]", "[a][]", "![i][a]", "[a]: city:a\n", " [b]:\n  "),
    *(
        "[^1]",
        "[^1]: ",
        "[^n]: catatan\n    lagi\n",
        "[@a]",
        "[@a; @b-c]",
        "{#x}",
        "{lang=en}",
        "{: x=y}",
        "{",
        "}",
        "\\",
        "\\*",
        "\\[",
        "\\\\",
    ),
    *(
        "[Rabat](city:rabat)",
        "[](person:soekarno)",
        "https://example.org",
        "<https://example.org/2019/>",
        "<a@b.org>",
        '"t"',
        "'t'",
        "<",
        ">",
    ),
    *(
        "<b>",
        "</b>",
        "<script>",
        "<!--",
        "-->",
        "<?x?>",
        "<![CDATA[",
        "<img src=x>",
        "&",
        "&lt;",
        "&#60;",
        "\t",
        "\r",
        "\u00a0",
        "\x0b",
        "\x1c",
    ),
    *("klzzwxh:0000", "wzxhzdk:0", "\x02klzzwxh:0000\x03", "\x0242\x03", "1999", "القدس ", "😀", "e\u0301", "wali *kota*{lang=id}"),
]

PIECES = st.sampled_from(FRAGMENTS) | st.text("ab<>&\"'`*_[](){}!#|\\-=:^@1. \n", max_size=6)
COMPOSED = st.lists(PIECES, max_size=40).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A passage of a text that is really written, with pieces put in, or in the place of others."""
    chosen = draw(st.randoms(use_true_random=False))
    text = chosen.choice(list(WRITTEN.values()))
    start = chosen.randrange(max(1, len(text) - 800))
    text = text[start : start + chosen.randrange(50, 900)]
    for piece in draw(st.lists(PIECES, min_size=1, max_size=8)):
        start = chosen.randrange(len(text) + 1)
        text = text[:start] + piece + text[start + chosen.choice([0, 0, 0, 1, 5, 20]) :]
    return text


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN.keys())
def test_a_text_of_the_project_becomes_what_the_library_makes_of_it(text: str) -> None:
    assert SPARING.convert(text) == LIBRARY.convert(text)


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_a_strange_text_becomes_what_the_library_makes_of_it(text: str) -> None:
    assert SPARING.convert(text) == LIBRARY.convert(text)


@given(COMPOSED | mutated())
def test_any_text_becomes_what_the_library_makes_of_it(text: str) -> None:
    assert SPARING.convert(text) == LIBRARY.convert(text)


def searches(text: str) -> int:
    """How often a pattern is looked for in a text."""
    inline = SPARING.md.treeprocessors["inline"]
    assert isinstance(inline, FastInline)
    before = inline.searches
    SPARING.convert(text)
    return inline.searches - before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata biasa saja, berapa pun banyaknya.\n\n- Satu.\n- Dua.", 0),
        ("Satu *kata* dan `satu` kode.", 2 + 2),
        ("[Rabat](city:rabat), [@a; @b] *kata* dan **kata lain** [](person:soekarno).", 0),
        ("[Rabat](city:rabat 'judul')", 2),
        ("[*Rabat*](city:rabat), [@a], [@b].", 2 + 3 + 2),
        ("a[^1]\n\n[^1]: b", 2),
        ("[Rabat][r]\n\n[r]: city:rabat", 2),
        ("a \\* b", 2),
    ],
)
def test_a_pattern_is_looked_for_once_more_than_it_is_found_and_only_where_its_sign_stands(text: str, expected: int) -> None:
    assert searches(text) == expected
