"""Parse single values: keys, numbers, URLs, days. Invalid text raises `ValueFormatError` with a message for its author."""

import datetime
import re
import urllib.parse

from kembar.model.problem import Message, tr
from kembar.text.characters import NO_TEXT, describe_character, find_deceptive, is_visible, replace_deceptive
from kembar.text.hosts import find_user_name

MAX_KEY_LENGTH = 100
MAX_TEXT_LENGTH = 10_000
MAX_PATH_LENGTH = 300
MAX_NAME_BYTES = 200
"""The most bytes of a file name: file systems allow 255, and a digest is added to some names."""

RESERVED_NAMES = frozenset({"con", "prn", "aux", "nul", *(f"{device}{digit}" for device in ("com", "lpt") for digit in "123456789¹²³")})
"""Names that Windows reserves for devices. It reads the superscripts ¹, ² and ³ as digits."""

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
COUNTRY = re.compile(r"[A-Z]{2}")
ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{0,29}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")
HOST = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,2})?")
CONTROLS = re.compile(f"[{NO_TEXT}\ud800-\udfff]")
UNSAFE_IN_URL = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"`{}|^]")
BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
UNSAFE_IN_PATH = re.compile(r"[\x00-\x20\x7f-\x9f\\<>\"|*?#:%\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")


class ValueFormatError(ValueError):
    """A text in the wrong format, as a problem without a location."""

    def __init__(self, code: str, message: Message, hint: Message) -> None:
        super().__init__(str(message))
        self.code = code
        self.message = message
        self.hint = hint


def parse_text(text: str) -> str:
    """
    Return the text without surrounding white space.

    >>> parse_text(" Maroko\\n")
    'Maroko'
    """
    if len(text) > MAX_TEXT_LENGTH:
        limit = f"{MAX_TEXT_LENGTH:,}"
        raise ValueFormatError(
            "text.too-long", tr("this text is longer than {limit} characters", limit=limit), tr("write it as words in a Markdown file")
        )
    control = CONTROLS.search(text)
    if control:
        message = tr("the character {code} is not text", code=describe_character(control[0]))
        raise ValueFormatError("text.control-character", message, tr("delete it"))
    return text.strip()


def parse_filled_text(text: str) -> str:
    """
    Return a text that shows at least one character.

    >>> parse_filled_text("\u200b")
    Traceback (most recent call last):
    kembar.text.value_formats.ValueFormatError: this text is empty
    """
    text = parse_text(text)
    if not is_visible(text):
        raise ValueFormatError("text.empty", tr("this text is empty"), tr("write it, or leave the field out if it may be left out"))
    return text


def parse_key(text: str) -> str:
    """Return a record's key: groups of lower-case ASCII letters and digits, joined by hyphens."""
    if len(text) > MAX_KEY_LENGTH:
        message = tr("a key has at most {limit} characters, and this one has {length}", limit=MAX_KEY_LENGTH, length=len(text))
        raise ValueFormatError("key.invalid", message, tr("shorten it"))
    if not KEY.fullmatch(text):
        message = tr("“{key}” is not a key", key=quote_for_message(text))
        raise ValueFormatError("key.invalid", message, tr("use a to z, 0 to 9, and hyphens between them, such as los-angeles"))
    if text in RESERVED_NAMES:
        raise ValueFormatError(
            "key.invalid", tr("“{key}” cannot be the name of a file on every system", key=text), tr("choose another key")
        )
    return text


def parse_slug(text: str) -> str:
    """Return the last part of a page's address, which has the format of a key."""
    try:
        return parse_key(text)
    except ValueFormatError as error:
        message = tr("“{slug}” is not allowed in an address", slug=quote_for_message(text))
        raise ValueFormatError("slug.invalid", message, error.hint) from None


def parse_language_tag(text: str) -> str:
    """Return a language tag in the format of BCP 47."""
    if len(text) > 35 or not LANGUAGE_TAG.fullmatch(text):
        message = tr("“{tag}” is not a language tag", tag=quote_for_message(text))
        raise ValueFormatError("language.invalid", message, tr("write it as in id, en or zh-Hant"))
    return text


def parse_country(text: str) -> str:
    """Return a country code in the format of ISO 3166-1 alpha-2."""
    if not COUNTRY.fullmatch(text):
        message = tr("“{code}” is not a country code", code=quote_for_message(text))
        raise ValueFormatError("country.invalid", message, tr("write two capital letters, such as ID or MA"))
    return text


def parse_time_zone(text: str) -> str:
    """Return a name in the format of IANA time zones."""
    if not ZONE.fullmatch(text):
        message = tr("“{zone}” is not a time zone", zone=quote_for_message(text))
        raise ValueFormatError("timezone.invalid", message, tr("write its IANA name, such as Asia/Jakarta"))
    return text


def parse_day(text: str) -> str:
    """Return a calendar date (ISO 8601)."""
    try:
        if DAY.fullmatch(text):
            return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    message = tr("“{written}” is not a day", written=quote_for_message(text))
    raise ValueFormatError("day.invalid", message, tr("write year, month and day, such as 2026-11-21"))


