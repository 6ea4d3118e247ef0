"""Grammars of the formats that people write: texts that are almost right, which reach further into a reader than random ones."""

from collections.abc import Sequence

from hypothesis import strategies as st

from tests.fuzz.mutations import SIGNS

Texts = st.SearchStrategy[str]

ADDRESSES = (
    *(
        "city:nordhavn",
        "city:",
        "city:x#y",
        "person:lars-holm",
        "person:LARS",
        "visit:2018-nordhavn",
        "field:libraries",
        "kembar:0",
        "page:about",
    ),
    *("https://example.org/", "https://example.org/a(b)", "http://[::1", "https://a:99999/", "//evil.example/", "mailto:a@b", "tel:+62"),
    *("javascript:alert(1)", "JaVaScRiPt&#58;alert(1)", "java\tscript:x", "&#106;avascript:x", "data:text/html,<script>", "vbscript:x"),
    *("portal.png", "../../x", "/x", "#", "#top", "", " ", "<a b>", "a b", "\\", "%", "?"),
)
VECTORS = (
    *(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=javascript:x>",
        "<iframe srcdoc='<p>'>",
    ),
    *(
        "<p style=x onclick=y>",
        "<math><mtext></p><style><img title='</style><img src onerror=x>'>",
        "<noscript><p title='</noscript><img>'>",
    ),
    *(
        "<form id=x><input name=attributes>",
        "<a id=__proto__>",
        "<b",
        "</",
        "<!-- -->",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<!DOCTYPE x>",
        "&lt;b&gt;",
    ),
    *("\x02wzxhzdk:0\x03", "\ufdd0", "{{ 7*7 }}", "{% raw %}", "&#0;", "&#x110000;", "&nbsp;", "&CounterClockwiseContourIntegral;"),
)


def soup(pieces: Sequence[str], most: int = 30) -> Texts:
    """Pieces in any order, with a few characters of any kind between them."""
    return st.lists(st.sampled_from(pieces) | st.text(max_size=3), max_size=most).map("".join)


# Markdown

_words = st.sampled_from(["Kota", "sejak 1991", "1.234", "a*b", "snake_case", "e\u0301", "مدينة", *SIGNS, *VECTORS]) | st.text(max_size=6)
_address = st.sampled_from(ADDRESSES)


def _inline(inner: Texts) -> Texts:
    return st.one_of(
        st.builds("*{}*".format, inner),
        st.builds("**{}**".format, inner),
        st.builds("`{}`".format, inner),
        st.builds("[{}]({})".format, inner, _address),
        st.builds("[{}]({} 'a\" b')".format, inner, _address),
        st.builds("![{}]({})".format, inner, _address),
        st.builds("<{}>".format, _address),
        st.builds("[{}][r]".format, inner),
        st.builds("{}[^{}]".format, inner, st.sampled_from("12ab")),
        st.builds("{} [@{}]".format, inner, st.sampled_from(["gazette-2018", "x", "@", "a; @b", "", "`"])),
        st.builds("{}{{{}}}".format, inner, st.sampled_from(["lang=ar", "#id", ".x", "onclick=x", "lang='", ": x", ""])),
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
    )


_inlines = st.recursive(_words, _inline, max_leaves=6)


def _indented(mark: str, text: str) -> str:
    first, *rest = text.split("\n")
    return "\n".join([mark + first, *(" " * len(mark) + line for line in rest)])


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


_leaf_blocks = st.one_of(
    _inlines,
    st.builds("{} {}".format, st.sampled_from(["#", "##", "###", "####", "#######"]), _inlines),
    st.builds("{}\n{}".format, _inlines, st.sampled_from(["---", "==="])),
    st.builds("[^{}]: {}".format, st.sampled_from("12ab"), _inlines),
    st.builds("[r]: {}".format, _address),
    st.builds(
        "{0}{1}\n{2}\n{0}".format, st.sampled_from(["```", "~~~", "````"]), st.sampled_from(["", "python", " x y", "{.x}"]), _inlines
    ),
    st.builds("|{}|{}|\n|{}|-|\n|{}|{}|x|".format, _inlines, _inlines, st.sampled_from(["-", ":-:", "-:", ""]), _inlines, _inlines),
    st.sampled_from(["***", "- - -", "    code", "\tcode", "", "1990. tahun", "+", "-", "1.", ">", "[^1]:"]),
)


def _nested_blocks(inner: Texts) -> Texts:
    return st.one_of(
        st.builds(_indented, st.sampled_from(["- ", "* ", "1. ", "3. ", "-   ", "[^1]: "]), inner),
        inner.map(_quoted),
        st.lists(inner, min_size=2, max_size=4).map("\n\n".join),
        st.lists(inner, min_size=2, max_size=3).map("\n".join),
    )


markdown = st.recursive(_leaf_blocks, _nested_blocks, max_leaves=8)
"""Markdown of every construct that the reader knows, in any order and depth."""

# YAML and front matter

_scalars = st.sampled_from(
    ["x", "1991", "2018-04-17", "[muara]", "{id: a, en: b}", "null", "~", "''", '"a', "|", ">-", "&a x", "*a", *SIGNS]
)
_keys = st.sampled_from(
    [
        "name",
        "title",
        "country",
        "sources",
        "when",
        "slug",
        "aliases",
        "made_from",
        "id",
        "en",
        "<<",
        "? x",
        "'a b'",
        "",
        "description",
        "only",
    ]
)


