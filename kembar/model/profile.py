"""The two kinds of site: for a web host, or for a folder that is opened without one."""

from enum import StrEnum


class Profile(StrEnum):
    """
    What a finished site can rely on.

    A host serves `index.html` for a folder, and the site has a public address. An offline site is only files, opened from a folder
    (`file:`) by a browser that refuses everything that needs an origin (HTML Living Standard, 7.1.1).
    """

    WEB = "web"
    OFFLINE = "offline"
