"""
How good an answer is, as information retrieval measures it.

Both measures look at pages: where an answer has several sections of a page, the first of them stands for it.
"""

from collections.abc import Iterable, Sequence

DEPTH = 5
"""How many answers a reader looks at."""


def pages(addresses: Iterable[str]) -> list[str]:
    """
    The pages of an answer in their order, each once.

    >>> pages(["id/tokoh/#anies-baswedan", "id/tokoh/#sandiaga-uno", "id/kota/rabat/#jalan"])
    ['id/tokoh/', 'id/kota/rabat/']
    """
    return list(dict.fromkeys(address.partition("#")[0] for address in addresses))


def reciprocal_rank(found: Sequence[str], wanted: Sequence[str]) -> float:
    """
    One divided by the rank of the first page that was wanted; nothing if there is none among ten.

    >>> reciprocal_rank(["a", "b", "c"], ["c", "b"])
    0.5
    """
    return next((1 / rank for rank, page in enumerate(found[:10], start=1) if page in wanted), 0.0)


def recall(found: Sequence[str], wanted: Sequence[str]) -> float:
    """
    How many of the pages that were wanted a reader sees, among as many as there are or `DEPTH`.

    >>> recall(["a", "b", "c"], ["c", "x"])
    0.5
    """
    seen = sum(page in wanted for page in found[:DEPTH])
    return seen / min(len(wanted), DEPTH)
