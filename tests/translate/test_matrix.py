"""The status of every page in every language."""

import json
from html.parser import HTMLParser

import html5lib

from kembar.i18n.messages import Messages
from kembar.i18n.translator import Translator
from kembar.model.fingerprint import Drift, fingerprint
from kembar.model.site import Site, State
from kembar.translate.as_html import matrix_html
from kembar.translate.as_json import matrix_json
from kembar.translate.as_text import matrix_text
from kembar.translate.matrix import Cell, build_matrix
from kembar.translate.paths import find_document, find_pages
from kembar.translate.stamp import new_stamp, stamp_line
from tests.arrange.contents import city
from tests.translate.words import page, site, words


def stamped_page(body: str, source: str) -> str:
    """Front matter and body of a page that was made from an Indonesian page with another body."""
    return f"---\ntitle: About\ndescription: A page.\n{stamp_line(new_stamp(None, page('id', source)))}\n---\n\n{body}\n"


def cells(of: Site, kind: str, key: str) -> dict[str, Cell]:
    """A page's row."""
    return next(dict(row.cells) for row in build_matrix(of).rows if (row.kind, row.key) == (kind, key))


def test_a_stale_page_counts_the_words_of_its_stale_sections() -> None:
    source = page("id", "Satu dua.\n\n## Tiga\n\nEmpat lima enam.\n\n## Tujuh\n\nDelapan.")
    before = "Satu dua.\n\n## Tiga\n\nEmpat lima.\n\n## Lama\n\nSudah hilang."

    found = cells(site(source, words("en", stamped_page("One.", before))), "pages", "about")

    assert found == {
        "id": Cell(lang="id", state=State.ORIGINAL, path="content/id/pages/about.md"),
        "en": Cell(
            lang="en",
            state=State.STALE,
            path="content/en/pages/about.md",
            source_lang="id",
            drift=Drift(changed=("tiga",), added=("tujuh",), removed=("lama",)),
            words=6,
        ),
    }


def test_a_page_without_a_text_counts_all_words() -> None:
    of = site(words("en", "Two words.", "cities", "rabat"), cities={"rabat": city("Rabat")})

    assert cells(of, "cities", "rabat") == {
        "id": Cell(lang="id", state=State.UNTRANSLATED, source_lang="en", words=2),
        "en": Cell(lang="en", state=State.ORIGINAL, path="content/en/cities/rabat.md"),
    }


def test_a_free_page_counts_unless_it_is_for_its_own_language_only() -> None:
    assert cells(site(page("id", "Satu.")), "pages", "about")["en"] == Cell(lang="en", state=State.ABSENT, source_lang="id", words=4)
    assert cells(site(page("id", "Satu.", only="id")), "pages", "about")["en"] == Cell(lang="en", state=State.ABSENT)


def test_marked_passages_count_as_words_to_translate() -> None:
    of = site(
        page("id", "Satu dua.\n\n## Tiga\n\nEmpat."), words("en", stamped_page("One two.\n\n## ⟦TODO⟧ Tiga {#tiga}\n\n⟦TODO⟧ Empat.", ""))
    )

    assert cells(of, "pages", "about")["en"].words == 2 + 2


def test_a_translation_that_was_never_accepted_is_reported() -> None:
    of = site(page("id", "Satu."), page("en", "One."))

    assert cells(of, "pages", "about")["en"] == Cell(
        lang="en", state=State.TRANSLATED, path="content/en/pages/about.md", source_lang="id", stamped=False
    )


def small() -> Site:
    """A stale page, and a city with words in one language."""
    source = page("id", "Satu dua.")
    return site(source, words("en", stamped_page("One.", "Satu.")), words("id", "Kota.", "cities", "jakarta"))


def test_the_text_is_a_table_with_totals() -> None:
    assert matrix_text(build_matrix(small()), Translator()) == (
        "Page                id        en\n"
        "cities/jakarta      original  untranslated (1 word)\n"
        "pages/about         original  stale: .lead (2 words)\n"
        "\n"
        "Total\n"
        "original            2         0\n"
        "translated          0         0\n"
        "stale               0         1\n"
        "untranslated        0         1\n"
        "absent              0         0\n"
        "words to translate  0         3\n"
    )


