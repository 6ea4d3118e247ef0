"""
Find hosts that look like other hosts, following Unicode Technical Standard 39.

`_LOOK_ALIKES` contains those of its confusables that are lower-case letters or digits and look like ASCII. Characters that differ only by a
mark or by width follow from Unicode's decompositions.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from kembar.model.problem import Level, Message, Problem, SourceLocation, tr
from kembar.text.characters import INVISIBLE, describe_character, find_deceptive

URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
"""A web address anywhere in a text."""

_LOOK_ALIKES = {
    letter: ascii_letters
    for ascii_letters, letters in {
        "2": "ᒿ", "6": "б", "8": "ȣ৪੪ଃ", "9": "৭੧୨൭", "a": "ɑαаᗅꓮ", "ae": "æӕ", "b": "ᑲᖯᗷꓐ", "c": "сᴄⲥꓚ", "d": "ԁᑯᗞᗪꓒꓓ",
        "dz": "ʣ", "e": "еҽⴹꓰꬲ", "f": "քᖴẝꓝꞙꬵ", "g": "ƍɡցᶃꓖ", "h": "һհᕼꓧ", "l": "ıɩɪιіӏꙇǀ۱ᒪᛁⵏꓡꓲ", "j": "ϳјᒍꓙ", "k": "ᛕꓗ", "ll": "ǁ",
        "ls": "ʪ", "lz": "ʫ", "rn": "ᗰᛖꓟ", "n": "ոռꓠ", "o": "οσоօ۵०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᴏᴑⲟⵔꓳꬽ", "oe": "œ", "oo": "ꚙꝏ", "p": "ρрᑭⲣꓑ",
        "q": "ԛգզⵕ", "r": "гᖇᴦⲅꓣꭇꭈ", "s": "ƽѕꓢꜱ", "t": "ꓔ", "ts": "ʦ", "u": "ʋυսሀᑌᴜꓴꞟꭎꭒ", "uo": "ꭣ", "v": "νѵ۷ᐯᴠⴸꓦꛟ", "w": "ɯѡԝաᴡꓪ",
        "x": "хᕁᕽᚷⵝꓫ", "y": "ɣʏγуүყᶌỿꓬꭚ", "z": "ᴢꓜ",
    }.items()
    for letter in letters
}  # fmt: skip
_SKELETON = str.maketrans({**_LOOK_ALIKES, "0": "o", "1": "l", "i": "l"})

_SCRIPT_SETS = (
    frozenset({"LATIN", "CJK", "IDEOGRAPHIC", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"}),
    frozenset({"LATIN", "CJK", "IDEOGRAPHIC", "HANGUL"}),
    frozenset({"LATIN", "CJK", "IDEOGRAPHIC", "BOPOMOFO"}),
)
"""Scripts that may be mixed in one word (UTS 39, “highly restrictive”), as the names of their letters begin."""

_ENDINGS = "app|asia|biz|cloud|com|dev|edu|example|gov|info|int|mil|museum|name|net|news|online|org|page|pro|shop|site|store|tech|test|xyz"
_HOST_ONLY = re.compile(rf"\A((?:[^\W_][\w-]*\.)+(?:[a-z]{{2}}|[A-Z]{{2}}|{_ENDINGS}|{_ENDINGS.upper()}))(?:[:/]\S*)?")
"""A text that is only a host, optionally with a port or path."""

_HOST_IN_SENTENCE = re.compile(
    r"(?<![\w@./-])(?:(?i:www\.(?:[\w-]+\.)+[^\W\d_]{2,}|(?:[\w-]+\.)+(?:com|edu|gov|int|mil|net|org))"
    r"|(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*\.[a-z]{2}|[A-Z0-9-]{3,}\.(?:[A-Z0-9-]+\.)*[A-Z][A-Z0-9-]*\.[A-Z]{2})(?![\w-])"
)
"""A host within a sentence. It is all upper or all lower case, unlike degrees such as S.Pd.SD."""

_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_IDEOGRAPHIC_STOP = re.compile("\u3002(?=[A-Za-z0-9])")

_LOOSE_SCHEME = re.compile(r"(?<![\w%@/\\.:+-])(?:https?:[/\\]*|(?:[a-z]+:)?[/\\]{2,})(?=[\w%@:-]+\.[\w%])", re.IGNORECASE)
"""The beginning of an address as browsers accept it, with any number of slashes or without a scheme."""

_PUNCTUATION_LOOK_ALIKE = re.compile(
    "[\u01c0-\u01c3\u0241\u0242\u0294\u02b9-\u02df\u02ec\u02ee\u07f4\u07f5\u097d\u141f\u1427\u1428\u144a\u1433\u1438\u16cc\u2cc6\u2d42\u2d51"
    "\u3033-\u3035\ua4f8-\ua4fd\ua6eb\ua78b\ua78c\ua78f]"
    "|(?<=[A-Za-z0-9])[\u0660\u06f0\u30ce\u30f3\u30bd\u30be\u30fc\u4e00\u4e36\u4e3f]+(?![^\\x00-\\x7f])"
)
"""Letters that look like punctuation. Those that Japanese, Chinese and Arabic hosts need count only between ASCII characters."""

_FILE_ENDING = re.compile(
    "asp|aspx|bat|css|csv|docx?|epub|exe|gif|gz|html?|ico|ini|jar|jpe?g|jsx?|json|key|log|md|mjs|mov|mp|png|pdf|php|pl|po|pptx?|ps|py|rb|rs|rtf"
    "|sh|sql|svg|tar|tgz|toml|tsx?|tsv|txt|wav|webp|xhtml|xlsx?|xml|ya?ml|zim|zip"
)
"""Endings of file names, which are not hosts."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Why an address may deceive."""

    code: str
    message: Message
    hint: Message
    level: Level = Level.WARNING

    def at(self, place: SourceLocation) -> Problem:
        """Return the problem at a location."""
        return Problem(place, self.code, self.message, self.hint, self.level)


