"""Faults to plant in the small site: for each code, files that are written and texts that are replaced. None gets in another's way."""

from collections.abc import Mapping
from typing import NamedTuple

from kembar.text.todo_mark import TODO_MARK
from tests.pipeline.site_test import SiteTest


class Replaced(NamedTuple):
    """A text that occurs once in a file, and its replacement."""

    old: str
    new: str


Plant = Mapping[str, str | Replaced | None]
"""What happens to each file: its whole new text, a replacement, or that it goes, and its folder with it."""


def page(text: str, *front: str) -> str:
    """A free page in either language."""
    lines = [
        "title: Faulty",
        "description: A page that holds one fault, so that the tool has something to say of it to its editor.",
        *front,
    ]
    return "\n".join(["---", *lines, "---", "", text, ""])


def city(*lines: str) -> str:
    """The facts of a place."""
    return "\n".join(["name: {id: Timur, en: East}", "country: DK", "continent: europe", "sources: [gazette-2018]", *lines, ""])


def tie(*between: str) -> str:
    """The facts of a tie."""
    return f"between: [{', '.join(between)}]\nkind: sister-city\nstatus: established\nsources: [gazette-2018]\n"


CATALOGUE = "locales/id/LC_MESSAGES/portal.po"


def entry(msgid: str, *texts: str) -> Replaced:
    """An entry for each text at the top of the catalogue, where its line stays the same whatever follows."""
    head = '"Plural-Forms: nplurals=1; plural=0;\\n"\n'
    return Replaced(head, head + "".join(f'\nmsgid "{msgid}"\nmsgstr "{text}"\n' for text in texts))


STAMP = "{.lead: 0d9e1f2a}"

