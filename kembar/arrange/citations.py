"""The sources that a page shows, in the order of its notes."""

from kembar.arrange.references import references
from kembar.kinds.kind import Record
from kembar.kinds.registry import Records
from kembar.model.document import Document


def citation_order(record: Record | None, document: Document | None, records: Records) -> tuple[str, ...]:
    """
    The keys of a page's sources, each once: the record's own, then those of the claims inside it in reading order, then what the
    text cites. The first is note 1. Sources that do not exist have no number.
    """
    inside = [found for found in references(record) if found.kind == "sources"] if record else []
    inside.sort(key=lambda found: found.path[0] != "sources")
    cited = [link.key for link in document.body.links if link.kind == "citation"] if document else []
    keys = dict.fromkeys([*(found.key for found in inside), *cited])
    return tuple(key for key in keys if key in records.sources)
