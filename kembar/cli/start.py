"""The start and the end of the program: what holds for the whole process, whatever the command."""

import gc
import os
import signal
import sys
from contextlib import suppress

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
    except OSError as error:  # the commands themselves could not be loaded, so neither can the messages
        os.write(2, f"{error.filename or 'kembar'}: {error.strerror}\n".encode(errors="replace"))
        os._exit(1)


def run() -> None:
    """Does what the arguments of this process ask for. Raises `SystemExit`."""
    gc.set_threshold(MANY)
    _clean_up_at_signals()
    from kembar.cli.main import main  # noqa: PLC0415 - `program` reports where it cannot be loaded

    main()


def _open_closed_streams() -> None:
    """Opens standard input, output and error where they are closed, so that no file of a build gets their numbers."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
                setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8"))


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
