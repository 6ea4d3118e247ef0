"""
Check that interface messages are translated: catalogues against the messages in code and templates, and templates for untranslatable text.

Finished pages are not read, because the language of a single word in them cannot be recognized.
"""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from kembar.files.project_files import list_files
from kembar.i18n.catalogues import find_deceptive_characters, read_catalogue_bytes
from kembar.i18n.coverage import Gap, GapKind, find_gaps, page_messages
from kembar.model.config import Lang, SiteConfig
from kembar.model.problem import Level, Message, Problem, SourceLocation, tr
from kembar.text.characters import character_problems

MSGID_LANGUAGE = "en"
"""The language of message ids, which needs no catalogue."""

READ_ALOUD = ("alt", "aria-label", "aria-description", "placeholder", "title", "summary", "label")
"""Attributes that contain text for readers."""

_JINJA = re.compile(r"\{#.*?(?:#\}|\Z)|\{%.*?(?:%\}|\Z)|\{\{.*?(?:\}\}|\Z)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")

CODES = {
    GapKind.MISSING: "catalogue.missing",
    GapKind.UNTRANSLATED: "catalogue.untranslated",
    GapKind.UNUSED: "catalogue.unused",
}

HINTS = {
    GapKind.MISSING: tr("run “make words”, and translate the entry that it adds"),
    GapKind.UNTRANSLATED: tr("translate this entry; if it is marked fuzzy, read it and take the mark away"),
    GapKind.UNUSED: tr("take the entry out; “make words” does so"),
}


def check_catalogues(root: Path, config: SiteConfig) -> Iterator[Problem]:
    """Yield missing and unused entries of catalogues, text in templates that cannot be translated, and deceptive characters."""
    words = page_messages(root)
    if isinstance(words, Problem):
        yield words
        words = None
    for lang in config.languages:
        name = f"locales/{lang.code}/LC_MESSAGES/portal.po"
        content = read_catalogue_bytes(root, name)
        if isinstance(content, bytes):
            yield from (_gap_problem(name, gap) for gap in (() if words is None else find_gaps(words, content)))
        elif content is None and not _is_language_of_msgids(lang):
            message = tr("{language} has no catalogue, so its pages speak English", language=lang.name)
            hint = tr("begin this file with the head of another catalogue, and run “make words”")
            yield Problem(SourceLocation(name), "catalogue.none", message, hint, Level.WARNING)
    for path in list_files(root, "locales")[0]:
        if path.endswith("/LC_MESSAGES/kembar.po") and isinstance(content := read_catalogue_bytes(root, path), bytes):
            yield from find_deceptive_characters(content, path)
    for path in list_files(root, "templates")[0]:
        if path.endswith(".html"):
            text = (root / path).read_text(encoding="utf-8", errors="replace")
            yield from character_problems(text, path)
            yield from find_unmarked_text(path, text)


def _is_language_of_msgids(lang: Lang) -> bool:
    return re.split("[-_]", lang.locale)[0] == MSGID_LANGUAGE


def _gap_problem(name: str, gap: Gap) -> Problem:
    return Problem(SourceLocation(name, gap.line), CODES[gap.kind], _gap_message(gap), HINTS[gap.kind], Level.WARNING)


def _gap_message(gap: Gap) -> Message:
    if gap.kind is GapKind.UNUSED:
        return tr("“{msgid}” is not used any more", msgid=gap.msgid)
    if gap.kind is GapKind.MISSING:
        return tr("“{msgid}” is not in this catalogue; {path} uses it", msgid=gap.msgid, path=gap.used_in)
    return tr("“{msgid}” is not translated; {path} uses it", msgid=gap.msgid, path=gap.used_in)


def find_unmarked_text(path: str, template: str) -> Iterator[Problem]:
    """
    Yield a warning for each text in a template that is not marked for translation.

    >>> [str(problem.location) for problem in find_unmarked_text("a.html", "<p>{{ _('Sources') }}</p>\\n<p>Sources</p>")]
    ['a.html:2:4']
    """
    reader = _TemplateReader(path)
    reader.feed(_JINJA.sub(_blank_out, template))
    reader.close()
    return iter(reader.problems)


def _blank_out(construct: re.Match[str]) -> str:
    """Return white space with the same line breaks, so that source locations do not change."""
    return "".join("\n" if letter == "\n" else " " for letter in construct[0])


class _TemplateReader(HTMLParser):
    """Reads a template without Jinja, and ignores scripts and styles."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self.problems: list[Problem] = []
        self._path = path

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, offset = self.getpos()
        for name, value in attrs:
            if name in READ_ALOUD and _WORD.search(value or "") and tag not in ("link", "style"):
                self._report(SourceLocation(self._path, line, offset + 1), value or "")

    def handle_data(self, data: str) -> None:
        word = _WORD.search(data)
        if word is None or self.cdata_elem:
            return
        line, offset = self.getpos()
        before = data[: word.start()]
        column = len(before) - before.rfind("\n") if "\n" in before else offset + len(before) + 1
        self._report(SourceLocation(self._path, line + before.count("\n"), column), " ".join(data.split()))

    def _report(self, location: SourceLocation, words: str) -> None:
        message = tr("the words “{words}” are in the template itself, in one language for all", words=words)
        self.problems.append(Problem(location, "template.words", message, tr('write them as {{ _("...") }}'), Level.WARNING))
