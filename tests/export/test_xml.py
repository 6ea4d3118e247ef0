from xml.etree.ElementTree import Element

from kembar.export.xml import add, document


def test_any_text_gives_well_formed_xml() -> None:
    root = Element("a", {"xmlns:x": "urn:x"})
    add(root, "b", "<]]> & \x00\x0b\ufffe\U0001f3d9", href='"<&\x01\n')

    assert document(root).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<a xmlns:x="urn:x">\n'
        '  <b href="&quot;&lt;&amp;&#10;">&lt;]]&gt; &amp; \U0001f3d9</b>\n'
        "</a>\n"
    )


def test_an_element_without_text_is_empty() -> None:
    root = Element("a")
    add(root, "b")

    assert document(root) == b'<?xml version="1.0" encoding="utf-8"?>\n<a>\n  <b />\n</a>\n'
