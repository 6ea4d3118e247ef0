"""
A real Firefox, spoken to in WebDriver BiDi (W3C) over its own socket: no driver stands between.

Playwright drives browsers of its own making and not the system's Firefox; this drives as much of it as the tests of files need.
"""

import itertools
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")

Answer = dict[str, Any]


@dataclass(slots=True)
class Firefox:
    """One window. `complaints` grows by every console message, script error and failed request."""

    socket: ClientConnection
    window: str = ""
    complaints: list[str] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def open(self, url: str) -> None:
        """Goes to an address and waits until everything on it is there."""
        self.say("browsingContext.navigate", context=self.window, url=url, wait="complete")

    def ask(self, expression: str) -> object:
        """What an expression, or the promise that it makes, comes to on the page: a text, a number, or whether something is so."""
        answer = self.say("script.evaluate", expression=expression, target={"context": self.window}, awaitPromise=True)
        value: object = answer["result"].get("value")
        return value

    def say(self, method: str, **parameters: object) -> Answer:
        """Gives a command, and listens to what happens until it is answered."""
        number = next(self._numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            heard: Answer = json.loads(self.socket.recv(timeout=60))
            if heard.get("id") == number:
                assert heard["type"] == "success", heard
                result: Answer = heard["result"]
                return result
            self._note(heard)

    def _note(self, event: Answer) -> None:
        happened = event["params"]
        if event["method"] == "network.fetchError":
            self.complaints.append(f"failed: {happened['request']['url']}")
        else:
            self.complaints.append(f"console: {happened['text']}")


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox without a network: every request but those for files goes to a proxy that is not there."""
    (profile / "user.js").write_text(
        'user_pref("network.proxy.type", 1);\n'
        'user_pref("network.proxy.http", "127.0.0.1");\nuser_pref("network.proxy.http_port", 9);\n'
        'user_pref("network.proxy.ssl", "127.0.0.1");\nuser_pref("network.proxy.ssl_port", 9);\n',
        encoding="utf-8",
    )
    command = [program, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", str(profile), "about:blank"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            address = next(match[1] for line in process.stderr if (match := LISTENING.search(line)))
            with connect(f"{address}/session", max_size=None) as socket:
                window = Firefox(socket)
                window.say("session.new", capabilities={})
                window.say("session.subscribe", events=["log.entryAdded", "network.fetchError"])
                window.window = window.say("browsingContext.getTree")["contexts"][0]["context"]
                yield window
        finally:
            process.terminate()
