"""Track what targets read of the arranged site (`model/dependencies`)."""

from dataclasses import fields, replace

from kembar.arrange.resolved_bodies import with_resolved_bodies
from kembar.kinds.registry import Records
from kembar.model.dependencies import DependencyRecorder, TrackedMapping
from kembar.model.site import Site

ARTICLES = "articles"
"""The collection of bodies. What the resolution of their links reads is recorded on its own."""


def track_reads(site: Site, reads: DependencyRecorder) -> Site:
    """
    Return the same site, whose collections record each lookup. The settings are not recorded: everything depends on them.
    """
    records = Records(
        **{
            collection.name: TrackedMapping(collection.name, getattr(site.records, collection.name), reads)
            for collection in fields(Records)
        }
    )
    noting = replace(
        site,
        records=records,
        pages=TrackedMapping("pages", site.pages, reads),
        summaries=TrackedMapping("summaries", site.summaries, reads),
        addresses=TrackedMapping("addresses", site.addresses, reads),
        anchors=TrackedMapping("anchors", site.anchors, reads),
        backlinks=TrackedMapping("backlinks", site.backlinks, reads),
        assets=TrackedMapping("assets", site.assets, reads),
    )
    return replace(noting, articles=TrackedMapping(ARTICLES, with_resolved_bodies(noting).articles, reads))
