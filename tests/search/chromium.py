"""A browser and a web server for the tests and the benchmark of search; both on this machine only."""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
WAIT = 10_000  # milliseconds


class GzipHandler(SimpleHTTPRequestHandler):
    """Sends every file compressed with gzip, as static hosts do, and counts bytes by request."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as every web server does: or the second half of an answer waits 40 ms

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        content = path.read_bytes()
        body = gzip.compress(content, 6, mtime=0)
        self.server.sent.append((self.path, len(body), len(content)))  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the output clean."""


@contextmanager
def serve(folder: Path) -> Iterator[ThreadingHTTPServer]:
    """A server of a folder on a free port of 127.0.0.1; ``sent`` lists (path, compressed, raw bytes)."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(GzipHandler, directory=str(folder))) as server:
        server.sent = []  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def launch() -> Iterator[Browser]:
    """Chromium; the caller must have checked `chromium_path`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        yield browser
        browser.close()


def chromium_path() -> str | None:
    """Where Chromium is; None when the machine has none."""
    return shutil.which("chromium")


def wait_for_answer(page: Page) -> int:
    """Wait until the search on the page is done; the total it shows."""
    page.wait_for_selector("[data-search-state=done]", state="attached", timeout=WAIT)
    return int(page.locator("[data-search-state]").get_attribute("data-total") or 0)


def probe_script() -> str:
    """The search script without its page, its functions within reach of a test as ``window.probe``."""
    folder = files("bulletin.search") / "browser"
    names = sorted(part.name for part in folder.iterdir() if part.name < "9")
    parts = "".join((folder / name).read_text("utf-8") for name in names)
    functions = "Folder, foldSimply, spoken, parseQuery, openIndex, Reader, findDocuments, inResultOrder"
    return f'"use strict";\n(() => {{\n{parts}\nwindow.probe = {{ {functions} }};\n}})();\n'


def add_probe(site: Path) -> None:
    """Put a page with the probe beside the site's own pages."""
    (site / "probe.js").write_text(probe_script(), "utf-8")
    (site / "probe.html").write_text(
        "<!doctype html><meta charset=utf-8><script src=probe.js></script>", "utf-8"
    )


def ask_probe(page: Page, manifest: Path, query: str, ids: Sequence[str]) -> list[str]:
    """All articles that the script finds, on the open probe page; ``ids`` name the documents."""
    numbers = page.evaluate(
        """async ([query, version]) => {
          const index = await probe.openIndex("search/data/", version);
          const reader = new probe.Reader(index, { isStopped: false });
          const found = await probe.findDocuments(probe.parseQuery(query, index.folds), reader);
          return [...found.keys()];
        }""",
        [query, manifest.parent.name],
    )
    return [ids[number] for number in numbers]