def host_of(address: str) -> str:
    """
    Return the host of an address as it is written; '' if it has none.

    >>> host_of("https://www.jakarta.go.id@evil.Example:8080/"), host_of("mailto:kota@jakarta.go.id?subject=x")
    ('evil.Example', 'jakarta.go.id')
    """
    if address[:7].lower() == "mailto:":
        return address.partition("?")[0].rpartition("@")[2]
    try:
        netloc = urlsplit(address).netloc.rpartition("@")[2]
    except ValueError:
        return ""
    return "" if netloc.startswith("[") else netloc.partition(":")[0]


def find_user_name(address: str) -> Suspicion | None:
    """Return the suspicion about an address with a user name before its host; None for another address."""
    try:
        netloc = urlsplit(address).netloc
    except ValueError:
        return None
    if "@" not in netloc:
        return None
    message = tr("this address leads to “{host}”: what is before the @ is a user name", host=host_of(address))
    return Suspicion("url.user-name", message, tr("write the address without a user name"), Level.ERROR)


def find_suspicions(address: str) -> Iterator[Suspicion]:
    """
    Yield why the host of an address may be mistaken for another one.

    >>> [found.code for found in find_suspicions("https://xn--pple-43d.com/")]
    ['url.punycode']
    """
    written = host_of(address)
    if written.isascii() and "%" not in written and "xn--" not in written.lower():
        return
    host = ".".join(map(_decode_punycode, written.split(".")))
    if host != written:
        message = tr("the host “{host}” is written in code; it means “{spoken}”", host=written, spoken=host)
        yield Suspicion("url.punycode", message, tr("write it in its own letters, if it is the right one"))
        return
    odd = _odd_character(host)
    scripts = _mixed_scripts(host)
    if odd:
        message = tr("the host “{host}” holds the character {code}", host=_printable(host), code=describe_character(odd))
        yield Suspicion("url.odd-character", message, tr("write the host as its owner writes it"))
    elif scripts:
        message = tr("the host “{host}” has letters of several scripts: {names}", host=host, names=", ".join(scripts))
        yield Suspicion("url.mixed-scripts", message, tr("type the host again, or check that it is the right one"))


def address_problems(text: str, place: SourceLocation) -> Iterator[Problem]:
    """Yield a problem at a location for each deceptive web address in a text."""
    for url in URL.finditer(text) if "://" in text else ():
        named = find_user_name(url[0])
        yield from (found.at(place) for found in ([named] if named else find_suspicions(url[0])))


def _decode_punycode(label: str) -> str:
    """Return a label of a host decoded from Punycode."""
    if label[:4].lower() != "xn--":
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return "\ufffd"


