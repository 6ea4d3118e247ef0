"""Which kinds of page the portal has."""

KINDS = {
    "root": ("", ""),
    "not found": ("404.html", "404.html"),
    "home": ("id/", "en/"),
    "places": ("id/kota/", "en/cities/"),
    "place": ("id/kota/casablanca/", "en/cities/casablanca/"),
    "home place": ("id/kota/jakarta/", "en/cities/jakarta/"),
    "visits": ("id/kunjungan/", "en/visits/"),
    "visit": ("id/kunjungan/2018-casablanca-istanbul/", "en/visits/2018-casablanca-istanbul/"),
    "agreements": ("id/naskah-kerja-sama/", "en/agreements/"),
    "agreement": ("id/naskah-kerja-sama/istanbul-minutes-2018/", "en/agreements/istanbul-minutes-2018/"),
    "events": ("id/acara/", "en/events/"),
    "event": ("id/acara/smart-city-expo-casablanca-2018/", "en/events/smart-city-expo-casablanca-2018/"),
    "fields": ("id/bidang/", "en/fields/"),
    "field": ("id/bidang/arts-culture/", "en/fields/arts-culture/"),
    "people": ("id/tokoh/", "en/people/"),
    "sources": ("id/sumber/", "en/sources/"),
    "source": ("id/sumber/merahputih-2018/", "en/sources/merahputih-2018/"),
    "differences": ("id/sumber-berbeda/", "en/where-sources-differ/"),
    "search": ("id/pencarian/", "en/search/"),
    "index": ("id/a-z/", "en/a-z/"),
    "keeping": ("id/baca-luring/", "en/read-offline/"),
    "free page": ("id/tentang/", "en/about/"),
}
"""An address of each kind of page, in Indonesian and in English."""
