"""
How one page leads to another.

Addresses inside the generator are paths from the site's root, without a leading slash: a folder for a page (`id/kota/casablanca/`),
a file for anything else, either with a fragment. What is written into a page is relative to it, so the finished site works under any
address and from a folder.
"""

import posixpath


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
    """
    path, mark, fragment = there.partition("#")
    if path == here and mark:
        return mark + fragment
    relative = posixpath.relpath("/" + path, "/" + posixpath.dirname(here))
    if not path or path.endswith("/"):
        relative += "/"
    return relative + mark + fragment
