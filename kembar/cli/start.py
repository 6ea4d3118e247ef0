"""
The way in: a plain build with nothing to do is answered at a glance, and everything else by the commands (`main`).

The command line itself takes longer to load than such a build has to do. So the few words that a plain build is asked for with are read
here, and whatever else is asked, or said wrongly, is left to the commands.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from kembar.build.glance import kept_still
from kembar.cli.tongues import CATALOGUE, ENGLISH, LOCALES, OPTION, chosen, languages

SAID = "{folder}: {made} made, {kept} kept, {removed} removed"
"""What `telling.done` says."""

OF_ALL, OF_BUILD = (OPTION, "--root", "--content"), (OPTION, "--out")
"""The options of all commands, and of `build`, with which it is still a plain one. Each takes a value."""


MANY = 50_000
"""
How many new values make Python look for garbage. It looks each time through the newest ones, and now and then through all: a build makes
many that stay, and hardly any garbage that does not go by itself.
"""


def program() -> None:
    """The program from its start to its end: does what the arguments of this process ask for."""
    _open_closed_streams()
    try:
        run()
    except SystemExit as end:
        _end_at_once(end.code)
        raise
    except OSError as error:  # the commands themselves could not be loaded, so neither can what they are said in
        os.write(2, f"{error.filename or 'kembar'}: {error.strerror}\n".encode(errors="replace"))
        os._exit(1)


def run() -> None:
    """Does what the arguments of this process ask for. Raises `SystemExit`."""
    if not answered(sys.argv[1:]):
        gc.set_threshold(MANY)
        _clean_up_at_signals()
        from kembar.cli.main import main  # noqa: PLC0415 - most of what a build with nothing to do would pay for

        main()


def _open_closed_streams() -> None:
    """Opens standard input, output and error where they are closed, so that no file of a build gets their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
                setattr(sys, name, open(opened, mode, encoding="utf-8"))  # noqa: SIM115 - it stays open until the end


def _clean_up_at_signals() -> None:
    """Ends this process by an exception at SIGTERM and SIGHUP, so that it removes its temporary files. Signals that are ignored stay so."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_at_signal)


def _end_at_signal(number: int, _frame: object) -> None:
    """Raises `SystemExit` with the status that shells give a process which ended at the signal."""
    raise SystemExit(128 + number)


def _end_at_once(status: object) -> None:
    """Ends this process without taking apart all that it holds, which for a site is a good part of the time that one edit takes."""
    if status is not None and not isinstance(status, int):
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # it is, where it was closed before
                stream.flush()
    except (OSError, ValueError):
        return  # nobody listens any more: the interpreter knows how to end then
    os._exit(status or 0)


def answered(arguments: Sequence[str]) -> bool:
    """Whether the arguments ask for a plain build that has nothing to do; then it has been told so."""
    asked = plain_build(arguments)
    if asked is None or os.environ.get("SOURCE_DATE_EPOCH"):
        return False
    out = asked.get("--out", "dist")
    root = asked.get("--root", ".")
    content = asked.get("--content", os.path.normpath(f"{root}/content"))
    kept = kept_still(os.path.realpath(out), (root, content))
    return kept is not None and _told(chosen(arguments), SAID, folder=out, made=0, kept=kept, removed=0)


def plain_build(arguments: Sequence[str]) -> dict[str, str] | None:
    """
    The options of a plain build by their names; None for anything else, and for paths that are not in their simplest form.

    >>> plain_build(["--root", "portal", "build", "--out", "site"]), plain_build([]), plain_build(["build", "--strict"])
    ({'--root': 'portal', '--out': 'site'}, {}, None)
    """
    asked: dict[str, str] = {}
    known: tuple[str, ...] = OF_ALL
    waiting = list(reversed(arguments))
    while waiting:
        word = waiting.pop()
        if known is OF_ALL and word not in OF_ALL:
            known = OF_BUILD
            if word == "build":
                continue
        if word not in known or not waiting or (word in asked and word != OPTION):
            return None
        asked[word] = waiting.pop()
    return asked if all(map(_is_simple, asked.values())) and asked.get(OPTION, ENGLISH) in languages() else None


def _is_simple(path: str) -> bool:
    """Whether a path is written in the only way in which pathlib writes it, and can be no option."""
    return bool(path) and path == os.path.normpath(path) and not path.startswith(("-", "//"))


def _told(language: str, sentence: str, **gaps: object) -> bool:
    """Says a sentence of the commands in their stead; False where it cannot be said, which they know how to deal with."""
    try:
        print(_in(language, sentence).format(**gaps), flush=True)
    except (OSError, ValueError):
        return False
    return True


def _in(language: str, sentence: str) -> str:
    if language == ENGLISH:
        return sentence
    from pathlib import Path  # noqa: PLC0415 - English reads no catalogue

    from kembar.i18n.spoken import own_words  # noqa: PLC0415

    return own_words(Path(LOCALES, language, CATALOGUE)).gettext(sentence)