def _pairs(inner: Texts) -> Texts:
    return st.lists(st.builds("{}:{}{}".format, _keys, st.sampled_from([" ", "", "\n  "]), inner), min_size=1, max_size=4).map("\n".join)


def _items(inner: Texts) -> Texts:
    return st.lists(inner.map(lambda text: _indented("- ", text)), min_size=1, max_size=3).map("\n".join)


yaml_texts = st.recursive(
    _scalars, lambda inner: st.one_of(_pairs(inner), _items(inner), inner.map(lambda text: _indented("  ", text))), max_leaves=8
)
"""YAML of mappings, lists and scalars, most of it with a fault."""

front_matter = st.builds(
    "{}{}\n{}\n{}".format,
    st.sampled_from(["---\n", "--- \n", "\n---\n", "----\n", ""]),
    yaml_texts,
    st.sampled_from(["---", "--", "..."]),
    markdown,
)
"""A file of words: front matter, and a body."""

# Catalogues

_strings = st.one_of(
    st.sampled_from(
        ["Sources", "since {date}", "{count} city", "sejak {date}", "{date", "{}", "{0}", "{date!r:>9}", "\\n", "\\x", "\\", *SIGNS]
    ),
    st.text(max_size=8),
)
_quoted_strings = st.builds('{}"{}"'.format, st.sampled_from(["", "", '""\n']), _strings)
_whole_entries = st.one_of(
    st.builds("msgid {}\nmsgstr {}".format, _quoted_strings, _quoted_strings),
    st.builds("msgid {}\nmsgid_plural {}\nmsgstr[0] {}".format, _quoted_strings, _quoted_strings, _quoted_strings),
    st.builds("msgctxt {}\nmsgid {}\nmsgstr {}".format, _quoted_strings, _quoted_strings, _quoted_strings),
    st.builds("#, {}".format, st.sampled_from(["fuzzy", "c-format", "fuzzy, x"])),
    st.builds("#~ msgid {}\n#~ msgstr {}".format, _quoted_strings, _quoted_strings),
    st.builds("#{}".format, st.text(max_size=5)),
)
_parts_of_entries = st.builds(
    "{} {}".format,
    st.sampled_from(["msgid", "msgstr", "msgstr[1]", "msgstr[99]", "msgid_plural", "msgctxt", "domain", ""]),
    _quoted_strings,
)
_heads = st.sampled_from(
    [
        "",
        *(
            f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals={n};\\n"\n\n'
            for n in ("1", "1", "2", "٣", "9" * 5000)
        ),
    ]
)
catalogues = st.builds("{}{}\n".format, _heads, st.lists(_whole_entries | _parts_of_entries, max_size=6).map("\n".join))
"""PO files, well-formed ones among them."""

whole_catalogues = st.builds("{}{}\n".format, _heads, st.lists(_whole_entries, max_size=6).map("\n".join))
"""PO files in which no entry lacks a part, so that all that reads them agrees; single strings may have a fault."""

# Pictures

_lengths = st.sampled_from(["10", "10px", "-1", "0", "1e9", "9" * 400, "50%", "NaN", "1.5.5", "", " ", "٣", "1e-999"])
_attributes = st.one_of(
    st.builds(' {}="{}"'.format, st.sampled_from(["width", "height", "WIDTH", "x:width"]), _lengths),
    st.builds(' viewBox="{} {} {} {}"'.format, _lengths, _lengths, _lengths, _lengths),
    st.sampled_from(
        [' xmlns="http://www.w3.org/2000/svg"', ' onload="x"', " a", ' xmlns:a="b"', ' href="//x"', " style='a:url(//x)'", ' a="&x;"']
    ),
)


def _elements(inner: Texts) -> Texts:
    names = st.sampled_from(["svg", "g", "path", "script", "style", "foreignObject", "image", "use", "a", "x:y", "title"])
    attributes = st.lists(_attributes, max_size=4).map("".join)
    return st.builds("<{0}{1}>{2}</{0}>".format, names, attributes, inner) | st.lists(inner, max_size=3).map("".join)


pictures = st.builds(
    "{}<svg{}>{}</svg>".format,
    st.sampled_from(
        [
            "",
            '<?xml version="1.0"?>',
            '<?xml version="1.0" encoding="utf-7"?>',
            '<!DOCTYPE svg [<!ENTITY x "y">]>',
            "<!--",
            "\ufeff",
            "GIF89a",
        ]
    ),
    st.lists(_attributes, max_size=5).map("".join),
    st.recursive(
        st.sampled_from(["", "x", "<!-- -->", "&x;", "&amp;", "<![CDATA[x]]>", "<?x?>", "<a", "]]>"]) | st.text(max_size=4),
        _elements,
        max_leaves=6,
    ),
)
"""SVG pictures, most of them with a fault or with what no picture may hold."""

_DATE_PIECES = (
    *("1991", "0000", "9999", "-", "-02", "-13", "-29", "-31", "X", "XX", "~", "?", "%", "/", "..", "199X", "2018-04-17"),
    *("T", "10:00", "24:00", "Z", "+07:00", "-23:59", "[Asia/Jakarta]", "[", "]", "[a/b]", "٣", "１９９１", "\n", " "),
)
dates = soup(_DATE_PIECES, most=8)
"""Texts that are almost dates."""
