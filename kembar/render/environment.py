"""
The Jinja environment of each language.

It escapes everything, refuses undefined names, and has the helpers of its language as globals, so that imported components have them too.
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
"""The number of results that each template helper caches."""

remember = lru_cache(maxsize=HELPER_CACHE_SIZE, typed=True)
"""Caches the results of a helper; `typed`, because markup and text with the same characters differ."""


class BytecodeMemory(BytecodeCache):
    """Compiled templates in memory, by name and digest of the source. All languages share them, because only the globals differ."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled code of the same source, if there is any."""
        if code := self._code.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the code that was just compiled."""
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = BytecodeMemory()


@dataclass(frozen=True, slots=True)
class Templates:
    """
    The folder of templates, and the folder for compiled templates of this version of the tool, if there is one.

    Templates are read once; a build after a change of templates needs a new object.
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
    Return the cache of compiled templates: a folder, for other processes and later builds, or memory.

    Code is cached by the name and digest of its template alone, so a folder is for one version of the compiler and of Jinja.
    """
    if folder is None:
        return COMPILED
    return BytecodeFolder(str(folder), "%s.compiled")


class BytecodeFolder(FileSystemBytecodeCache):
    """Compiled templates in a folder. A template that cannot be read or written there is compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the compiled code of the same source, if there is any and it is complete."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # damaged bytes can raise any exception
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store the code that was just compiled, if the system allows it."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compile_template(templates: Templates, name: str) -> None:
    """Compile a template into the cache. A syntax error is reported later, by the page that uses the template."""
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
    """The environment of a folder of templates, with the functions that code from `PageCompiler` calls."""

    code_generator_class = PageCompiler
    escape_text = staticmethod(remember(escape))
    as_markup = staticmethod(partial(str.__new__, Markup))
    """Return a string as markup without the checks of `Markup()`."""

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
        """Return the macro that a template exports under a name. Raises `AttributeError`."""
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
    """Messages, names and dates of one language as markup. Values in gaps are escaped, unless they are markup."""

    localizer: Localizer

    def gettext(self, msgid: str, /, **gaps: object) -> Markup:
        """Return a message with its named gaps filled. Raises `KeyError` for a gap without a value."""
        return escape(self.localizer.messages.gettext(msgid)).format(**gaps)

    def ngettext(self, singular: str, plural: str, n: int, /, **gaps: object) -> Markup:
        """Return a message in the plural form for `n`, with its named gaps filled."""
        return escape(self.localizer.messages.ngettext(singular, plural, n)).format(**gaps)

    def names(self, names: Sequence[str]) -> Markup:
        """Return a list of names, each in a `bdi` element, because a name can be in any script."""
        joints = self.localizer.joints(len(names))
        pairs = zip(names, joints[1:], strict=True)
        return escape(joints[0]) + Markup().join(Markup("<bdi>%s</bdi>%s") % pair for pair in pairs)

    def time(self, when: DateValue) -> Markup:
        """Return a date in words, with `time` elements around its machine-readable parts (HTML, section 4.5.14)."""
        return Markup().join(
            Markup('<time datetime="%s">%s</time>') % (piece.datetime, piece.text) if piece.datetime else escape(piece.text)
            for piece in self.localizer.pieces(when)
        )
