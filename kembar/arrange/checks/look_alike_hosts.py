"""
Hosts that differ from another host of the same site by letters which look alike.

A reviewer compares with what they know, so the host that more files use is taken for the right one; the site's own host always is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from kembar.kinds.kind import Record
from kembar.kinds.source import Source
from kembar.model.content import Content
from kembar.model.document import Document
from kembar.model.problem import Level, Problem, SourceLocation, tr
from kembar.text.hosts import host_of, registered_domain, skeleton


def hosts_of(value: Document | Record) -> tuple[str, ...]:
    """Return the hosts that some words or a record lead to, sorted: what the rest of the site knows of them."""
    if isinstance(value, Document):
        return tuple(sorted(host for host, _ in value.body.hosts))
    return (host_of(value.url),) if isinstance(value, Source) and value.url else ()


def look_alikes(content: Content) -> Iterator[Problem]:
    """Yield a problem for the first place in each file of a host that looks like a better known one of the site."""
    places: dict[str, list[SourceLocation]] = defaultdict(list)
    for host, place in _hosts(content):
        places[_name(host)].append(place)
    own = _name(host_of(content.config.base_url))
    alike: dict[str, set[str]] = defaultdict(set)
    for name in {*places, own} - {""}:
        alike[skeleton(name)].add(name)
    for names in alike.values():
        if len(names) > 1:
            yield from _problems(names, own, places)


def _problems(names: Iterable[str], own: str, places: Mapping[str, list[SourceLocation]]) -> Iterator[Problem]:
    known, *others = sorted(names, key=lambda name: (name != own, -len({place.path for place in places[name]}), *_oddness(name)))
    for other in others:
        first = {place.path: place for place in sorted(places[other], reverse=True)}
        for place in sorted(first.values()):
            message = tr("the host “{host}” looks like “{known}”, which this site knows, and is another one", host=other, known=known)
            yield Problem(place, "url.look-alike", message, tr("correct it, or make sure that both are right"), Level.WARNING)


def _oddness(name: str) -> tuple[bool, int, int, str]:
    """Return how likely it is that a host imitates another one: by foreign letters, by digits, by two letters for one."""
    return (not name.isascii(), sum(letter in "01I" for letter in name), len(name), name)


def _hosts(content: Content) -> Iterator[tuple[str, SourceLocation]]:
    for document in (*content.documents, *content.invalid_documents):
        yield from document.body.hosts
    for key, source in content.records.sources.items():
        if source.url:
            yield host_of(source.url), content.place("sources", key, ("url",))


def _name(host: str) -> str:
    """Return what is compared: the registered part of a host. A capital I stays one, because it looks like an l."""
    return "".join(letter if letter == "I" else letter.lower() for letter in registered_domain(host))
