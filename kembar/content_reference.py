"""
Generate the reference parts of the content manual: `docs/content.md` in English, `docs/konten.md` in Indonesian.

The prose is written by hand. Generated parts are between comments: `<!-- fields: City -->` begins the fields of a dataclass, `<!-- example:
content/site.yaml -->` a quoted file, `<!-- dates -->` dates as pages show them; each ends at `<!-- end -->`. `python -m
kembar.content_reference` updates both files.
"""

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kembar.i18n.catalogues import read_messages
from kembar.i18n.localizer import Localizer
from kembar.i18n.messages import Messages
from kembar.i18n.terms import TERMS, term
from kembar.kinds.registry import CHOICES, KINDS
from kembar.model.config import Lang, LocalizedText, SiteConfig
from kembar.model.dates import DateValue, parse
from kembar.model.document import MadeFrom
from kembar.model.field_docs import FieldDoc
from kembar.model.front_matter_fields import PageFront, RecordFront
from kembar.model.problem import Message, tr
from kembar.model.site_yaml_fields import SiteYaml
from kembar.read.settings import read_config
from kembar.text.field_types import (
    choices,
    fixed_length,
    is_required,
    item_type,
    nested_dataclass,
    nested_declarations,
    referenced_kind,
    unwrap,
)

ROOT = Path(__file__).parent.parent
DOCUMENTS = {"en": "docs/content.md", "id": "docs/konten.md"}
"""The file of the manual in each language."""

Shape = Any
Field = dataclasses.Field[Any]

FIELD, FORM, MEANING, EXAMPLE = tr("Field"), tr("Form"), tr("Meaning"), tr("Example")
FORMS = {
    "text": tr("text"),
    "texts": tr("list of texts"),
    "words": tr("[words](#words)"),
    "named words": tr("[words](#words) for each code"),
    "date": tr("[date](#dates)"),
    "number": tr("number"),
    "stamp": tr("a line that the tool writes"),
    "yes or no": tr("`true` or `false`"),
    "key": tr("key from `{kind}`"),
    "keys": tr("list of keys from `{kind}`"),
    "two keys": tr("two keys from `{kind}`"),
    "choice": tr("one of: {choices}"),
    "choices": tr("list of: {choices}"),
    "part": tr("[part](#{name})"),
    "parts": tr("list of [parts](#{name})"),
    "named parts": tr("a [part](#{name}) for each code"),
}
"""The message for each form of a field."""

DEFAULT = tr("{form}; `{default}` if left out")
UNDOCUMENTED = FieldDoc("The sources of this", "[kumparan-2018-04-17]")
"""The explanation of the sources of a part."""

DATE_HEAD, MEANING_HEAD = tr("Written"), tr("Meant")
DATES = {
    "1991": tr("a year"),
    "1990-05": tr("a month"),
    "2018-04-17": tr("a day"),
    "199X": tr("a decade"),
    "1990~": tr("about that time"),
    "2018-04-30?": tr("perhaps then, not certain"),
    "1990%": tr("about that time, and not certain"),
    "2018-04-17/2018-04-19": tr("from one day to another"),
    "2017/2019": tr("from one year to another"),
    "1991/..": tr("from then on, and still so"),
    "1991/": tr("from then on, its end not known"),
    "2018-04-17T14:05+07:00": tr("a time, with its distance from UTC"),
    "2020-07-27T10:00+08:00[Asia/Makassar]": tr("a time, with the zone’s name as well"),
}
"""Dates as they are written, and their meaning."""

_BLOCK = re.compile(
    r"(?P<begin><!-- (?P<what>fields|example|dates)(?:: (?P<of>\S+))? -->\n)[^<]*+(?>(?:<(?!!--)[^<]*+)*)(?P<end><!-- end -->)"
)


def documented_classes() -> dict[str, type]:
    """Return every dataclass with fields for editors by name: records and their parts, front matter, settings."""
    tops = (*(kind.record for kind in KINDS.values()), RecordFront, PageFront, SiteYaml)
    return {part.__name__: part for top in tops for part in nested_declarations(top)}


