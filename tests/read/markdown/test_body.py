import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kembar.model.document import Body, PlainSection
from kembar.model.problem import Problem, SourceLocation
from kembar.read.markdown.body import BodyReader
from kembar.read.sanitizer import CLASSES, ELEMENTS
from tests.bodies import html_of
from tests.cases import Case, read_cases
from tests.cpu_time import bounded_cpu_time

READER = BodyReader("Kembali ke teks")


def read(text: str) -> tuple[Body, list[Problem]]:
    return READER.read(text, SourceLocation("rabat.md", 1), "cities", "rabat")


def links_of(body: Body) -> list[str]:
    return [
        f"{link.place.line}:{link.place.column} {link.kind}/{link.key}"
        + (f"#{link.fragment}" if link.fragment else "")
        + ("" if link.named else " without text")
        for link in body.links
    ]


@pytest.mark.parametrize("case", read_cases("markdown"), ids=str)
def test_markdown_becomes_what_its_cases_say(case: Case) -> None:
    body, problems = read(case.blocks["input"])

    headings = [
        f"{heading.place.line}:{heading.place.column} {heading.level} #{heading.id} {heading.text}".rstrip() for heading in body.headings
    ]
    told = [
        f"{problem.location.line}:{problem.location.column} {problem.level} {problem.code}: {problem.message}"
        for problem in sorted(problems, key=lambda problem: problem.order)
    ]
    assert html_of(body) == case.blocks["html"]
    assert links_of(body) == case.blocks.get("links", "").splitlines()
    assert headings == [line.rstrip() for line in case.blocks.get("headings", "").splitlines()]
    assert told == case.blocks.get("problems", "").splitlines()


def test_a_text_is_placed_in_its_file() -> None:
    body, _ = READER.read("Lihat [Paris](city:paris).", SourceLocation("rabat.md", 14), "cities", "rabat")

    assert body.links[0].place == SourceLocation("rabat.md", 14, 20)


def test_nothing_of_one_text_is_left_in_the_next() -> None:
    first = read("[a](city:a) [^1] [r]\n\n## A\n\n[^1]: b\n\n[r]: city:r\n\n<b>")
    read("[^1]: c\n\n[r]: city:x\n\n[b](city:b)\n\n## A")

    assert read("[a](city:a) [^1] [r]\n\n## A\n\n[^1]: b\n\n[r]: city:r\n\n<b>") == first


def test_the_words_are_those_of_the_text_without_its_notes() -> None:
    body, _ = read("## Sejarah & *seni*\n\nSejak 1991 [@a; @b], kata [Anies](person:anies)[^1].\n\n[^1]: Catatan.")

    assert body.prose.plain == (PlainSection("", "", ""), PlainSection("sejarah-seni", "Sejarah & seni", "Sejak 1991, kata Anies."))
    assert body.headings[0].text == "Sejarah & seni"


def test_the_way_back_from_a_footnote_is_called_what_it_is_called_in_the_language() -> None:
    body, _ = BodyReader("{kembali} ke teks").read("a[^1]\n\n[^1]: b", SourceLocation("a.md", 1), "pages", "a")

    assert 'title="{kembali} ke teks"' in html_of(body)


