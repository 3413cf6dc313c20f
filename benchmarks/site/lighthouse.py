"""Lighthouse on the built samples: home, issue and article as a middling phone on a slow line sees them.

    python3 build.py && .venv/bin/python benchmarks/site/lighthouse.py [--site DIR] [--tools DIR]

Needs Node, npm and Chromium. Lighthouse is installed by npm into a folder of this run's own (or DIR, to
keep it), never into the project. The site is served on 127.0.0.1, packed by gzip as web servers do.
Prints the four scores, layout shift, the page's own bytes and what was asked of other hosts; exit code 1
when a figure misses its limit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = "lighthouse@12.2.3"  # the last that runs under Node 20 and that npm installs from a lock
PAGES = {"首页": "", "期": "2026-1/", "文章": "2026-1/01-一期的路/"}
SCORES = {"performance": "性能", "accessibility": "无障碍", "best-practices": "规范", "seo": "检索"}
LEAST_SCORE, MOST_SHIFT, MOST_BYTES = 97, 0.02, 60_000
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"
PACKED = (".html", ".css", ".js", ".svg", ".xml")


@dataclass(frozen=True, slots=True)
class Figures:
    """What Lighthouse found of one page: scores of 100, bytes as sent without pictures."""

    scores: dict[str, int]
    shift: float
    size: int
    strangers: int
    lost: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Whether every figure keeps its limit."""
        low = min(self.scores.values()) < LEAST_SCORE
        return not (low or self.shift >= MOST_SHIFT or self.size >= MOST_BYTES or self.strangers)


class PackingHandler(SimpleHTTPRequestHandler):
    """Files of a folder, texts packed; quiet."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as every web server does

    def do_GET(self) -> None:
        """Send a text packed, everything else as the library does."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            super().do_GET()
            return
        content = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Keep the figures readable."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on the loopback address, as long as the figures are taken."""

    def handler(*arguments: object) -> PackingHandler:
        return PackingHandler(*arguments, directory=str(folder))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def install(folder: Path) -> Path:
    """Lighthouse's program, installed into ``folder`` unless it is there already."""
    program = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}", encoding="utf-8")
        command = [need("npm"), "install", "--no-audit", "--no-fund", "-E", LIGHTHOUSE]
        subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return program


def need(program: str) -> str:
    """The path of a program of this machine."""
    path = shutil.which(program)
    if path is None:
        sys.exit(f"没有找到 {program}，不能运行 Lighthouse")
    return path


def examine(program: Path, url: str) -> Figures:
    """Lighthouse's figures of one page, with its own preset for phones (slow 4G, processor four times slower)."""
    command = [need("node"), str(program), url, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": need("chromium")}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return read_figures(json.loads(done.stdout), urlsplit(url).netloc)


def read_figures(report: dict[str, object], host: str) -> Figures:
    """The figures in Lighthouse's report."""
    categories, audits = report["categories"], report["audits"]
    assert isinstance(categories, dict)
    assert isinstance(audits, dict)
    requests = audits["network-requests"]["details"]["items"]
    own = [item for item in requests if item["resourceType"] != "Image"]
    lost = (name for name, audit in audits.items() if (audit["score"] or 0) < 0.9 and weighs(categories, name))
    return Figures(
        {name: round(categories[name]["score"] * 100) for name in SCORES},
        audits["cumulative-layout-shift"]["numericValue"],
        sum(item["transferSize"] for item in own),
        sum(urlsplit(item["url"]).netloc not in ("", host) for item in requests),
        tuple(lost),
    )


def weighs(categories: dict[str, dict[str, list[dict[str, object]]]], audit: str) -> bool:
    """Whether an audit counts in any score."""
    return any(
        reference["id"] == audit and reference["weight"]
        for category in categories.values()
        for reference in category["auditRefs"]
    )


def main() -> None:
    """Print a line of figures for each page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--tools", type=Path)
    parser.add_argument("--pages", nargs="*", help="addresses on the site; by default home, issue and article")
    options = parser.parse_args()
    pages = {page: page for page in options.pages or ()} or PAGES
    with tempfile.TemporaryDirectory() as folder, served(options.site) as address:
        program = install(options.tools or Path(folder))
        good = True
        for name, page in pages.items():
            figures = examine(program, address + quote(page, safe="/?=&"))
            scores = "  ".join(f"{word} {figures.scores[key]}" for key, word in SCORES.items())
            print(
                f"{name}：{scores}  位移 {figures.shift:.3f}  传输 {figures.size / 1000:.1f} KB（图片除外）"
                f"  外站请求 {figures.strangers}{'  失分：' + '、'.join(figures.lost) if figures.lost else ''}"
            )
            good = good and figures.is_good
    sys.exit(not good)


if __name__ == "__main__":
    main()
