"""The corpus for other generators: the same texts and facts, without anything that only Kembar reads."""

import re
from pathlib import Path

import pytest

from bench.corpus.making import SMALLEST, Corpus, make_corpus
from bench.layouts import eleventy, hugo
from bench.layouts.interface import INTERFACE, interface
from bench.layouts.kembar import LANGUAGES
from bench.layouts.leaves import leaves


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(SMALLEST)


def test_texts_keep_nothing_that_only_kembar_reads(corpus: Corpus) -> None:
    texts = [leaf.text for leaf in leaves(corpus, hugo.link)]

    assert [found for text in texts for found in re.findall(r"\[@|\]\((?:city|visit|field|person):|\{lang=|\[\]\(", text)] == []


def test_each_citation_has_its_footnote(corpus: Corpus) -> None:
    for leaf in leaves(corpus, eleventy.link):
        referred, written = re.findall(r"\[\^([^\]]+)\](?!:)", leaf.text), re.findall(r"^\[\^([^\]]+)\]:", leaf.text, re.MULTILINE)
        assert sorted(set(referred)) == sorted(written)


def test_every_page_with_words_and_every_agreement_is_a_file_for_both_peers(corpus: Corpus, tmp_path: Path) -> None:
    expected = len(corpus.words) + len(LANGUAGES) * len(corpus.world.records["agreements"])

    hugo.lay_out(corpus, tmp_path / "hugo")
    eleventy.lay_out(corpus, tmp_path / "eleventy")

    files = [path for path in (tmp_path / "hugo" / "content").glob("*/*/*.md") if path.name != "_index.md"]
    assert len(files) == expected
    assert len(list((tmp_path / "eleventy").glob("*/*/*.md"))) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_peers_speak_the_portal_s_own_words(lang: str) -> None:
    words = interface(lang)

    assert words.keys() >= INTERFACE.keys()
    assert (words["skip"], words["Direction-outgoing"]) == {
        "id": ("Langsung ke isi", "Kunjungan yang dilakukan"),
        "en": ("Skip to the content", "Visit made"),
    }[lang]


def test_all_words_of_the_interface_are_translated() -> None:
    english, indonesian = interface("en"), interface("id")

    assert {name for name in INTERFACE if english[name] == indonesian[name]} == {"status"}
