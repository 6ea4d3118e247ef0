"""
Request the external links of the site, and warn about those that fail, at their location in the content.

This check is optional, because it needs the network and other servers.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from kembar.check.addresses import page_urls, resolve_url
from kembar.check.built_site import BuiltSite
from kembar.check.link_probe import Answer, LinkProbe
from kembar.check.source_mapping import SourceMap
from kembar.model.problem import Level, Message, Problem, SourceLocation, tr

MOST = 1000
"""The maximum number of addresses in one run."""

HOSTS_AT_ONCE = 8
GONE = (404, 410)


def check(dist: BuiltSite, probe: LinkProbe | None = None, most: int = MOST) -> Iterator[Problem]:
    """Yield a warning for each external address that fails, one if time ran out, and one if there are more than `most` addresses."""
    probe = probe or LinkProbe()
    links = external_urls(dist)
    tried = dict(list(links.items())[:most])
    answers = _request_all(probe, list(tried))
    for url, answer in answers.items():
        if not answer.is_success:
            yield _problem(tried[url], url, answer)
    if len(answers) < len(tried):
        message = tr(
            "the time of the run was over when {count} of {all} links out of the site had been tried", count=len(answers), all=len(tried)
        )
        yield _warning(SourceLocation("content"), "external.unfinished", message, tr("give it more time with --external-minutes"))
    if len(links) > most:
        message = tr("there are {count} links out of the site, and only {most} of them were tried", count=len(links), most=most)
        yield _warning(SourceLocation("content"), "external.too-many", message, tr("run it again for a part of the content"))


def external_urls(dist: BuiltSite) -> dict[str, SourceLocation]:
    """Return the source location of every external web address on the pages, sorted by address."""
    source_map = SourceMap(dist)
    found: dict[str, SourceLocation] = {}
    for page in dist.pages.values():
        for link in page_urls(page):
            url = link.url.strip()
            if url in found or not url.startswith(("http://", "https://")) or _own(dist, page.path, url):
                continue
            found[url] = source_map.locate_url(url) or source_map.locate(page.path, link.element, url)
    return dict(sorted(found.items()))


def _own(dist: BuiltSite, page: str, url: str) -> bool:
    """Return whether an address is in the site or invalid. `links` reports invalid ones."""
    target = resolve_url(dist.site.config, page, url)
    return target is None or not target.external


def _request_all(probe: LinkProbe, urls: list[str]) -> dict[str, Answer]:
    """Return the answers that arrived in time, by address. Hosts are requested in parallel, the addresses of one host in sequence."""
    by_host: dict[str, list[str]] = {}
    for url in urls:
        by_host.setdefault(urlsplit(url).netloc, []).append(url)
    with ThreadPoolExecutor(max_workers=HOSTS_AT_ONCE) as pool:
        answered = pool.map(lambda of_host: [(url, probe.request(url)) for url in of_host if probe.has_time], by_host.values())
        answers = {url: answer for of_host in answered for url, answer in of_host}
    return {url: answers[url] for url in urls if url in answers}


def _problem(location: SourceLocation, url: str, answer: Answer) -> Problem:
    if answer.private:
        message = tr("“{url}” was not tried: it leads to this machine or to a private network ({address})", url=url, address=answer.private)
        return _warning(
            location, "external.private", message, tr("readers cannot reach it; to try such links all the same, add --external-private")
        )
    if answer.status in GONE:
        hint = tr("look for the page's new address or an archived copy, and write that")
        return _warning(location, "external.gone", tr("“{url}” no longer exists ({status})", url=url, status=answer.status), hint)
    if answer.status:
        message = tr("“{url}” answers with {status}", url=url, status=answer.status)
        return _warning(location, "external.status", message, tr("open it in a browser; some hosts turn programs away"))
    message = tr("“{url}” cannot be reached: {reason}", url=url, reason=answer.reason)
    return _warning(location, "external.unreachable", message, tr("open it in a browser; try again later"))


def _warning(location: SourceLocation, code: str, message: Message, hint: Message) -> Problem:
    return Problem(location, code, message, hint, Level.WARNING)
