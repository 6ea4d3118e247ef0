"""The arranged site as targets read it: whatever they ask for is noted (`model/dependencies`)."""

from dataclasses import fields, replace

from kembar.arrange.resolved_bodies import with_resolved_bodies
from kembar.kinds.registry import Records
from kembar.model.dependencies import DependencyRecorder, TrackedMapping
from kembar.model.site import Site

ARTICLES = "articles"
"""The shelf of the words, closed links and all. What closing the links reads is noted by itself."""


def track_reads(site: Site, reads: DependencyRecorder) -> Site:
    """
    The same site, whose every shelf notes what is asked for.

    The settings are not noted: everything depends on them.
    """
    records = Records(**{shelf.name: TrackedMapping(shelf.name, getattr(site.records, shelf.name), reads) for shelf in fields(Records)})
    noting = replace(
        site,
        records=records,
        pages=TrackedMapping("pages", site.pages, reads),
        summaries=TrackedMapping("summaries", site.summaries, reads),
        addresses=TrackedMapping("addresses", site.addresses, reads),
        anchors=TrackedMapping("anchors", site.anchors, reads),
        mentions=TrackedMapping("mentions", site.mentions, reads),
        assets=TrackedMapping("assets", site.assets, reads),
    )
    return replace(noting, articles=TrackedMapping(ARTICLES, with_resolved_bodies(noting).articles, reads))
