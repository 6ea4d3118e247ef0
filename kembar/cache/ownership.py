"""
Check that a file or folder of the cache belongs to this user alone.

Compiled templates in the cache are executed, and kept values and the staging directory are published. Another user who can write there
controls what this user runs and publishes. Even a build with nothing to do imports this module, so it needs only what the interpreter
has loaded already.

Systems without POSIX owners and modes, such as Windows, are checked for links alone.
"""

import os
import stat

LINK, OTHER_KIND, OTHER_OWNER, OTHERS_WRITE = "link", "other kind", "other owner", "others write"
"""Why a file or folder is not trusted: a link, neither file nor folder as expected, owned by another user, writable by other users."""


def distrust_folder(path: str) -> str:
    """Return why a folder is not trusted; empty if it is, or if it does not exist. Raises `OSError` where that cannot be found out."""
    return _distrust(path, stat.S_IFDIR)


def distrust_file(path: str) -> str:
    """Return why a file is not trusted; empty if it is, or if it does not exist. Raises `OSError` where that cannot be found out."""
    return _distrust(path, stat.S_IFREG)


def _distrust(path: str, kind: int) -> str:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return ""
    if stat.S_ISLNK(found.st_mode):
        return LINK
    if stat.S_IFMT(found.st_mode) != kind:
        return OTHER_KIND
    if os.name != "posix":
        return ""
    if found.st_uid != os.geteuid():
        return OTHER_OWNER
    return OTHERS_WRITE if found.st_mode & (stat.S_IWGRP | stat.S_IWOTH) else ""
