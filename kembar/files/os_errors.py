"""Why the operating system refuses a file, as a message that can be said in another language."""

from kembar.model.problem import Message, tr

USUAL = (
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
"""The reasons that files usually meet, in the system's own words, so that the catalogue has them."""


def reason(error: OSError) -> Message:
    """
    The system's reason.

    >>> str(reason(PermissionError(13, "Permission denied")))
    'Permission denied'
    """
    return Message(error.strerror or type(error).__name__)
