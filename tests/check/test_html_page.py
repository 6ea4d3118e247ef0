"""A page is parsed into elements with locations, languages and accessible names."""

from kembar.check.html_page import Element, parse_page


def only(html: str, tag: str) -> Element:
    (element,) = parse_page("id/index.html", html).find_all(tag)
    return element


def test_an_element_has_its_line_and_column() -> None:
    element = only('<p>\n  Kota <a href="../">kembar</a></p>', "a")

    assert (element.line, element.column, element.start_tag) == (2, 8, '<a href="../">')


def test_a_language_applies_until_its_element_ends() -> None:
    html = '<html lang="id"><p lang="en">A <b>b</b></p><i>c</i></html>'

    assert [(element.tag, element.lang) for element in parse_page("a.html", html).elements] == [
        ("html", "id"),
        ("p", "en"),
        ("b", "en"),
        ("i", "id"),
    ]


def test_void_elements_have_no_content() -> None:
    assert only('<a href="./">Kota<br>kembar <img alt="Cap"> <wbr></a><p>Lain</p>', "a").accessible_name == "Kotakembar Cap"


def test_the_first_of_two_equal_attributes_counts() -> None:
    assert only('<a href="one" href="two">A</a>', "a").attributes == {"href": "one"}


def test_hidden_text_is_not_part_of_a_name() -> None:
    assert only('<h2>Kota <span aria-hidden="true">§</span><span hidden>x</span></h2>', "h2").accessible_name == "Kota"


def test_scripts_contain_no_elements() -> None:
    assert [element.tag for element in parse_page("a.html", '<script>if (a < b) "<img>"</script><p>A</p>').elements] == ["script", "p"]


def test_a_redirect_has_its_url() -> None:
    page = parse_page("a.html", '<meta http-equiv="refresh" content="0; url=../baru/"><meta name="robots" content="noindex">')

    assert (page.redirect_url, page.is_indexed) == ("../baru/", False)


def test_a_page_without_redirect_and_noindex_is_indexable() -> None:
    page = parse_page("a.html", "<p>A</p>")

    assert (page.redirect_url, page.is_indexed) == (None, True)
