"""Start and end the process: streams, signals and garbage collection, the same for all commands."""

import gc
import os
import signal
import sys
from contextlib import suppress

MANY = 50_000
"""The threshold of the garbage collector, in new objects. A build makes many long-lived objects and hardly any reference cycles."""


def program() -> None:
    """Run the command in the arguments of this process, and exit."""
    _open_closed_streams()
    try:
        run()
    except SystemExit as end:
        _end_at_once(end.code)
        raise
    except OSError as error:  # the commands could not be imported, so the catalogues cannot be used either
        os.write(2, f"{error.filename or 'kembar'}: {error.strerror}\n".encode(errors="replace"))
        os._exit(1)


def run() -> None:
    """Run the command in the arguments of this process. Raises `SystemExit`."""
    gc.set_threshold(MANY)
    _clean_up_at_signals()
    from kembar.cli.main import main  # noqa: PLC0415 - `program` reports it if it cannot be imported

    main()


def _open_closed_streams() -> None:
    """Open standard input, output and error if they are closed, so that no file of a build gets their descriptors."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            with suppress(OSError):
                opened = os.open(os.devnull, os.O_RDWR)  # the lowest free descriptor
                setattr(sys, name, os.fdopen(opened, mode, encoding="utf-8"))


def _clean_up_at_signals() -> None:
    """Raise `SystemExit` at SIGTERM and SIGHUP, so that temporary files are removed. Ignored signals stay ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end_at_signal)


def _end_at_signal(number: int, _frame: object) -> None:
    """Raise `SystemExit` with the status that shells use for a process ended by the signal: 128 plus its number."""
    raise SystemExit(128 + number)


def _end_at_once(status: object) -> None:
    """Exit without freeing objects one by one, which takes a considerable part of a short build."""
    if status is not None and not isinstance(status, int):
        return
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # None if it was closed at the start
                stream.flush()
    except (OSError, ValueError):
        return  # the reader has closed the stream, which the interpreter handles
    os._exit(status or 0)
