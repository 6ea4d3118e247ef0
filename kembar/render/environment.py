"""
The template environment of one language: the one door to Jinja.

In come the folder of templates and a language with its messages and formats; out comes a Jinja environment that escapes everything,
refuses unknown names, and knows the language's helpers as globals, so that imported components speak it too.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from kembar.files.project_files import is_ignored
from kembar.i18n.localizer import Localizer
from kembar.model.dates import DateValue
from kembar.model.profile import Profile
from kembar.render.covers import cover
from kembar.render.jinja_compiler import PageCompiler

HELPER_CACHE_SIZE = 1 << 12
"""How many texts, dates and messages each helper of the templates remembers as markup."""

remember = lru_cache(maxsize=HELPER_CACHE_SIZE, typed=True)
"""What a helper gives for the same arguments; `typed`, because markup and the same characters as text are not the same."""


class BytecodeMemory(BytecodeCache):
    """Compiled templates in memory, by name and digest of the source: languages share them, since only the globals differ."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket with the code of the same source, if it was compiled before."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code that was just compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = BytecodeMemory()


@dataclass(frozen=True, slots=True)
class Templates:
    """
    Where the templates lie, and the folder that keeps them as this version of the tool compiles them, if one does.

    They are read once: whoever builds again needs new ones when a template has changed.
    """

    folder: Path
    compiled: Path | None = None
    _environments: dict[str, tuple[Localizer, Environment]] = field(default_factory=dict, compare=False)

    def environment_for(self, localizer: Localizer) -> Environment:
        """Return the environment of a language: the same one for the same messages and settings."""
        code = localizer.lang.code
        known = self._environments.get(code)
        if known is None or known[0].messages is not localizer.messages or known[0].config is not localizer.config:
            known = localizer, environment(self, localizer)
            self._environments[code] = known
        return known[1]


def compiled_in(folder: Path | None) -> BytecodeCache:
    """
    Where compiled templates are kept: in a folder, for other processes and later builds, or in memory.

    Code is cached by the name and the digest of its template alone, so a folder is for one version of the compiler and of Jinja.
    """
    if folder is None:
        return COMPILED
    return KeptCode(str(folder), "%s.compiled")


class KeptCode(FileSystemBytecodeCache):
    """Compiled templates in a folder. Those that cannot be read or written are compiled again: it only takes longer."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket with the code of the same source, if it was compiled before and is whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # what pickle raises for bytes that are not whole is no closed set
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code that was just compiled, where the system lets it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compile_template(templates: Templates, name: str) -> None:
    """Compiles a template for all who will read it. A mistake in one is left to them: it may be that nobody does."""
    with suppress(TemplateError):
        PageEnvironment(templates.folder, compiled_in(templates.compiled)).get_template(name)


class VisibleTemplates(FileSystemLoader):
    """Load the templates of a folder, without hidden files and backups, which no build reads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._name = folder.name

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """
        Return the text of a template, its path in the project, and a function that checks whether it is unchanged.

        Compiled code contains that path and is cached by it, so it is the same wherever the project is. Raises `TemplateNotFound`.
        """
        if any(map(is_ignored, template.split("/"))):
            raise TemplateNotFound(template)
        text, _, is_unchanged = super().get_source(environment, template)
        return text, f"{self._name}/{template}", is_unchanged


class PageEnvironment(Environment):
    """The environment of a folder's templates, compiled by `PageCompiler`, which tells what the code that it writes takes from here."""

    code_generator_class = PageCompiler
    escape_text = staticmethod(remember(escape))
    as_markup = staticmethod(partial(str.__new__, Markup))
    """Text that is markup already, without the questions that `Markup` asks first."""

    def __init__(self, folder: Path, compiled: BytecodeCache) -> None:
        super().__init__(
            loader=VisibleTemplates(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=compiled,
        )
        self.imported = cache(self._imported)

    def _imported(self, template: str, name: str) -> object:
        """What a template exports by that name, the same for all who import it. Raises `AttributeError` for what it does not."""
        return getattr(self.get_template(template).module, name)


def environment(templates: Templates, localizer: Localizer) -> Environment:
    """
    Return the environment of `templates` in one language.

    Its globals are `_`, `ngettext`, `fmt`, `lang` (the code), `offline`, `cover`, `time` and `names`.
    """
    made = PageEnvironment(templates.folder, compiled_in(templates.compiled))
    helpers = TemplateHelpers(localizer)
    made.globals = {
        "_": remember(helpers.gettext),
        "ngettext": remember(helpers.ngettext),
        "time": remember(helpers.time),
        "names": helpers.names,
        "fmt": localizer,
        "lang": localizer.lang.code,
        "offline": localizer.config.profile is Profile.OFFLINE,
        "cover": remember(cover),
    }
    return made


@dataclass(frozen=True, slots=True)
class TemplateHelpers:
    """Messages, names and dates of one language as markup. What fills a gap is escaped, unless it is markup."""

    localizer: Localizer

    def gettext(self, msgid: str, /, **gaps: object) -> Markup:
        """The message, with its named gaps filled. Raises `KeyError` for a gap that was not given."""
        return escape(self.localizer.messages.gettext(msgid)).format(**gaps)

    def ngettext(self, singular: str, plural: str, n: int, /, **gaps: object) -> Markup:
        """The message in the form that the language uses for `n` things, with its named gaps filled."""
        return escape(self.localizer.messages.ngettext(singular, plural, n)).format(**gaps)

    def names(self, names: Sequence[str]) -> Markup:
        """Names in a row, each in an element that finds its own direction: they are spelled as they are at home, in any script."""
        joints = self.localizer.joints(len(names))
        pairs = zip(names, joints[1:], strict=True)
        return escape(joints[0]) + Markup().join(Markup("<bdi>%s</bdi>%s") % pair for pair in pairs)

    def time(self, when: DateValue) -> Markup:
        """A date in the page's words, its machine-readable parts in `time` elements (HTML, section 4.5.14)."""
        return Markup().join(
            Markup('<time datetime="%s">%s</time>') % (piece.datetime, piece.text) if piece.datetime else escape(piece.text)
            for piece in self.localizer.pieces(when)
        )