def test_the_json_has_every_page_and_totals() -> None:
    value = json.loads(json.dumps(matrix_json(build_matrix(small(), {("pages", "about")}))))

    nothing: dict[str, object] = {"stale": [], "changed": [], "added": [], "removed": [], "origin": None, "words": 0, "stamped": True}
    assert value == {
        "pages": [
            {
                "key": "about",
                "kind": "pages",
                "languages": {
                    "id": {**nothing, "state": "original", "path": "content/id/pages/about.md"},
                    "en": {
                        **nothing,
                        "state": "stale",
                        "path": "content/en/pages/about.md",
                        "stale": [".lead"],
                        "changed": [".lead"],
                        "origin": "id",
                        "words": 2,
                    },
                },
            }
        ],
        "totals": {
            "id": {"original": 1, "translated": 0, "stale": 0, "untranslated": 0, "absent": 0, "words": 0},
            "en": {"original": 0, "translated": 0, "stale": 1, "untranslated": 0, "absent": 0, "words": 2},
        },
    }


def test_a_page_without_a_file_has_no_path_in_json() -> None:
    value = json.loads(json.dumps(matrix_json(build_matrix(small(), {("cities", "jakarta")}))))

    assert value["pages"][0]["languages"]["en"]["path"] is None


class Requests(HTMLParser):
    """Collects what a page would load or run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [name for name, _ in attrs if name in ("src", "href", "srcset") or name.startswith("on")]
        self.found += [tag] if tag in ("script", "link", "iframe", "img") else []


def test_the_html_is_one_valid_page_that_loads_nothing() -> None:
    text = matrix_html(build_matrix(small()), Translator())
    requests = Requests()
    requests.feed(text)

    html5lib.HTMLParser(strict=True).parse(text)

    assert requests.found == []
    assert '<td class="stale">stale, 2 words<ul><li><code>.lead</code></li></ul><br><small>content/en/pages/about.md</small></td>' in text


def test_the_html_is_translated_and_escaped() -> None:
    texts, plurals = {"untranslated": "<belum>"}, {("{count} word", "{count} words"): ("<{count} kata>",)}
    translator = Translator("id", Messages(texts=texts, plurals=plurals, form=lambda _: 0))

    text = matrix_html(build_matrix(small()), translator)

    assert '<html lang="id">' in text
    assert '<td class="untranslated">&lt;belum&gt;, &lt;1 kata&gt;</td>' in text


def test_a_path_gives_the_pages_that_have_or_may_have_a_file_there() -> None:
    of = small()

    both = [("cities", "jakarta"), ("pages", "about")]
    assert find_pages(of, ()) == find_pages(of, ("id",)) == find_pages(of, ("facts",)) == both
    assert find_pages(of, ("en", "cities")) == find_pages(of, ("facts", "cities", "jakarta.yaml")) == [("cities", "jakarta")]
    assert find_pages(of, ("en", "cities", "jakarta.md")) == [("cities", "jakarta")]
    assert find_pages(of, ("en", "visits")) == []


def test_a_path_of_no_page_gives_none() -> None:
    paths = [
        ("site.yaml",),
        ("fr",),
        ("facts", "people"),
        ("id", "cities", "rabat.md"),
        ("id", "cities", "jakarta.yaml"),
        ("id", "a", "b", "c"),
    ]

    assert [find_pages(small(), parts) for parts in paths] == [None] * len(paths)


def test_the_text_of_a_file_is_found() -> None:
    of = small()

    found = find_document(of, ("id", "cities", "jakarta.md"))

    assert found is not None
    assert found.path == "content/id/cities/jakarta.md"
    assert [find_document(of, parts) for parts in [("en", "cities", "jakarta.md"), ("facts", "cities", "jakarta.yaml"), ("id",)]] == [
        None
    ] * 3
    assert fingerprint(found) != {}