def _printable(host: str) -> str:
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in host)


def _odd_character(host: str) -> str:
    """Return the first character that no host contains or that looks like punctuation; '' if there is none."""
    posing = _PUNCTUATION_LOOK_ALIKE.search(host)
    return posing[0][0] if posing else next((letter for position, letter in enumerate(host) if _is_odd(host, position)), "")


def _is_odd(host: str, position: int) -> bool:
    """Return whether no host contains this character: it is no letter, or browsers normalise it or percent-encode it."""
    letter = host[position]
    if letter in "-._" or (letter.isascii() and letter.isalnum()):
        return False
    if letter in "\u200c\u200d":
        return any(found.offset == position for found in find_deceptive(host))
    return unicodedata.category(letter)[0] not in "LNM" or unicodedata.normalize("NFKC", letter) != unicodedata.normalize("NFC", letter)


def _mixed_scripts(host: str) -> list[str]:
    """Return the scripts that are mixed in one label, or those of a label that looks like ASCII before an ASCII ending."""
    *labels, ending = host.split(".")
    for label in (*labels, ending):
        scripts = {_script(letter) for letter in label if unicodedata.category(letter)[0] == "L"}
        if len(scripts) > 1 and not any(scripts <= together for together in _SCRIPT_SETS):
            return sorted(name.capitalize() for name in scripts)
        if scripts and "LATIN" not in scripts and ending.isascii() and skeleton(label).isascii():
            return sorted(name.capitalize() for name in {*scripts, "LATIN"})
    return []


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script with few exceptions."""
    return unicodedata.name(letter, "UNKNOWN").partition(" ")[0]


def skeleton(host: str) -> str:
    """
    Return a form that is equal for hosts that look alike. A capital I looks like an l.

    >>> skeleton("www.аррӏе.com") == skeleton("www.apple.com"), skeleton("paypaI.com") == skeleton("paypal.com")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", host.replace("I", "l")).casefold()
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _INVISIBLE.sub("", letters).translate(_SKELETON).replace("\u3002", ".").replace("rn", "m").replace("vv", "w").replace("cl", "d")


def registered_domain(host: str) -> str:
    """
    Return the registered domain of a host, as far as it can be known without the public suffix list.

    >>> registered_domain("nasional.kompas.com"), registered_domain("www.jakarta.go.id")
    ('kompas.com', 'jakarta.go.id')
    """
    labels = host.rstrip(".").split(".")
    is_national = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if is_national else labels[-2:])


def find_other_host(text: str, address: str, *, whole: bool = False) -> Suspicion | None:
    """
    Return the suspicion about a link whose text shows another host than its address.

    With `whole`, hosts within a sentence are ignored, because titles of articles contain them.

    >>> find_other_host("https://www.jakarta.go.id/", "https://evil.example/").code, find_other_host("Kompas.com", "https://nasional.kompas.com/1")
    ('link.other-host', None)
    """
    if text.isascii() and "." not in text and "%" not in text:
        return None
    host = registered_domain(host_of(address).lower())
    for shown in _visible_hosts(text, whole=whole):
        if host and registered_domain(shown.lower()) != host:
            message = tr("the text of this link names “{shown}”, but it leads to “{host}”", shown=_printable(shown), host=_printable(host))
            return Suspicion("link.other-host", message, tr("describe the target in words, or correct the address"))
    return None


def _visible_hosts(text: str, *, whole: bool) -> Iterator[str]:
    """Yield the hosts that a text shows. In one with a user name, both sides of the @ count."""
    text = _IDEOGRAPHIC_STOP.sub(".", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    text = _LOOSE_SCHEME.sub("https://", text)
    for url in URL.finditer(text):
        yield host_of(url[0])
        if find_user_name(url[0]):
            yield urlsplit(url[0]).netloc.partition("@")[0]
    rest = URL.sub(" ", text).strip()
    if "@" in rest:
        return
    alone = _HOST_ONLY.fullmatch(rest)
    within = () if alone or whole else (found[0] for found in _HOST_IN_SENTENCE.finditer(rest))
    for host in [alone[1]] if alone else within:
        if not _FILE_ENDING.fullmatch(host.rpartition(".")[2].lower()):
            yield host
