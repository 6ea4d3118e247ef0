"""The arranged site as targets read it: whatever they ask for is noted (`model/dependencies`)."""

from dataclasses import fields, replace

from kembar.arrange.resolved_bodies import with_articles
from kembar.model.dependencies import Noted, Reads
from kembar.model.records import Records
from kembar.model.site import Site

ARTICLES = "articles"
"""The shelf of the words, closed links and all. What closing the links reads is noted by itself."""


def noted(site: Site, reads: Reads) -> Site:
    """
    The same site, whose every shelf notes what is asked for.

    The settings are not noted: everything depends on them.
    """
    records = Records(**{shelf.name: Noted(shelf.name, getattr(site.records, shelf.name), reads) for shelf in fields(Records)})
    noting = replace(
        site,
        records=records,
        pages=Noted("pages", site.pages, reads),
        summaries=Noted("summaries", site.summaries, reads),
        addresses=Noted("addresses", site.addresses, reads),
        anchors=Noted("anchors", site.anchors, reads),
        mentions=Noted("mentions", site.mentions, reads),
        assets=Noted("assets", site.assets, reads),
    )
    return replace(noting, articles=Noted(ARTICLES, with_articles(noting).articles, reads))
