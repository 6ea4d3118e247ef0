"""A real nginx with the configuration that the documentation gives."""

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.pipeline.site_test import REPOSITORY
from tests.programs import needed

AGE = 60 * 24 * 3600
"""How old published files are, in seconds: without other rules, browsers take them for fresh for a tenth of it (RFC 9111, 4.2.2)."""

AROUND = """\
master_process off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen {address};
        root {folder}/www;
        if (-f {folder}/closed) {{
            return 503;
        }}
{documented}
    }}
}}
"""
"""What stands around the documented part."""


@dataclass(frozen=True, slots=True)
class Nginx:
    """A running nginx: the address of the site on it, and the folder of its files."""

    url: str
    folder: Path

    def close(self) -> None:
        """From now on the server answers everything with an error."""
        (self.folder / "closed").touch()

    def publish(self, site: Path) -> None:
        """Replaces the served site by a copy of a folder whose files are all old, each version's less than those of the one before."""
        served = self.folder / "www/kota"
        new, number = self.folder / "new", len(list(self.folder.glob("old-*")))
        shutil.copytree(site, new)
        for file in filter(Path.is_file, new.rglob("*")):
            stamp = file.stat().st_mtime - AGE + 3600 * number
            os.utime(file, (stamp, stamp))
        served.rename(self.folder / f"old-{number}")
        new.rename(served)


def documented() -> str:
    """The configuration in docs/publishing.md as it is written."""
    (block,) = re.findall(r"^```nginx\n(.*?)^```$", (REPOSITORY / "docs/publishing.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return str(block)


def ten_minutes_for_everything(rules: str) -> str:
    """The same configuration on a host that decides for itself how long browsers keep files, as GitHub Pages does."""
    return re.sub(r"(add_header Cache-Control) [^;]+;", r"\1 max-age=600;", rules)


@contextmanager
def nginx(folder: Path, rules: str) -> Iterator[Nginx]:
    """Runs an nginx that serves an empty site from a folder, on this machine alone. Its first process ends when it is ready."""
    (folder / "www/kota").mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"127.0.0.1:{free.getsockname()[1]}"
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, address=address, documented=rules), "utf-8")
    command = [needed("nginx", "/usr/sbin/nginx"), "-p", str(folder), "-c", str(folder / "nginx.conf")]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    try:
        yield Nginx(f"http://{address}/kota/", folder)
    finally:
        subprocess.run([*command, "-s", "stop"], check=True, stderr=subprocess.DEVNULL)
