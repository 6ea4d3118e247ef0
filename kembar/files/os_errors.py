"""Why the operating system refuses a file, as a message that can be said in another language."""

from kembar.model.problem import Message, say

USUAL = (
    say("Permission denied"),
    say("Operation not permitted"),
    say("No such file or directory"),
    say("Not a directory"),
    say("Is a directory"),
    say("File exists"),
    say("File name too long"),
    say("Too many levels of symbolic links"),
    say("No space left on device"),
    say("Disk quota exceeded"),
    say("Read-only file system"),
    say("Input/output error"),
    say("Too many open files"),
    say("Device or resource busy"),
    say("Resource temporarily unavailable"),
    say("Cannot allocate memory"),
    say("Bad file descriptor"),
)
"""The reasons that files usually meet, in the system's own words, so that the catalogue has them."""


def refusal(error: OSError) -> Message:
    """
    The system's reason.

    >>> str(refusal(PermissionError(13, "Permission denied")))
    'Permission denied'
    """
    return Message(error.strerror or type(error).__name__)
