"""What editors write is text: however it is spelled, it never becomes markup, script or an address outside the site."""

import json
import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
import yaml
from tree_sitter import Language, Parser
from tree_sitter_javascript import language

from kembar.i18n.po import parse_po
from kembar.pipeline.build_options import BuildOptions
from kembar.pipeline.package import Wanted, package
from kembar.pipeline.project import Project
from tests.pipeline.site_test import REPOSITORY, SiteTest
from tests.published import PublishedPage

MARKUP = """</title></script><script>alert(1)</script><!--<script>]]><img src=x onerror=alert(1)>"' style=x\\u2028&#60;%(x)s"""
SPELL = MARKUP + "{{ 7*7 }}{% raw %}"
JAVASCRIPT = Parser(Language(language()))
FREE_TEXT = ("title", "name", "outlet", "author", "editor", "abbreviation", "id", "en")
"""The fields of facts and settings that hold words."""

SHAPED = ("sections", "language")
"""The fields whose texts must have a form of their own."""

PATTERNS = ("MMMM y", "d MMMM y", "EEEE, d MMMM y")
"""The messages that are no words, but patterns of dates."""

ALL_SECTIONS = "  search: {id: pencarian, en: search}\n  index: {id: a-z, en: a-z}\n  offline: {id: baca-luring, en: read-offline}\nmenu: ["
"""Settings by which the small site has every listing."""


def with_all_sections(root: Path) -> SiteTest:
    """The small site with every listing that there is."""
    site = SiteTest.copy("small", root)
    site.change("content/site.yaml", "menu: [", ALL_SECTIONS)
    return site


def hostile_catalogue(forms: int) -> str:
    """A catalogue that translates each message of pages by its English words and markup."""
    entries = [f'msgid ""\nmsgstr "Plural-Forms: nplurals={forms};\\n"\n']
    for entry in parse_po((REPOSITORY / "locales" / "id" / "LC_MESSAGES" / "portal.po").read_bytes()).entries:
        texts = [json.dumps(text if text in PATTERNS else text + MARKUP, ensure_ascii=False) for text in entry.ids]
        ids = "\nmsgid_plural ".join(json.dumps(text, ensure_ascii=False) for text in entry.ids)
        if len(entry.ids) > 1:
            entries.append(f"msgid {ids}\n" + "".join(f"msgstr[{form}] {texts[-1]}\n" for form in range(forms)))
        else:
            entries.append(f"msgid {ids}\nmsgstr {texts[0]}\n")
    return "\n".join(entries)


