from kembar.serve.inject import fingerprint, inject_script

PAGE = (
    b'<html><head><link rel="stylesheet" href="a.css"><link media=print href=\'b.css\' rel=stylesheet></head><body><p>A</p></body></html>'
)


def test_the_script_stands_at_the_end_of_the_body() -> None:
    assert inject_script(b"<body><p>A</p></body></html>", {"a": 1}) == (
        b'<body><p>A</p><script type="application/json" id="kembar-preview">{"a": 1}</script>'
        b'<script type="module" src="/_kembar/preview.js"></script></body></html>'
    )


def test_a_page_that_does_not_end_its_body_is_dressed_all_the_same() -> None:
    assert inject_script(b"<p>A", {}).startswith(b"<p>A<script")


def test_what_is_told_cannot_end_the_script() -> None:
    assert b"</script><b>" not in inject_script(b"<body></body>", {"text": "</script><b>"})


def test_all_style_sheets_are_known_in_order() -> None:
    assert fingerprint(PAGE).styles == ("a.css", "b.css")


def test_other_style_sheets_leave_the_page_the_same() -> None:
    assert fingerprint(PAGE.replace(b"a.css", b"c.css")).digest == fingerprint(PAGE).digest


def test_other_words_make_another_page() -> None:
    assert fingerprint(PAGE.replace(b"<p>A", b"<p>B")).digest != fingerprint(PAGE).digest


def test_an_icon_is_no_style_sheet() -> None:
    assert fingerprint(b'<link rel="icon" href="a.svg">').digest != fingerprint(b'<link rel="icon" href="b.svg">').digest