@dataclass(frozen=True, slots=True)
class Manual:
    """
    The manual in one language: the messages of the tool and of the portal in that language, and the formats of every language of the site.
    """

    messages: Messages
    words: Messages
    formats: Mapping[Lang, Localizer]

    def update(self, text: str, *, examples: bool = True) -> str:
        """
        Return the text of a manual with its generated parts updated.

        Without `examples`, quoted files stay unchanged: an edit of the content need not change the manual. Raises `KeyError` for an unknown
        dataclass, `OSError` for a missing file.
        """
        return _BLOCK.sub(lambda block: self._block(block) if examples or block["what"] != "example" else block[0], text)

    def _block(self, block: re.Match[str]) -> str:
        if block["what"] == "fields":
            content = self.fields(documented_classes()[block["of"]])
        else:
            content = self.dates() if block["what"] == "dates" else _file(block["of"])
        return f"{block['begin']}\n{content}\n{block['end']}"

    def fields(self, kind: type) -> str:
        """Return the fields of a dataclass as a table with an anchor. Required fields are bold."""
        rows = [self._row(field) for field in dataclasses.fields(kind)]
        return f'<a id="{kind.__name__.lower()}"></a>\n\n' + _table([self._say(head) for head in (FIELD, FORM, MEANING, EXAMPLE)], rows)

    def _row(self, field: Field) -> list[str]:
        about = field.metadata.get("about", UNDOCUMENTED)
        name = f"**`{field.name}`**" if is_required(field) else f"`{field.name}`"
        return [name, self.form(field), self.messages.gettext(about.meaning), f"`{about.example}`"]

    def form(self, field: Field) -> str:
        """Return the form of a field, with its default."""
        form = self._shape(field.type)
        if isinstance(field.default, str | bool) and field.default != "":
            return self._say(DEFAULT).format(form=form, default=str(field.default).lower())
        return form

    def _shape(self, shape: Shape) -> str:
        inner, many = item_type(shape)
        if kind := referenced_kind(inner):
            return self._form("two keys" if fixed_length(shape) else "keys" if many else "key", kind=kind)
        if made_of := nested_dataclass(inner):
            name = "named parts" if many is Mapping else "parts" if many else "part"
            return self._form(name, name=made_of.__name__.lower())
        if values := choices(inner):
            return self._form("choices" if many else "choice", choices=", ".join(self._choice(unwrap(inner), value) for value in values))
        return self._form(_plain_form(unwrap(inner), many))

    def _choice(self, shape: Shape, value: str) -> str:
        """Return a value with the text that readers see for it, if there is one."""
        name = CHOICES.get(shape, "")
        form = term(self.words, name, value) if name in TERMS else ""
        return f"`{value}` ({form})" if form else f"`{value}`"

    def dates(self) -> str:
        """Return a table of dates as they are written, and as pages show them in each language."""
        head = [self._say(DATE_HEAD), self._say(MEANING_HEAD), *(lang.name for lang in self.formats)]
        rows = [
            [f"`{date}`", self._say(meant), *(formats.when(parse(date)) for formats in self.formats.values())]
            for date, meant in DATES.items()
        ]
        return _table(head, rows)

    def _form(self, name: str, /, **gaps: str) -> str:
        return self._say(FORMS[name]).format(**gaps)

    def _say(self, message: Message) -> str:
        return self.messages.gettext(message.text)


def _plain_form(shape: Shape, many: Any) -> str:  # noqa: ANN401
    if shape == LocalizedText:
        return "named words" if many else "words"
    names = {str: "text", int: "number", float: "number", bool: "yes or no", DateValue: "date", MadeFrom: "stamp"}
    return "texts" if many else names[shape]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def _file(path: str) -> str:
    """Return a file of the project as a fenced block with its path."""
    text = (ROOT / path).read_text(encoding="utf-8")
    return f"`{path}`\n\n```{'yaml' if path.endswith('.yaml') else 'markdown'}\n{text}```\n"


def manual(code: str) -> Manual:
    """Return the manual in a language of the site. Raises `KeyError` for another language."""
    config = _config()
    formats = {lang: Localizer(lang, _catalogue(lang, "portal"), config) for lang in config.languages}
    lang = config.lang(code)
    return Manual(_catalogue(lang, "kembar"), _catalogue(lang, "portal"), formats)


def _config() -> SiteConfig:
    config = read_config(ROOT / "content" / "site.yaml", "content/site.yaml")[0].config
    if config is None:
        message = "content/site.yaml cannot be read; build.py check tells why"
        raise ValueError(message)
    return config


def _catalogue(lang: Lang, domain: str) -> Messages:
    return read_messages(ROOT / "locales" / lang.code / "LC_MESSAGES" / f"{domain}.po", lang)[0]


def main() -> None:
    """Update both manuals."""
    for code, path in DOCUMENTS.items():
        file = ROOT / path
        file.write_text(manual(code).update(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
