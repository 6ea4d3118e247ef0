from collections.abc import Callable

import pytest

from kembar.text.value_formats import (
    FormError,
    alias_form,
    base_url_form,
    country_form,
    day_form,
    decimal_form,
    integer_form,
    key_form,
    language_form,
    slug_form,
    web_form,
    zone_form,
)


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (key_form, "los-angeles-2018", "los-angeles-2018"),
        (integer_form, "-21", -21),
        (integer_form, "0", 0),
        (lambda text: decimal_form(text, -180, 180), "-7.611", -7.611),
        (lambda text: decimal_form(text, -180, 180), "1.5e2", 150.0),
        (day_form, "2024-02-29", "2024-02-29"),
        (zone_form, "America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        (language_form, "zh-Hant", "zh-Hant"),
        (country_form, "MA", "MA"),
        (web_form, "http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"),
        (base_url_form, "https://example.org/kota", "https://example.org/kota/"),
        (base_url_form, "https://example.org//", "https://example.org/"),
        (base_url_form, "http://[::1]:8000", "http://[::1]:8000/"),
        (base_url_form, "https://xn--mnchen-3ya.example/st%C3%A4dte", "https://xn--mnchen-3ya.example/st%C3%A4dte/"),
        (alias_form, "/id/kota/kasablanka", "id/kota/kasablanka/"),
        (alias_form, "/lama/halaman.html", "lama/halaman.html"),
    ],
)
def test_a_text_in_its_form_becomes_a_value(form: Callable[[str], object], text: str, value: object) -> None:
    assert form(text) == value


@pytest.mark.parametrize(
    ("form", "code", "texts"),
    [
        (key_form, "key.invalid", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "a/b", "..", "é", "nul", "com1", "a\n", "a" * 101]),
        (slug_form, "slug.invalid", ["", "Kota", "../x", "a/b", "%2e", "con"]),
        (integer_form, "number.invalid", ["", "+1", "01", "1_000", "1.0", "0x1F", "1e3", "١", "9" * 5000, " 1"]),
        (lambda text: decimal_form(text, -90, 90), "number.invalid", ["", ".5", "5.", "1,5", "nan", "inf", "1e999", "--1"]),
        (lambda text: decimal_form(text, -90, 90), "number.range", ["90.0001", "-91", "1e99"]),
        (day_form, "day.invalid", ["2026", "2026-11", "2026-02-30", "20261121", "2026-11-21T10:00", "1991~", "0000-01-01"]),
        (zone_form, "timezone.invalid", ["", "UTC +1", "../etc/passwd", "Asia//Jakarta", "/Asia", "a/b/c/d"]),
        (language_form, "language.invalid", ["", "i", "indonesia", "id_ID", "id-", "x" * 40, 'en" onclick="x']),
        (country_form, "country.invalid", ["", "ma", "MAR", "M1", "Maroko"]),
        (
            web_form,
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
            base_url_form,
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
            alias_form,
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
def test_a_text_in_another_form_is_refused(form: Callable[[str], object], code: str, texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(FormError) as refused:
            form(text)
        assert (text, refused.value.code) == (text, code)


def test_a_refusal_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(FormError) as refused:
        country_form("a\n" * 5000)

    assert len(str(refused.value)) < 120
