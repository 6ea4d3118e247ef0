"""Ids made unique where several pages become one."""

from xml.etree.ElementTree import Element, SubElement

from kembar.package.ids import prefix_ids


def test_whatever_names_an_id_of_the_page_goes_along_but_for_links() -> None:
    page = Element("main")
    for tag, name, value in (
        ("h2", "id", "a"),
        ("section", "aria-labelledby", "a b"),
        ("rect", "fill", "url(#b)"),
        ("use", "href", "#b"),
        ("a", "href", "#a"),
    ):
        SubElement(page, tag, {name: value})

    prefix_ids(page, "p")

    assert [dict(element.attrib) for element in page] == [
        {"id": "p.a"},
        {"aria-labelledby": "p.a p.b"},
        {"fill": "url(#p.b)"},
        {"href": "#p.b"},
        {"href": "#a"},
    ]
