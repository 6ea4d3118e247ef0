"""
All files of a new record or page.

In come its kind and key, the site, and who speaks in each language; out go drafts, the facts first, the words in the order of languages.
"""

from collections.abc import Callable

from kembar.i18n.translator import Translator
from kembar.kinds.registry import KINDS, TEXT_KINDS
from kembar.scaffold.drafts import NewFile
from kembar.scaffold.field_help import FieldHelp
from kembar.scaffold.page_files import TextFile, draft_page
from kembar.scaffold.project_info import ProjectInfo
from kembar.scaffold.record_files import draft_record


def draft_files(kind: str, key: str, ground: ProjectInfo, tongue: FieldHelp, translator_of: Callable[[str], Translator]) -> list[NewFile]:
    """The drafts of a record or page. Explanations are in the editor's `tongue`, headings in the language of their file."""
    made = [draft_record(kind, key, ground, tongue)] if kind in KINDS else []
    if kind in TEXT_KINDS:
        wordings = [TextFile(lang, ground.text_path(lang, kind, key), translator_of(lang)) for lang in ground.languages]
        made += draft_page(kind, wordings, tongue)
    return made
