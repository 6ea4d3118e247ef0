"""
How one page leads to another.

Addresses inside the generator are paths from the site's root, without a leading slash: a folder for a page (`id/kota/casablanca/`),
a file for anything else, either with a fragment. What is written into a page is relative to it, so the finished site works under any
address; in a folder no host turns an address into a file, so there it names the file itself.
"""

from functools import lru_cache
from pathlib import PurePosixPath

from kembar.model.profile import Profile

DIGITS = 8
"""How many digits of its digest the name of a file has. `assets/js/offline-storage/store.js` and the documented servers know the number."""


def output_file(address: str) -> str:
    """
    The file that an address is served from.

    >>> output_file("id/kota/#asia"), output_file(""), output_file("404.html")
    ('id/kota/index.html', 'index.html', '404.html')
    """
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def with_digest(path: str, digest: str) -> str:
    """
    Return the path of a file with the digest of its content in its name, so that browsers may keep it: the first `DIGITS` hex digits.

    >>> with_digest("assets/js/search.js", "e3b0c44298fc"), with_digest("assets/fonts/a.b/LICENSE", "e3b0c44298fc")
    ('assets/js/search.e3b0c442.js', 'assets/fonts/a.b/LICENSE.e3b0c442')
    """
    file = PurePosixPath(path)
    return str(file.with_name(f"{file.stem}.{digest[:DIGITS]}{file.suffix}"))


def href(here: str, there: str, profile: Profile = Profile.WEB) -> str:
    """
    The address `there` as written into the page at `here`; offline it ends in the name of a file.

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
    """The path as seen from a folder, which ends in a slash unless it is the root."""
    if path.startswith(folder):
        return path[len(folder) :]
    return "../" + _way_from_above(folder[: folder.rfind("/", 0, -1) + 1], path)


_way_from_above = lru_cache(maxsize=1 << 14)(_way)
"""Pages lie beside each other: from the folder around them, all of them go the same way to the menu, the sources and the assets."""
