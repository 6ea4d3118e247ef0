"""
Addresses of pages, and relative URLs between them.

Addresses in the code are paths from the site's root without a leading slash: a folder for a page (`id/kota/casablanca/`), a path for a
file, optionally with a fragment. URLs in pages are relative, so that the site works under any address. Offline copies name `index.html`,
because no host adds it.
"""

from functools import lru_cache
from pathlib import PurePosixPath

from kembar.model.profile import Profile

DIGEST_DIGITS = 8
"""The number of hex digits of the digest in a file name; `assets/js/offline-storage/store.js` and the documented servers rely on it."""


def output_file(address: str) -> str:
    """
    Return the file that an address is served from.

    >>> output_file("id/kota/#asia"), output_file(""), output_file("404.html")
    ('id/kota/index.html', 'index.html', '404.html')
    """
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def with_digest(path: str, digest: str) -> str:
    """
    Return a path with the first `DIGEST_DIGITS` hex digits of the content's digest in the file name, so that browsers can cache it forever.

    >>> with_digest("assets/js/search.js", "e3b0c44298fc"), with_digest("assets/fonts/a.b/LICENSE", "e3b0c44298fc")
    ('assets/js/search.e3b0c442.js', 'assets/fonts/a.b/LICENSE.e3b0c442')
    """
    file = PurePosixPath(path)
    return str(file.with_name(f"{file.stem}.{digest[:DIGEST_DIGITS]}{file.suffix}"))


def href(here: str, there: str, profile: Profile = Profile.WEB) -> str:
    """
    Return the URL of the address `there` for the page at `here`; offline it names a file.

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
    return (_relative_path(here[: here.rfind("/") + 1], path) or "./") + mark + fragment


def _relative_path(folder: str, path: str) -> str:
    """Return the path relative to a folder, which ends in a slash unless it is the root."""
    if path.startswith(folder):
        return path[len(folder) :]
    return "../" + _relative_path_from_parent(folder[: folder.rfind("/", 0, -1) + 1], path)


_relative_path_from_parent = lru_cache(maxsize=1 << 14)(_relative_path)
"""Neighbouring pages share the relative paths from their parent folder to the menu, sources and assets."""
