"""JavaScript that works only with a network or an origin."""

from pathlib import Path

import pytest

from tests.check.offline.folders import reported

REFUSED = {
    'fetch("words.json")': ["a.js:1:1 offline.network"],
    "window.fetch(a)": ["a.js:1:8 offline.network"],
    'self["fetch"](a)': ["a.js:1:7 offline.network"],
    "var load = fetch; load(a)": ["a.js:1:12 offline.network"],
    "const { fetch } = window": ["a.js:1:9 offline.network"],
    "new XMLHttpRequest()": ["a.js:1:5 offline.network"],
    "new WebSocket(a)": ["a.js:1:5 offline.network"],
    "new EventSource(a)": ["a.js:1:5 offline.network"],
    "navigator.sendBeacon(a)": ["a.js:1:11 offline.network"],
    'import b from "./b.js"': ["a.js:1:1 offline.script"],
    'import("./b.js")': ["a.js:1:1 offline.script"],
    "export { b }": ["a.js:1:1 offline.script"],
    "new Worker(a)": ["a.js:1:5 offline.script"],
    "importScripts(a)": ["a.js:1:1 offline.script"],
    "navigator.serviceWorker.register(a)": ["a.js:1:11 offline.script"],
    "WebAssembly.instantiate(a)": ["a.js:1:1 offline.script"],
    "audio.audioWorklet.addModule(a)": ["a.js:1:20 offline.script"],
    "b.type = 'module'": ["a.js:1:11 offline.script"],
    "eval(a)": ["a.js:1:1 offline.script"],
    'new Function("return this")': ["a.js:1:5 offline.script"],
    "caches.open(a)": ["a.js:1:1 offline.origin"],
    "indexedDB.open(a)": ["a.js:1:1 offline.origin"],
    "document.cookie = a": ["a.js:1:10 offline.origin"],
    "b.crossOrigin = a": ["a.js:1:3 offline.origin"],
    'b.src = "https://a.example/c.js"': ["a.js:1:9 offline.network"],
    "b.src = `https://a.example/${c}.js`": ["a.js:1:9 offline.network"],
    'var base = "//a.example/"': ["a.js:1:12 offline.network"],
    'b.setAttribute("src", "https://a.example/c.js")': ["a.js:1:23 offline.network"],
    "var é = 1; fetch(é)": ["a.js:1:12 offline.network"],
    "var b = ;": ["a.js:1:7 offline.syntax"],
}

ALLOWED = [
    "function fetch(a) { return a } fetch(1)",
    "cache.fetch(1); store.cookie = 2",
    'if (typeof fetch === "function") { a() }',
    "// fetch(a)\n/* import('b') */ var text = 'fetch(a)'",
    'var entries = [{ url: "https://a.example/" }, ["https://b.example/"]]',
    'if (link.href === "https://a.example/") { a() }',
    'document.createElementNS("http://www.w3.org/2000/svg", "g")',
    "var words = { fetch: 1, Worker: 2 }; words.Worker",
    "location.protocol === 'file:'",
    "class A { #b = 1; static c = a?.b ?? 2 }",
    "a.split('//')",
]


@pytest.mark.parametrize(("script", "found"), REFUSED.items())
def test_what_needs_a_host_is_reported_at_its_location(tmp_path: Path, script: str, found: list[str]) -> None:
    assert reported(tmp_path, {"a.js": script}) == found


@pytest.mark.parametrize("script", ALLOWED)
def test_what_works_offline_has_no_problems(tmp_path: Path, script: str) -> None:
    assert reported(tmp_path, {"a.js": script}) == []
