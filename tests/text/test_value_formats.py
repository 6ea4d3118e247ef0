from collections.abc import Callable

import pytest

from kembar.text.value_formats import (
    ValueFormatError,
    parse_alias,
    parse_base_url,
    parse_country,
    parse_day,
    parse_decimal,
    parse_integer,
    parse_key,
    parse_language_tag,
    parse_slug,
    parse_time_zone,
    parse_web_url,
)


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (parse_key, "los-angeles-2018", "los-angeles-2018"),
        (parse_integer, "-21", -21),
        (parse_integer, "0", 0),
        (lambda text: parse_decimal(text, -180, 180), "-7.611", -7.611),
        (lambda text: parse_decimal(text, -180, 180), "1.5e2", 150.0),
        (parse_day, "2024-02-29", "2024-02-29"),
        (parse_time_zone, "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        (parse_language_tag, "zh-Hant", "zh-Hant"),
        (parse_country, "MA", "MA"),
        (parse_web_url, "http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"),
        (parse_base_url, "https://example.org/kota", "https://example.org/kota/"),
        (parse_base_url, "https://example.org//", "https://example.org/"),
        (parse_base_url, "http://[::1]:8000", "http://[::1]:8000/"),
        (parse_base_url, "https://xn--mnchen-3ya.example/st%C3%A4dte", "https://xn--mnchen-3ya.example/st%C3%A4dte/"),
        (parse_alias, "/id/kota/kasablanka", "id/kota/kasablanka/"),
        (parse_alias, "/lama/halaman.html", "lama/halaman.html"),
    ],
)
def test_a_text_in_the_right_format_is_parsed(form: Callable[[str], object], text: str, value: object) -> None:
    assert form(text) == value


@pytest.mark.parametrize(
    ("form", "code", "texts"),
    [
        (parse_key, "key.invalid", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "a/b", "..", "é", "nul", "com1", "a\n", "a" * 101]),
        (parse_slug, "slug.invalid", ["", "Kota", "../x", "a/b", "%2e", "con"]),
        (parse_integer, "number.invalid", ["", "+1", "01", "1_000", "1.0", "0x1F", "1e3", "١", "9" * 5000, " 1"]),
        (lambda text: parse_decimal(text, -90, 90), "number.invalid", ["", ".5", "5.", "1,5", "nan", "inf", "1e999", "--1"]),
        (lambda text: parse_decimal(text, -90, 90), "number.range", ["90.0001", "-91", "1e99"]),
        (parse_day, "day.invalid", ["2026", "2026-11", "2026-02-30", "20261121", "2026-11-21T10:00", "1991~", "0000-01-01"]),
        (parse_time_zone, "timezone.invalid", ["", "UTC +1", "../etc/passwd", "Asia//Jakarta", "/Asia", "a/b/c/d"]),
        (parse_language_tag, "language.invalid", ["", "i", "indonesia", "id_ID", "id-", "x" * 40, 'en" onclick="x']),
        (parse_country, "country.invalid", ["", "ma", "MAR", "M1", "Maroko"]),
        (
            parse_web_url,
            "url.invalid",
            [
                "",
                "example.org",
                "//example.org",
                "ftp://example.org",
                "javascript:x",
                "https://",
                "https://[",
                "https://a b",
                "http://a\\b",
                "https://x:99999/",
            ],
        ),
        (
            parse_base_url,
            "url.invalid",
            [
                "https://example.org/?",
                "https://example.org/#",
                "https://example.org/\u202e/",
                "https://example.org/a%E2%80%8Bb/",
                "file:///a",
                "https://example.org/a/../b/",
                "https://example.org/%2e%2e/",
                "https://example.org/%zz/",
                "https://example..org/",
                "https://-a.example/",
                "https://" + "a" * 64 + ".example/",
            ],
        ),
        (
            parse_alias,
            "alias.invalid",
            [
                "",
                "/",
                "//",
                "/a//b",
                "../a",
                "/a/../b",
                "/a/./b",
                "/%2e%2e/a",
                "/a%2f..%2fb",
                "/a\\b",
                "https://a.b/",
                "/a?b",
                "/a#b",
                "/a\0b",
                "/%00",
                "/%252e",
                "/%ff",
                "/con/",
                "/a./",
                "/.git/",
                "/" + "a/" * 200,
            ],
        ),
    ],
)
def test_a_text_in_another_format_is_refused(form: Callable[[str], object], code: str, texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(ValueFormatError) as refused:
            form(text)
        assert (text, refused.value.code) == (text, code)


def test_a_message_quotes_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(ValueFormatError) as refused:
        parse_country("a\n" * 5000)

    assert len(str(refused.value)) < 120
