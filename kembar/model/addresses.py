"""
How one page leads to another.

Addresses inside the generator are paths from the site's root, without a leading slash: a folder for a page (`id/kota/casablanca/`),
a file for anything else, either with a fragment. What is written into a page is relative to it, so the finished site works under any
address and from a folder.
"""

from functools import lru_cache


def output_file(address: str) -> str:
    """
    The file that an address is served from.

    >>> output_file("id/kota/#asia"), output_file(""), output_file("404.html")
    ('id/kota/index.html', 'index.html', '404.html')
    """
    path = address.partition("#")[0]
    return f"{path}index.html" if not path or path.endswith("/") else path


def href(here: str, there: str) -> str:
    """
    The address `there` as written into the page at `here`.

    >>> href("id/kota/casablanca/", "id/kota/rabat/#sumber")
    '../rabat/#sumber'
    >>> href("id/kota/", "id/kota/"), href("id/kota/", "id/kota/#asia"), href("id/", "")
    ('./', '#asia', '../')
    >>> href("404.html", "id/"), href("id/kota/", "assets/css/site.css"), href("", "")
    ('id/', '../../assets/css/site.css', './')
    """
    path, mark, fragment = there.partition("#")
    if path == here and mark:
        return mark + fragment
    return (_way(here[: here.rfind("/") + 1], path) or "./") + mark + fragment


def _way(folder: str, path: str) -> str:
    """The path as seen from a folder, which ends in a slash unless it is the root."""
    if path.startswith(folder):
        return path[len(folder) :]
    return "../" + _way_from_above(folder[: folder.rfind("/", 0, -1) + 1], path)


_way_from_above = lru_cache(maxsize=1 << 14)(_way)
"""Pages lie beside each other: from the folder around them, all of them go the same way to the menu, the sources and the assets."""
