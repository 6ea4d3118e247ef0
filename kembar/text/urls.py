"""
Compute relative links between pages and the output files of addresses.

Addresses inside the generator are paths from the site's root, without a leading slash: a folder for a page (`id/kota/casablanca/`),
a file for anything else, either with a fragment. Links in a page are relative, so the site works under any address. Offline links name the
file itself, because there is no server to find the file of a folder.
"""

from functools import lru_cache
from pathlib import PurePosixPath

from kembar.model.profile import Profile

DIGITS = 8
"""The number of digest digits in a file name. `assets/js/offline-storage/store.js` and the documented servers depend on it."""


def output_file(address: str) -> str:
    """
    Return the output file of an address.

    >>> output_file("id/kota/#asia"), output_file(""), output_file("404.html")
    ('id/kota/index.html', 'index.html', '404.html')
    """
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def with_digest(path: str, digest: str) -> str:
    """
    Return the path with the first `DIGITS` hex digits of the digest in its file name, so that browsers may cache the file.

    >>> with_digest("assets/js/search.js", "e3b0c44298fc"), with_digest("assets/fonts/a.b/LICENSE", "e3b0c44298fc")
    ('assets/js/search.e3b0c442.js', 'assets/fonts/a.b/LICENSE.e3b0c442')
    """
    file = PurePosixPath(path)
    return str(file.with_name(f"{file.stem}.{digest[:DIGITS]}{file.suffix}"))


def href(here: str, there: str, profile: Profile = Profile.WEB) -> str:
    """
    Return the relative link from the page `here` to the address `there`; offline it ends in a file name.

    >>> href("id/kota/casablanca/", "id/kota/rabat/#sumber")
    '../rabat/#sumber'
    >>> href("id/kota/", "id/kota/"), href("id/kota/", "id/kota/#asia"), href("id/", "")
    ('./', '#asia', '../')
    >>> href("404.html", "id/"), href("id/kota/", "assets/css/site.css"), href("", "")
    ('id/', '../../assets/css/site.css', './')
    >>> href("id/kota/", "id/", Profile.OFFLINE), href("id/", "id/kota/#asia", Profile.OFFLINE), href("id/", "id/", Profile.OFFLINE)
    ('../index.html', 'kota/index.html#asia', 'index.html')
    """
    path, mark, fragment = there.partition("#")
    if path == here and mark:
        return mark + fragment
    if profile is Profile.OFFLINE:
        path = output_file(path)
    return (_way(here[: here.rfind("/") + 1], path) or "./") + mark + fragment


def _way(folder: str, path: str) -> str:
    """Return the path relative to a folder, which ends in a slash unless it is the root."""
    if path.startswith(folder):
        return path[len(folder) :]
    return "../" + _way_from_above(folder[: folder.rfind("/", 0, -1) + 1], path)


_way_from_above = lru_cache(maxsize=1 << 14)(_way)
"""Cached: pages of one folder share the path from their parent folder to the menu, the sources and the assets."""