@pytest.fixture(scope="module")
def bewitched(tmp_path_factory: pytest.TempPathFactory) -> SiteTest:
    """The small site with the spell behind every text that a fact, front matter, settings or a catalogue may hold."""
    site = with_all_sections(tmp_path_factory.mktemp("hostile"))
    site.write("locales/id/LC_MESSAGES/portal.po", hostile_catalogue(1))
    site.write("locales/en/LC_MESSAGES/portal.po", hostile_catalogue(2))
    for file in sorted(site.root.glob("content/**/*.yaml")):
        fields = yaml.safe_load(file.read_text(encoding="utf-8"))
        changed = {name: value if name in SHAPED else spelled(value, name) for name, value in fields.items()}
        file.write_text(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for file in sorted(site.root.glob("content/*/*/*.md")):
        text = file.read_text(encoding="utf-8")
        before, front, body = text.split("---\n", 2)
        stamp = "".join(line for line in front.splitlines(keepends=True) if line.startswith("made_from:"))
        fields = yaml.safe_load(front.replace(stamp, ""))
        fields |= {name: fields[name] + SPELL for name in ("title", "description") if name in fields}
        file.write_text(f"{before}---\n{yaml.safe_dump(fields, allow_unicode=True)}{stamp}---\n{body}", encoding="utf-8")
    built = site.build()
    assert built.problems == ""
    return site


def spelled(value: object, field: str) -> object:
    """A value read from YAML with the spell behind its free texts."""
    match value:
        case dict():
            return {name: spelled(part, name) for name, part in value.items()}
        case list():
            return [spelled(part, field) for part in value]
        case str() if field in FREE_TEXT:
            return value + SPELL
        case _:
            return value


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """Every element that the pages of the same site without the spell use, alone and with each of its attributes."""
    site = with_all_sections(tmp_path_factory.mktemp("plain"))
    assert site.build().problems == ""
    return {word for page in site.pages().values() for word in page.vocabulary}


@pytest.fixture(scope="module")
def pages(bewitched: SiteTest) -> Mapping[str, PublishedPage]:
    """The pages of the site with the spell, read by a strict parser."""
    return bewitched.pages()


def test_no_page_gains_an_element_or_an_attribute(used: set[tuple[str, str]], pages: Mapping[str, PublishedPage]) -> None:
    gained = {path: page.vocabulary - used for path, page in pages.items() if page.vocabulary - used}

    assert gained == {}


def test_the_spell_stands_on_the_page_as_text(bewitched: SiteTest) -> None:
    page = bewitched.page("en/cities/nordhavn/index.html")

    assert page.texts("h1") == [f"Nordhavn{SPELL}"]
    assert page.texts("title")[0].startswith(f"Nordhavn{SPELL}")
    assert page.one("meta", name="description").attrib["content"].endswith(SPELL)


def test_no_attribute_holds_more_than_its_text(pages: Mapping[str, PublishedPage]) -> None:
    addresses = [address for page in pages.values() for address in page.addresses]

    assert [address for address in addresses if "alert" in address] == []


def test_every_file_is_what_its_name_says_to_a_parser_of_that_format(bewitched: SiteTest) -> None:
    texts = {path: content for path, content in bewitched.files().items() if not path.startswith("assets/") or "/search/" in path}

    assert {PurePosixPath(path).suffix for path in texts} == {".html", ".xml", ".json", ".js", ".txt"}
    assert [path for path, content in texts.items() if MARKUP[:20].encode() in content] == []
    assert [path for path, content in texts.items() if path.endswith(".js") and has_error(content)] == []
    for path, content in texts.items():
        if path.endswith(".xml"):
            ElementTree.fromstring(content)  # noqa: S314 - made by the build itself
        elif path.endswith(".json"):
            json.loads(content)


def has_error(script: bytes) -> bool:
    """Whether a script is not JavaScript."""
    return JAVASCRIPT.parse(script).root_node.has_error


def test_a_feed_keeps_hostile_words_as_words(bewitched: SiteTest) -> None:
    feed = ElementTree.fromstring(bewitched.read("en/feed.xml"))  # noqa: S314 - made by the build itself

    assert any(SPELL in (element.text or "") for element in feed.iter() if element.tag.endswith("title"))


@pytest.fixture(scope="module")
def packed(bewitched: SiteTest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The site with the spell as an EPUB and as a single file."""
    wanted = Wanted(epub=True, single=("id",))
    made = package(Project(bewitched.root, bewitched.root / "content"), tmp_path_factory.mktemp("packed"), BuildOptions(), wanted)
    assert made.problems == ()
    return list(made.made)


def test_a_single_file_of_hostile_words_is_one_page_with_its_own_scripts_alone(packed: list[Path]) -> None:
    (file,) = (path for path in packed if path.suffix == ".html")

    page = PublishedPage.parse(file.name, file.read_text(encoding="utf-8"))

    assert [script.text for script in page.all("script") if has_error((script.text or "").encode())] == []
    assert [word for word in page.vocabulary if word[1].startswith("on")] == []
    assert [address for address in page.addresses if address == "x"] == []
    assert page.texts("h2")


def test_every_part_of_an_epub_of_hostile_words_is_well_formed(packed: list[Path]) -> None:
    books = [path for path in packed if path.suffix == ".epub"]

    assert len(books) == 2
    for path in books:
        with ZipFile(path) as book:
            parts = [name for name in book.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]
            roots = [ElementTree.fromstring(book.read(part)) for part in parts]  # noqa: S314 - made by the build itself
        elements = [element for root in roots for element in root.iter()]
        assert len(parts) > 10
        assert [element.tag for element in elements if element.tag.endswith("}script") or "onerror" in element.attrib] == []


DESCRIPTION = "What the portal of Muara’s sister cities holds, and how each fact in it can be followed to its source."

MARKDOWN = {
    "a script": "<script>alert(1)</script>",
    "a handler": '<img src="x" onerror="alert(1)">',
    "a frame": '<iframe src="https://evil.example/"></iframe>',
    "a style": "<style>body { display: none }</style>",
    "an unfinished tag": '<a href="x" onclick="alert(1)"',
    "a script link": "[x](javascript:alert(1))",
    "a veiled script link": "[x](java&#x73;cript:alert(1))",
    "a capital script link": "[x](JaVaScRiPt:alert(1))",
    "a data link": "[x](data:text/html,<script>alert(1)</script>)",
    "a link out of its quotes": '[x](https://example.org/"onmouseover="alert(1))',
    "a title out of its quotes": "[x](https://example.org/ 'a\" onmouseover=\"alert(1)')",
    "a picture by script": "![x](javascript:alert(1))",
    "a picture from elsewhere": "![x](https://evil.example/pixel.png)",
    "a handler by attribute list": "*x*{onclick=alert(1)}",
    "a style by attribute list": '*x*{style="position:fixed"}',
    "an automatic script link": "<javascript:alert(1)>",
    "a template": "{{ 7*7 }} {% include 'x' %}",
    "an entity": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "a comment": "<!-- --><script>alert(1)</script> -->",
    "a declaration": "<!DOCTYPE html><?php alert(1) ?>",
    "the reader's own marks": "\u0002wzxhzdk:0\u0003 \u0002klzzwxh:0000\u0003",
    "an address of a closed link": '<a href="kembar:0">x</a> [x](kembar:0)',
    "a protocol-relative link": "[x](//evil.example/)",
    "a link out of the site": "[x](../../../../etc/passwd)",
}


PAGES = {name: f"content/en/pages/{re.sub('[^a-z]+', '-', name)}.md" for name in MARKDOWN}


@dataclass(frozen=True, slots=True)
class Haunted:
    """A site with a page for each spell: what is said of those that were refused, and the pages of the others."""

    problems: str
    pages: Mapping[str, PublishedPage]


@pytest.fixture(scope="module")
def haunted(tmp_path_factory: pytest.TempPathFactory) -> Haunted:
    """The small site with one page for each spell, published without the pages that were refused."""
    site = SiteTest.copy("small", tmp_path_factory.mktemp("haunted"))
    for name, spell in MARKDOWN.items():
        site.write(PAGES[name], f"---\ntitle: A page with {name}\ndescription: {DESCRIPTION}\n---\n\nHere {spell} it is.\n")
    problems = site.build().problems
    for path in PAGES.values():
        if any(line.startswith(f"{path}:") and ": error " in line for line in problems.splitlines()):
            site.delete(path)
    assert not site.build().failed
    return Haunted(problems, site.pages())


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_refused_or_becomes_plain_words(used: set[tuple[str, str]], haunted: Haunted, name: str) -> None:
    page = haunted.pages.get(PAGES[name].removeprefix("content/").replace("pages/", "").replace(".md", "/index.html"))
    if page is None:
        assert f"{PAGES[name]}:6:" in haunted.problems
        return

    assert page.vocabulary - used <= {("a", "title")}
    assert [address for address in page.addresses if "alert" in address or "evil" in address] == []


def test_what_is_left_out_is_reported_and_what_is_refused_is_not_published(haunted: Haunted) -> None:
    reported = {name for name, path in PAGES.items() if f"{path}:6:" in haunted.problems}

    assert set(MARKDOWN) - reported == {"a template", "a title out of its quotes", "an entity", "an unfinished tag"}


@pytest.mark.parametrize("slug", ["../../etc", "..", "a/b", "/etc", "a\\b", "%2e%2e", "con", ".", "a b", "<script>"])
def test_a_slug_cannot_lead_out_of_its_folder(site: SiteTest, slug: str) -> None:
    site.change("content/id/cities/nordhavn.md", "slug: nordhavn", f"slug: {slug!r}")

    built = site.build()

    assert built.failed
    assert "content/id/cities/nordhavn.md:3:" in built.problems
    assert not site.out.exists()


@pytest.mark.parametrize(
    "alias", ["/../x/", "//evil.example/", "../x/", "/id/../../x/", "/id/%2e%2e/x/", "/id/\\..\\x/", "/", "/id/", "/assets/x/"]
)
def test_an_alias_cannot_lead_out_of_the_site_nor_over_it(site: SiteTest, alias: str) -> None:
    site.change("content/id/cities/nordhavn.md", "[/id/kota/pelabuhan-utara/]", f"[{alias!r}]")

    assert site.build().failed
    assert not site.out.exists()


def test_a_link_out_of_the_content_is_refused(site: SiteTest, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: secret")
    (site.root / "content" / "facts" / "cities" / "secret.yaml").symlink_to(tmp_path / "secret.yaml")

    assert site.build().problems.splitlines()[0] == (
        "content/facts/cities/secret.yaml: error file.link-outside: this link leads out of the content folder"
    )


PRIVATE = "only-for-this-machine-4711"


@pytest.mark.parametrize(
    "path",
    [
        "assets/images/logo.svg",
        "assets/static/robots-extra.txt",
        "assets/static",
        "templates/base.html",
        "templates/components/card/card.css",
        "templates/layouts",
        "locales/id/LC_MESSAGES/portal.po",
        "locales/id",
    ],
)
def test_a_link_publishes_nothing_from_elsewhere_in_the_project(site: SiteTest, path: str) -> None:
    site.write(".git/config", PRIVATE)
    link = site.root / path
    if link.is_dir():
        shutil.rmtree(link)
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(site.root / ".git" / ("" if "." not in link.name else "config"))

    built = site.build()

    assert built.failed
    assert f"{path}: error file.link: this is a link, and links are not followed here" in built.problems.splitlines()
    assert not site.out.exists()


@pytest.mark.parametrize("path", ["locales/de", "locales/id/LC_MESSAGES/extra.po"])
def test_a_link_in_locales_that_no_language_reads_is_reported_too(site: SiteTest, path: str) -> None:
    site.restore_build()
    (site.root / path).symlink_to(site.root.parent)

    expected = f"{path}: error file.link: this is a link, and links are not followed here"
    assert site.build().problems.splitlines().count(expected) == 1


@pytest.mark.parametrize("path", ["templates/base.html", "locales/id/LC_MESSAGES/portal.po", "assets/css/base.css"])
def test_a_pipe_in_place_of_a_file_is_reported_without_waiting(site: SiteTest, path: str) -> None:
    (site.root / path).unlink()
    os.mkfifo(site.root / path)

    assert f"{path}: error file.special: this is not an ordinary file" in site.run().stderr.splitlines()


def test_a_template_that_becomes_a_link_is_reported_by_the_next_build(site: SiteTest) -> None:
    site.restore_build()
    template = site.root / "templates" / "layouts" / "page.html"
    site.write(".env", template.read_text(encoding="utf-8") + PRIVATE)
    template.unlink()
    template.symlink_to(site.root / ".env")

    built = site.build()

    assert built.problems.splitlines()[0] == "templates/layouts/page.html: error file.link: this is a link, and links are not followed here"
    assert all(PRIVATE not in file.read_text(encoding="utf-8") for file in site.out.rglob("*.html"))


EXHAUSTING = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nname: *c\n",
    "brackets": "[" * 100_000,
    "length": "name: " + "x" * 2_000_000,
    "keys": "? " * 50_000,
    "tags": "name: !!python/object/apply:os.system ['true']\n",
}


@pytest.mark.parametrize("text", EXHAUSTING.values(), ids=EXHAUSTING.keys())
def test_yaml_that_would_exhaust_the_machine_is_a_problem_like_any_other(site: SiteTest, text: str) -> None:
    site.write("content/facts/cities/nordhavn.yaml", text)

    built = site.build()

    assert built.failed
    assert "content/facts/cities/nordhavn.yaml" in built.problems
