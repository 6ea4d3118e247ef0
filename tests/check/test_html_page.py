"""A page as its elements, each with its place, its language and its name."""

from kembar.check.html_page import Element, parse


def only(html: str, tag: str) -> Element:
    (element,) = parse("id/index.html", html).all(tag)
    return element


def test_an_element_knows_its_line_and_column() -> None:
    element = only('<p>\n  Kota <a href="../">kembar</a></p>', "a")

    assert (element.line, element.column, element.start_tag) == (2, 8, '<a href="../">')


def test_a_language_holds_until_its_element_ends() -> None:
    html = '<html lang="id"><p lang="en">A <b>b</b></p><i>c</i></html>'

    assert [(element.tag, element.lang) for element in parse("a.html", html).elements] == [
        ("html", "id"),
        ("p", "en"),
        ("b", "en"),
        ("i", "id"),
    ]


def test_elements_without_an_end_hold_nothing() -> None:
    assert only('<a href="./">Kota<br>kembar <img alt="Cap"> <wbr></a><p>Lain</p>', "a").words == "Kotakembar Cap"


def test_the_first_of_two_equal_attributes_counts() -> None:
    assert only('<a href="one" href="two">A</a>', "a").attributes == {"href": "one"}


def test_what_is_hidden_is_not_heard() -> None:
    assert only('<h2>Kota <span aria-hidden="true">§</span><span hidden>x</span></h2>', "h2").words == "Kota"


def test_scripts_hold_no_elements() -> None:
    assert [element.tag for element in parse("a.html", '<script>if (a < b) "<img>"</script><p>A</p>').elements] == ["script", "p"]


def test_a_redirect_says_where_to() -> None:
    page = parse("a.html", '<meta http-equiv="refresh" content="0; url=../baru/"><meta name="robots" content="noindex">')

    assert (page.moved_to, page.is_indexed) == ("../baru/", False)


def test_a_page_that_stays_may_be_found() -> None:
    page = parse("a.html", "<p>A</p>")

    assert (page.moved_to, page.is_indexed) == (None, True)
