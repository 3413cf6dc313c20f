"""A preview with makers that cost nothing: what the real ones do is told by the tests of ``cli.preview``."""

from __future__ import annotations

import http.client
import io
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from bulletin.desk.preview import (
    Board,
    DraftMade,
    Gallery,
    IssueChoice,
    Makers,
    Place,
    PreviewServer,
    PreviewSession,
    Results,
    SetMade,
    WebMade,
    open_server,
)
from bulletin.errors import BulletinError, Problem, Severity
from bulletin.model import ArticlePages, PageMap

PATIENCE = 10.0
"""Seconds after which a test gives up waiting."""


class ThreadWorker(ThreadPoolExecutor):
    """A worker in this process."""

    def __init__(self) -> None:
        super().__init__(1)

    def stop(self) -> None:
        """Take no more jobs."""
        self.shutdown(wait=False, cancel_futures=True)


def make_pdf(pages: int, first_label: str = "1") -> bytes:
    """A PDF of empty pages whose labels count from ``first_label``."""
    with pikepdf.new() as pdf:
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(200, 280))
            page.trimbox = page.mediabox
        style = pikepdf.Dictionary(S=pikepdf.Name.D, St=int(first_label))
        pdf.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, style]))
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


@dataclass
class Stage:
    """An archive of one folder; its makers read one file, and do what its text says."""

    root: Path
    made: list[str] = field(default_factory=list)

    @property
    def file(self) -> Path:
        """The article."""
        return self.root / "issues" / "2026-1" / "01-甲.md"

    def save(self, text: str) -> None:
        """As an editor does."""
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(text, encoding="utf-8")

    def web(self, folder: Path, maps: Mapping[str, PageMap]) -> WebMade:
        """The same page at two addresses; 错误 in the article is an error, 崩 an accident."""
        text = self.file.read_text(encoding="utf-8")
        self.made.append("web")
        if "错误" in text:
            raise BulletinError([Problem("issues/2026-1/01-甲.md", 3, "写错了", "改过来", "x")])
        if "崩" in text:
            raise ZeroDivisionError("意外")
        for name in ("", "2026-1/01-甲"):
            (folder / name).mkdir(parents=True, exist_ok=True)
            page = f"<!doctype html><meta charset=utf-8><p>{text}</p>{sorted(maps)}"
            (folder / name / "index.html").write_text(page, encoding="utf-8")
        return WebMade(folder, "样刊", (IssueChoice("2026-1", "2026年第1期"),))

    def page(self, folder: Path, maps: Mapping[str, PageMap], article: str) -> bool:
        """The page at once, where the article says 先看; 错误 is an error as for the website."""
        text = self.file.read_text(encoding="utf-8")
        if "错误" in text:
            raise BulletinError([Problem("issues/2026-1/01-甲.md", 3, "写错了", "改过来", "x")])
        if "先看" not in text:
            return False
        self.made.append("page")
        (folder / article / "index.html").write_text(f"先出来的{text}{len(maps)}", encoding="utf-8")
        return True

    def draft(self, article: str, known: PageMap) -> DraftMade | None:
        """One page more than before."""
        assert known.of(article)
        self.made.append("draft")
        return DraftMade("2026-1", article, make_pdf(2), 1, 1)

    def pages(self, issue: str, key: str) -> SetMade | None:
        """Three pages; the key is the article's text."""
        text = self.file.read_text(encoding="utf-8")
        if text == key:
            return None
        self.made.append("pages")
        time.sleep(0.1)  # an issue takes longer than a draft, which a test must have time to see
        number = 2 if "后移" in text else 1
        page_map = PageMap(issue, 3, (ArticlePages("2026-1/01-甲", (number,)),))
        return SetMade(issue, text, make_pdf(3), page_map, True, ((3, 0.5),), "<svg/>", "正文 3 页")

    def check(self, issue: str) -> tuple[Problem, ...]:
        """A note where the article says so; the loader's error where it refuses."""
        assert issue == "2026-1"
        text = self.file.read_text(encoding="utf-8")
        found = [Problem("issues/2026-1/01-甲.md", 3, "写错了", "改过来", "x")] if "错误" in text else []
        if "提醒" in text:
            found.append(Problem("issues/2026-1/01-甲.md", 1, "少了标点", "补上", "y", Severity.WARNING))
        return tuple(found)


@dataclass(frozen=True)
class Running:
    """A running preview."""

    stage: Stage
    board: Board
    server: PreviewServer

    def wait(self, until: Callable[[Any], object]) -> Any:
        """What is shown, as soon as it is so."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            shown = self.board.shown
            if until(shown):
                return shown
            self.board.newer(shown.version, 0.2)
        raise AssertionError(f"never shown: {self.board.shown}")

    def idle(self) -> Any:
        """What is shown when all is done."""
        return self.wait(lambda shown: shown.pages and not shown.working)

    def ask(
        self, path: str, method: str = "GET", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        got = (answer.status, dict(answer.getheaders()), answer.read())
        connection.close()
        return got

    def first_event(self) -> Any:
        """The first state that the event stream tells."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        connection.request("GET", "/desk/events")
        answer = connection.getresponse()
        line = answer.readline()
        connection.close()
        return json.loads(line.removeprefix(b"data: "))


@contextmanager
def running(root: Path) -> Iterator[Running]:
    """A preview on a free port, ended by the test."""
    stage = Stage(root)
    stage.save("第一稿")
    results = Results(Board(), Gallery())
    place = Place((root / "issues",), root / "issues", root / "sites")
    makers = Makers(stage.web, stage.page, stage.draft, stage.pages, stage.check)
    session = PreviewSession(place, makers, ThreadWorker, results)
    with open_server(0, session, results.board, results.gallery) as server:
        threads = [threading.Thread(target=run, daemon=True) for run in (server.serve_forever, session.run)]
        for thread in threads:
            thread.start()
        try:
            yield Running(stage, results.board, server)
        finally:
            results.board.close()
            server.shutdown()
            for thread in threads:
                thread.join(PATIENCE)
                assert not thread.is_alive()