HOSTILE = {
    "brackets": "[" * 19_000,
    "pictures": "![" * 9_000,
    "stars": "*a **b " * 2_700,
    "a run of stars": "*" * 19_000,
    "nearly a rule": "*" * 9_000 + "a",
    "ticks": " ".join("`" * length for length in range(190)),
    "a run of ticks": "`" * 19_000,
    "tags": '<a "' * 4_700,
    "comments": "<!-- a " * 2_500,
    "scripts": "<script>x</script>\n\n" * 2_000,
    "braces": "*a*{" * 4_700,
    "entities": "&#1;" * 4_700,
    "backslashes": "\\" * 19_000,
    "columns": "|a" * 400 + "\n" + "|-" * 400 + "\n" + ("|b" * 400 + "\n") * 20,
    "quotations": "> " * 9_000,
    "lists": "\n".join("    " * depth + "- a" for depth in range(200)),
    "notes": "".join(f"[^{number}] " for number in range(2_000)) + "\n\n" + "".join(f"[^{number}]: a\n" for number in range(2_000)),
    "definitions": "[a]: b\n" * 2_700,
    "headings": "# a\n" * 4_700,
    "underlines": "a\n=\n" * 4_700,
    "citations": "[@" + "a;@" * 6_000 + "]",
    "spaces": " " * 19_000 + "a",
    "spaces between words": ("a" + " " * 19_000 + "b\n\n") * 10,
    "signs in many blocks": ("](+ ![- " * 497 + "\n\n") * 48,
    "paragraphs": "a\n\n" * 60_000,
    "one line": "a" * 300_000,
    "wide tables": ("|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n" + "a\n" * 995 + "\n") * 4,
    "a wide table in a quotation": "> |" + "a|" * 900 + "\n> |" + "-|" * 900 + "\n" + "> a\n" * 995,
    "tables below the limit": ("|" + "a|" * 20 + "\n|" + "-|" * 20 + "\n" + "a\n" * 200 + "\n") * 4,
    "notes that name notes": "a[^n0]\n\n" + "".join(f"[^n{number}]: a[^n{number + 1}]\n\n" for number in range(2_000)) + "[^n2000]: a\n",
    "unused notes": "a\n\n" + "[^a]: a\n\n".join(f"[^n{number}]: a\n\n" for number in range(1_200)),
    "unfit labels of notes": "a\n\n" + "".join(f"[^n {number}]: a\n\n" for number in range(2_000)),
    "one note": ("a[^n] " * 500 + "\n\n") * 12 + "[^n]: a\n",
    "one note in all sections": "## a[^n]\n\n" * 2_000 + "[^n]: " + "a " * 9_000,
    "notes that name notes in all sections": "".join(f"## a{number}[^n0]\n\n" for number in range(900))
    + "".join(f"[^n{number}]: a[^n{number + 1}]\n\n" for number in range(900)),
    "numbers": ("1 " * 9_000 + "\n\n") * 10,
    "years of sections": "## 1991\n\n1991\n\n" * 1_200,
    "everything": 'a *b **c `d [e](f "g\n' * 500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    with bounded_cpu_time():
        read(text)


def reported(text: str) -> list[str]:
    return [f"{problem.location} {problem.code}: {problem.message}" for problem in read(text)[1]]


@pytest.mark.parametrize("sign", ["", "> "])
def test_the_table_with_which_a_text_has_too_many_cells_is_reported(sign: str) -> None:
    table = f"{sign}|{'a|' * 20}\n{sign}|{'-|' * 20}\n" + f"{sign}a\n" * 99

    assert reported("\n".join([table] * 10)) == []
    assert reported("\n".join([table] * 11)) == ["rabat.md:1021:1 markdown.too-long: the tables of this text have more than 20,000 cells"]


def test_the_section_with_which_footnotes_are_repeated_too_often_is_reported() -> None:
    sections = "".join(f"## Bagian {number}[^1]\n\n" for number in range(1, 51))

    assert reported(sections + "[^1]: " + "a" * 9_000) == []
    assert reported(sections + "[^1]: " + "a" * 11_000) == [
        "rabat.md:91:4 markdown.too-long: with their footnotes, the sections of this text have more than 500,000 characters"
    ]


def test_a_footnote_of_a_footnote_belongs_to_the_section_that_refers_to_the_first() -> None:
    body, problems = read("Satu[^1].\n\n## Dua\n\nTiga.\n\n[^1]: A[^2].\n\n[^2]: B[^3].\n\n[^3]: C.")

    assert problems == []
    assert list(body.prose.words) == ["Satu⟨note⟩. A⟨note⟩. B⟨note⟩. C.", "Dua Tiga."]


def test_each_reference_to_a_footnote_has_an_id_of_its_own() -> None:
    body, _ = read("a[^1] b[^1] c[^1]\n\n[^1]: d")

    assert re.findall(r'id="(fnref[^"]*)"', html_of(body)) == ["fnref:1", "fnref2:1", "fnref3:1"]
    assert re.findall(r'href="#(fnref[^"]*)"', html_of(body)) == ["fnref:1", "fnref2:1", "fnref3:1"]


PIECES = [
    *(
        "a",
        "b ",
        "\n",
        "\n\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "---\n",
        "===\n",
        "|a|b|\n|-|-|\n",
        "```\n",
        "~~~ {.x}\n",
        "`",
        "``",
    ),
    *("*", "**", "_", "[", "]", "(", ")", "](", "![", "[^1]", "[^1]: ", "[@a]", "[@a; @b]", "[a]: ", "{#x}", "{lang=en}", "{: x=y}", "\\"),
    *("city:rabat", "javascript:alert(1)", "java&#115;cript:x", "https://example.org", "mailto:a@b", "kembar:0", "//x", "#x", '"t"'),
    *("<b>", "</b>", "<script>", "</script>", "<!--", "-->", "<?x?>", "<![CDATA[", "<img src=x onerror=x>", "<", ">", "&", "&lt;", "\t"),
    *("\x02wzxhzdk:0\x03", "wzxhzdk:0", "klzzwxh:0000", "///Footnotes Go Here///"),
]


@given(text=st.lists(st.sampled_from(PIECES) | st.text("ab<>&\"'`*_[](){}!#|\\ \n", max_size=5), max_size=40).map("".join))
def test_whatever_is_written_the_html_holds_nothing_that_is_not_on_the_list(text: str) -> None:
    body, _ = read(text.replace("\x02", "").replace("\x03", ""))

    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    for element in parser.parseFragment(html_of(body)).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert set(element.attrib) <= ELEMENTS[element.tag] | {"dir", "lang"} | ({"class"} if element.tag in CLASSES else set())
        assert not element.attrib.get("href", "").lower().startswith(("javascript", "data", "//"))
        assert element.attrib.get("src", "kembar:").startswith("kembar:")
    assert len(re.findall('(?:href|src)="kembar:', html_of(body))) == len(body.links)
    assert "\ufdd0" not in html_of(body)
