"""For whom a site is made: readers who reach it through the web, or readers who have it in a folder of their own."""

from enum import StrEnum


class Profile(StrEnum):
    """
    What a finished site may count on.

    A site for the web has a host: it answers for folders, and machines find the site under its published address. An offline site has
    files alone, opened from a folder (`file:`) by a browser that refuses whatever needs an origin (HTML Living Standard, 7.1.1).
    """

    WEB = "web"
    OFFLINE = "offline"
