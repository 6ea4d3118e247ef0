"""Translatable reasons for errors of the operating system."""

from kembar.model.problem import Message, tr

USUAL_REASONS = (
    tr("Permission denied"),
    tr("Operation not permitted"),
    tr("No such file or directory"),
    tr("Not a directory"),
    tr("Is a directory"),
    tr("File exists"),
    tr("File name too long"),
    tr("Too many levels of symbolic links"),
    tr("No space left on device"),
    tr("Disk quota exceeded"),
    tr("Read-only file system"),
    tr("Input/output error"),
    tr("Too many open files"),
    tr("Device or resource busy"),
    tr("Resource temporarily unavailable"),
    tr("Cannot allocate memory"),
    tr("Bad file descriptor"),
)
"""The usual reasons in the system's words, so that the catalogue contains them."""


def reason(error: OSError) -> Message:
    """
    Return the system's reason.

    >>> str(reason(PermissionError(13, "Permission denied")))
    'Permission denied'
    """
    return Message(error.strerror or type(error).__name__)