PLANTS: Mapping[str, Plant] = {
    "address.taken": {"content/en/pages/taken.md": page("Text.", "slug: about")},
    "asset.import": {"assets/css/imports.css": '@import "more.css";\n'},
    "asset.name": {"assets/images/peta kota.svg": "<svg/>"},
    "catalogue.duplicate": {CATALOGUE: entry("Sources", "Sumber", "Asal")},
    "catalogue.gap": {
        CATALOGUE: entry("{count} boats in the harbour", "{jumlah} kapal di pelabuhan"),
        "templates/layouts/boats.html": '<p>{{ _("{count} boats in the harbour") }}</p>\n',
    },
    "catalogue.missing": {"templates/layouts/word.html": '<p>{{ _("A word that no catalogue has") }}</p>\n'},
    "catalogue.pattern": {CATALOGUE: entry("EEEE, d MMMM y", "EEEE, d MMMM y dari")},
    "catalogue.untranslated": {
        CATALOGUE: entry("The harbour today", ""),
        "templates/layouts/today.html": '<p>{{ _("The harbour today") }}</p>\n',
    },
    "catalogue.unused": {CATALOGUE: entry("No longer said", "Tidak dipakai lagi")},
    "citation.unknown": {"content/en/pages/cites.md": page("The tie was renewed in 2019 [@gazette-2019].")},
    "document.orphan": {"content/en/cities/nordhaven.md": page("A harbour.").replace("title: Faulty\n", "")},
    "facts.contradicted": {
        "content/en/cities/nordhavn.md": Replaced("have been sister cities since 1991", "have been sister cities since 1990")
    },
    "file.hidden": {"assets/static/.env": "TOKEN=harbour\n"},
    "image.active": {"assets/images/runs.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<script>alert(1)</script></svg>\n'},
    "image.too-large": {"assets/images/wide.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="200"/>\n'},
    "image.type": {"assets/images/page.html": "<p>The harbour</p>\n"},
    "image.unreadable": {"assets/images/torn.svg": '<svg xmlns="http://www.w3.org/2000/svg">\n<g></svg>\n'},
    "image.unknown": {"content/en/pages/shows.md": page("![A map of the harbour](habour.svg)")},
    "url.look-alike": {"content/en/pages/alike.md": page("The [gazette](https://1embaran.example/2018) tells of it.")},
    "link.broken": {"content/en/pages/leads.md": page("The harbour of [Nordhavn](city:nordhaven) is open to all.")},
    "reference.cycle": {
        "content/facts/cities/island.yaml": city("part_of: strait"),
        "content/facts/cities/strait.yaml": city("part_of: island"),
    },
    "reference.unknown": {"content/facts/cities/eastport.yaml": city("part_of: sunt")},
    "relationship.duplicate": {"content/facts/relationships/nordhavn-muara.yaml": tie("nordhavn", "muara")},
    "relationship.self": {"content/facts/relationships/muara-muara.yaml": tie("muara", "muara")},
    "template.words": {"templates/layouts/b.html": "<p>Sources of this page</p>\n"},
    "text.todo": {"content/en/pages/unfinished.md": page(f"{TODO_MARK} What the visit was about.")},
    "translation.circle": {
        "content/en/pages/circle.md": page("Text.", f"made_from: {{id: {STAMP}}}"),
        "content/id/pages/circle.md": page("Teks.", f"made_from: {{en: {STAMP}}}"),
    },
    "translation.itself": {"content/en/pages/itself.md": page("Text.", f"made_from: {{en: {STAMP}}}")},
    "translation.made-from": {"content/en/pages/digest.md": page("Text.", "made_from: {id: {.lead: today}}")},
    "translation.only": {
        "content/en/pages/visa.md": page("Text.", "only: en"),
        "content/id/pages/visa.md": page("Teks."),
    },
    "translation.source": {"content/en/pages/lost.md": page("Text.", f"made_from: {{id: {STAMP}}}")},
    "translation.unstamped": {
        "content/en/pages/opening.md": page("Text."),
        "content/id/pages/opening.md": page("Teks."),
    },
    "twins.anchors": {
        "content/en/pages/anchors.md": page("## How to register {#how-to-register}\n\nText."),
        "content/id/pages/anchors.md": page("## Cara mendaftar {#cara-mendaftar}\n\nTeks."),
    },
    "twins.numbers": {
        "content/en/pages/years.md": page("The harbour was opened in 1987."),
        "content/id/pages/years.md": page("Pelabuhan dibuka pada 1978."),
    },
}
"""Faults that `check` tells, all planted in one site."""

PREPARED = ("accept content/en/pages/years.md --from id",)
"""Commands that bring the site with all faults to where they can be seen."""

REFUSED: Mapping[str, tuple[Plant, str]] = {
    "offline.network": (
        {"copy/index.html": '<p><img src="https://pictures.example/harbour.jpg" alt="The harbour"></p>\n'},
        "check --offline copy",
    ),
    "offline.address": (
        {"copy/index.html": '<p><a href="about/">About</a></p>\n', "copy/about/index.html": "<p>A harbour.</p>\n"},
        "check --offline copy",
    ),
    "offline.missing": ({"copy/index.html": '<p><a href="abuot.html">About</a></p>\n', "copy/about.html": "\n"}, "check --offline copy"),
    "offline.script": ({"copy/search.js": 'var search = new Worker("words.js");\n'}, "check --offline copy"),
    "offline.origin": ({"copy/index.html": '<link rel="manifest" href="app.webmanifest">\n'}, "check --offline copy"),
    "offline.name": ({"copy/map.svg": "<svg/>\n", "copy/Map.svg": "<svg/>\n"}, "check --offline copy"),
    "offline.syntax": ({"copy/search.js": "var search = ;\n"}, "check --offline copy"),
    "package.language": ({}, "package --single ms"),
    "new.taken": ({}, "new city nordhavn"),
    "new.unwritable": ({"content/facts/fields/libraries.yaml": None, "content/facts/fields": ""}, "new field parks"),
    "schema.unwritable": ({}, "schema --out content/site.yaml/schemas"),
    "translation.front-form": (
        {"content/en/pages/about.md": "---\n{title: About, description: What this portal holds.}\n---\n\nText.\n"},
        "accept content/en/pages/about.md --from id",
    ),
    "translation.source-changed": (
        {"content/en/pages/itself.md": page("Text.", f"made_from: {{en: {STAMP}}}"), "content/id/pages/itself.md": page("Teks.")},
        "accept content/en/pages/itself.md --from id --section .lead",
    ),
    "translation.original": ({}, "diff content/id/cities/muara.md"),
    "translation.exists": ({}, "translate content/id/cities/nordhavn.md --to en"),
    "translation.unfinished": (
        {"content/id/pages/setengah.md": page(f"{TODO_MARK} Teks.")},
        "translate content/id/pages/setengah.md --to en",
    ),
    "translation.section-unknown": ({}, "accept content/en/cities/nordhavn.md --from id --section perpustakan"),
}
"""Commands that are refused, each on a site of its own."""


def sow(site: SiteTest, plant: Plant) -> None:
    """Plants a fault."""
    for path, change in plant.items():
        if isinstance(change, Replaced):
            site.change(path, change.old, change.new)
        elif change is None:
            site.delete(path)
            (site.root / path).parent.rmdir()
        else:
            site.write(path, change)
