from kembar.serve.inject import fingerprint, inject_script

PAGE = (
    b'<html><head><link rel="stylesheet" href="a.css"><link media=print href=\'b.css\' rel=stylesheet></head><body><p>A</p></body></html>'
)


def test_the_script_is_at_the_end_of_the_body() -> None:
    assert inject_script(b"<body><p>A</p></body></html>", {"a": 1}) == (
        b'<body><p>A</p><script type="application/json" id="kembar-preview">{"a": 1}</script>'
        b'<script type="module" src="/_kembar/preview.js"></script></body></html>'
    )


def test_a_page_without_an_end_tag_of_its_body_gets_the_script() -> None:
    assert inject_script(b"<p>A", {}).startswith(b"<p>A<script")


def test_the_data_cannot_end_the_script() -> None:
    assert b"</script><b>" not in inject_script(b"<body></body>", {"text": "</script><b>"})


def test_a_fingerprint_lists_all_style_sheets_in_order() -> None:
    assert fingerprint(PAGE).styles == ("a.css", "b.css")


def test_other_style_sheets_do_not_change_the_digest() -> None:
    assert fingerprint(PAGE.replace(b"a.css", b"c.css")).digest == fingerprint(PAGE).digest


def test_other_text_changes_the_digest() -> None:
    assert fingerprint(PAGE.replace(b"<p>A", b"<p>B")).digest != fingerprint(PAGE).digest


def test_an_icon_is_no_style_sheet() -> None:
    assert fingerprint(b'<link rel="icon" href="a.svg">').digest != fingerprint(b'<link rel="icon" href="b.svg">').digest
