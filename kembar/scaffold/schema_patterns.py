"""
The formats of single values as JSON Schema.

An editor's YAML reader takes a bare `1991` as a number, while Kembar takes it as text. So each schema lists the JSON types that a value may
have; its pattern applies to texts only. Patterns are ECMA-262 regular expressions without flags.
"""

from collections.abc import Mapping
from typing import Any

from kembar.model.dates import LONGEST
from kembar.model.field_docs import Reader
from kembar.model.problem import Message
from kembar.text.todo_mark import TODO_MARK
from kembar.text.value_formats import (
    COUNTRY,
    KEY,
    LANGUAGE_TAG,
    MAX_KEY_LENGTH,
    MAX_TEXT_LENGTH,
    RESERVED_NAMES,
    ZONE,
    ValueFormatError,
    parse_alias,
    parse_base_url,
    parse_country,
    parse_day,
    parse_key,
    parse_language_tag,
    parse_latitude,
    parse_longitude,
    parse_slug,
    parse_time_zone,
    parse_web_url,
)
from kembar.text.value_formats import DECIMAL as DECIMAL_FORM
from kembar.text.value_formats import INTEGER as INTEGER_FORM

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

_DECIMAL = f"^{DECIMAL_FORM.pattern}$"

_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"
_YEAR = "(?!0000)[0-9]{4}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = f"(?:{_YEAR}-(?:{_MONTH}-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|{_LEAP_YEAR}-02-29)"
_OFFSET = r"(?:Z|[+-](?:0[0-9]|1[01]):[0-5][0-9]|-12:00|\+1[23]:[0-5][0-9]|\+14:00)"
_TIME = rf"T(?:[01][0-9]|2[0-3]):[0-5][0-9]{_OFFSET}(?:\[[A-Za-z][A-Za-z0-9_+/-]*\])?"
_MOMENT = f"(?:(?:(?!000X)[0-9]{{3}}X|{_YEAR}(?:-{_MONTH})?|{_DAY})[~?%]?|{_DAY}{_TIME})"

_HOST = r'(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#\\<>"`{}|^@:\[\]]+)(?::[0-9]*)?'
_REST = r'[^\x00-\x20\x7f-\x9f\\<>"`{}|^]*'
_PATH = r'[^\x00-\x20\x7f-\x9f\\<>"|*?#:/.]'
_FOLDER = rf"(?:{_PATH}|{_PATH}(?:{_PATH}|\.)*{_PATH})"

TEXT: Schema = {
    "pattern": rf"^(?![\s\S]*{TODO_MARK})[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]*$",
    "maxLength": MAX_TEXT_LENGTH,
}
NONEMPTY_TEXT: Schema = {
    **TEXT,
    "allOf": [{"pattern": r"[^\s\xad\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]"}],
}
"""Text with at least one visible character."""

DATE: Schema = {
    "pattern": rf"^(?!(?:\.\.)?(?:/(?:\.\.)?)?$)(?:{_MOMENT}|\.\.)?(?:/(?:{_MOMENT}|\.\.)?)?$",
    "maxLength": LONGEST,
    "minimum": 1000,
    "maximum": 9999,
}
"""
A date in EDTF (ISO 8601-2). A schema cannot express that an interval does not end before it starts, or the UTC offset of a zone. A year
before 1000 needs quotes, because a bare `0999` is the same number as `999`.
"""

INTEGER: Schema = {"pattern": f"^{INTEGER_FORM.pattern}$", "minimum": -(10**15 - 1), "maximum": 10**15 - 1}
DECIMAL: Schema = {"pattern": _DECIMAL, "minimum": -1e15, "maximum": 1e15}

_KEY: Schema = {
    "type": ["string", "number"],
    "pattern": f"^(?!(?:{'|'.join(sorted(filter(str.isascii, RESERVED_NAMES)))})$){KEY.pattern}$",
    "maxLength": MAX_KEY_LENGTH,
    "minimum": 0,
}
_WEB: Schema = {"type": ["string"], "pattern": rf"^\s*[hH][tT][tT][pP][sS]?://{_HOST}(?:[/?#]{_REST})?\s*$", "maxLength": 2_000}
_BASE: Schema = {
    "type": ["string"],
    "pattern": rf"^\s*[hH][tT][tT][pP][sS]?://(?![^/]*@)(?!.*/\.\.?(?:/|$))(?!.*%(?![0-9A-Fa-f]{{2}})){_HOST}(?:/(?!.*[?#]){_REST})?\s*$",
}

FORMS: Mapping[Reader, Schema] = {
    parse_key: _KEY,
    parse_slug: _KEY,
    parse_language_tag: {"type": ["string"], "pattern": f"^{LANGUAGE_TAG.pattern}$", "maxLength": 35},
    parse_country: {"type": ["string"], "pattern": f"^{COUNTRY.pattern}$"},
    parse_time_zone: {"type": ["string"], "pattern": f"^{ZONE.pattern}$"},
    parse_day: {"type": ["string"], "pattern": f"^{_DAY}$"},
    parse_latitude: {"type": ["number", "string"], "pattern": _DECIMAL, "minimum": -90, "maximum": 90},
    parse_longitude: {"type": ["number", "string"], "pattern": _DECIMAL, "minimum": -180, "maximum": 180},
    parse_web_url: _WEB,
    parse_base_url: {**_BASE, "maxLength": 2_000},
    parse_alias: {"type": ["string", "number"], "pattern": rf"^\s*/?{_FOLDER}(?:/{_FOLDER})*/?\s*$"},
}
"""The schema of each format that a field declaration can name."""


def format_hint(form: Reader) -> Message:
    """
    Return the hint that a format gives for a wrong text. Raises `ValueError` if it accepts any text.

    >>> str(format_hint(parse_country))
    'write two capital letters, such as ID or MA'
    """
    try:
        form("?")
    except ValueFormatError as error:
        return error.hint
    message = f"{form.__name__} takes any text"
    raise ValueError(message)