def parse_integer(text: str) -> int:
    """Return a whole number in JSON's format."""
    if not INTEGER.fullmatch(text):
        message = tr("“{written}” is not a whole number", written=quote_for_message(text))
        raise ValueFormatError("number.invalid", message, tr("write digits only, such as 21"))
    return int(text)


def parse_decimal(text: str, least: float, most: float) -> float:
    """Return a number between two bounds, in JSON's format."""
    if not DECIMAL.fullmatch(text):
        message = tr("“{written}” is not a number", written=quote_for_message(text))
        raise ValueFormatError("number.invalid", message, tr("write it with a point, such as -7.611"))
    number = float(text)
    if not least <= number <= most:
        message = tr("{number} is not between {least} and {most}", number=text, least=f"{least:g}", most=f"{most:g}")
        raise ValueFormatError("number.range", message, tr("check the number; south and west are negative"))
    return number


def parse_latitude(text: str) -> float:
    """Return degrees north."""
    return parse_decimal(text, -90, 90)


def parse_longitude(text: str) -> float:
    """Return degrees east."""
    return parse_decimal(text, -180, 180)


def parse_web_url(text: str) -> str:
    """
    Return an http or https URL with a host (RFC 3986).

    >>> parse_web_url(" https://www.beritajakarta.id/read/57530 ")
    'https://www.beritajakarta.id/read/57530'
    """
    text = text.strip()
    try:
        parts = urllib.parse.urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or UNSAFE_IN_URL.search(text) or len(text) > 2_000:
        message = tr("“{url}” is not an address of the web", url=quote_for_message(text))
        raise ValueFormatError("url.invalid", message, tr("write it in full, from https:// on"))
    named = find_user_name(text)
    if named:
        raise ValueFormatError(named.code, named.message, named.hint)
    return text


def parse_base_url(text: str) -> str:
    """
    Return the URL of the site, ending in a slash, in the form of RFC 3986: host in ASCII (IDNA), path percent-encoded.

    >>> parse_base_url("https://Jakarta.example:8080/kota"), parse_base_url("https://münchen.example/städte/")
    ('https://jakarta.example:8080/kota/', 'https://xn--mnchen-3ya.example/st%C3%A4dte/')
    """
    url = parse_web_url(text)
    parts = urllib.parse.urlsplit(url)
    steps = urllib.parse.unquote(parts.path).split("/")
    host = _ascii_host(parts.hostname or "")
    misleading = BAD_ESCAPE.search(parts.path) or not {".", ".."}.isdisjoint(steps) or any(find_deceptive(urllib.parse.unquote(url)))
    if "?" in url or "#" in url or misleading or not host:
        message = tr("“{url}” is not an address that pages can lie under", url=quote_for_message(url))
        raise ValueFormatError("url.invalid", message, tr("write it as https://example.org/kota/, without ?, #, ../ or hidden characters"))
    port = f":{parts.port}" if parts.port else ""
    path = urllib.parse.quote(parts.path.rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{host}{port}{path}/"


def _ascii_host(host: str) -> str:
    """Return a host in ASCII, an IPv6 address in brackets; '' for an invalid host."""
    if ":" in host:
        return f"[{host}]"
    try:
        name = host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    return name if HOST.fullmatch(name) else ""


def parse_alias(text: str) -> str:
    """
    Return a former address on this site as a path from its root: a folder, or a file that ends in .html.

    Percent-encoding is decoded first, so that encoded `../` is found.

    >>> parse_alias("/id/kota/kasablanka/"), parse_alias("id/lama"), parse_alias("berita/k%C3%B6ln.html")
    ('id/kota/kasablanka/', 'id/lama/', 'berita/köln.html')
    """
    path = urllib.parse.unquote(text.strip(), errors="replace").removeprefix("/")
    parts = path.removesuffix("/").split("/")
    unsafe = UNSAFE_IN_PATH.search(path) or "\ufffd" in path or any(find_deceptive(path))
    if not path or len(path) > MAX_PATH_LENGTH or unsafe or not all(map(_can_be_folder, parts)):
        message = tr("“{path}” is not a path on this site", path=quote_for_message(text))
        raise ValueFormatError("alias.invalid", message, tr("write it from the site's root on, such as /id/kota/kasablanka/"))
    return path if path.endswith(("/", ".html")) else path + "/"


def _can_be_folder(part: str) -> bool:
    """Return whether a part of a path is a plain, portable name."""
    return bool(part) and not part.startswith(".") and is_portable(part)


def is_portable(name: str) -> bool:
    """
    Return whether every file system can store a file or folder of that name: its length, its end, and the device names of Windows.

    >>> is_portable("portal.png"), is_portable("con.svg"), is_portable("images."), is_portable("AUX")
    (True, False, False, False)
    """
    return (
        len(name.encode("utf-8", "replace")) <= MAX_NAME_BYTES
        and not name.endswith((".", " "))
        and name.partition(".")[0].rstrip().lower() not in RESERVED_NAMES
    )


def quote_for_message(text: str) -> str:
    """Return a text on one line, shortened for a message."""
    line = " ".join(replace_deceptive(CONTROLS.sub("\ufffd", text)).split())
    return line if len(line) <= 80 else line[:79] + "…"
