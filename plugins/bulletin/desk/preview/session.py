"""The preview at work: sees what was saved, has the website and the article's own pages made, then the issue.

Goes in: where the archive is and who makes things. Comes out: results on the board, always the last
good ones. Everything that reads the archive happens in other processes, so no article can stop this.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulletin.desk.preview.hands import Hand, Outcome, Worker
from bulletin.desk.preview.results import Results
from bulletin.desk.preview.values import (
    CHECK,
    DRAFT,
    NUMBERS,
    PAGE,
    PAGES,
    WEB,
    DraftMade,
    SetMade,
    WebMade,
)
from bulletin.desk.preview.watching import Seen, article_in, changed, look, settled
from bulletin.errors import Problem
from bulletin.model import PageMap

PAUSE = 0.1
"""Seconds between two looks at the files; more where looking itself takes long."""
SHARE = 5
"""How many times as long as it looks the preview rests, at least."""
MOST_SECONDS = 180.0
"""Seconds that one job may take before it is given up."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Who makes what; all must be functions that another process can be given.

    ``web`` gets the folder to fill and the page maps known; ``page`` the folder of the last website, the
    page maps and an article's id, and tells whether it wrote that article's page there; ``draft`` an
    article's id and its issue's last page map; ``pages`` an issue's id and the key of its pages as last
    made: None when unchanged; ``check`` an issue's id.
    """

    web: Callable[[Path, Mapping[str, PageMap]], WebMade]
    page: Callable[[Path, Mapping[str, PageMap], str], bool]
    draft: Callable[[str, PageMap], DraftMade | None]
    pages: Callable[[str, str], SetMade | None]
    check: Callable[[str], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Place:
    """What is watched (``roots``), where issues lie, and a folder for the websites, removed at the end."""

    roots: tuple[Path, ...]
    issues: Path
    folder: Path


class PreviewSession:
    """One preview. The server asks it from its own threads; all else happens in ``run``."""

    def __init__(self, place: Place, makers: Makers, hire: Callable[[], Worker], results: Results) -> None:
        self._place, self._makers, self._results = place, makers, results
        self._awake = threading.Event()
        self._web = Hand(hire, self._awake.set, MOST_SECONDS)
        self._print = Hand(hire, self._awake.set, MOST_SECONDS)
        self._wanted = {WEB}
        self._asked, self._article = "", ""
        self._noticed = time.monotonic()
        self._sites = 0
        self._has_page = False
        """Whether the article that was saved last is on the website already."""

    def web_folder(self) -> Path | None:
        """The folder of the last good website."""
        return self._results.site

    def plan(self, name: str) -> str | None:
        """The page plan of this name."""
        return self._results.plan(name)

    def choose(self, issue: str) -> None:
        """Show another issue's pages."""
        self._asked = issue
        self._awake.set()

    def run(self) -> None:
        """Watch and work until KeyboardInterrupt or until the board is closed."""
        try:
            seen = look(self._place.roots)
            pause = PAUSE
            while self._results.board.is_open:
                self._step()
                self._awake.wait(pause)
                self._awake.clear()
                began = time.monotonic()
                now = look(self._place.roots)
                pause = max(PAUSE, SHARE * (time.monotonic() - began))
                seen = now if now == seen else self._note_changes(seen, now)
        finally:
            self._web.stop()
            self._print.stop()
            self._results.board.close()
            shutil.rmtree(self._place.folder, ignore_errors=True)

    def _note_changes(self, seen: Seen, now: Seen) -> Seen:
        """The files when the program that saves has finished; what changed is noted."""
        self._noticed = time.monotonic()
        now = settled(self._place.roots, now)
        self._article = article_in(changed(seen, now), self._place.issues)
        self._wanted |= {WEB, PAGES, *([PAGE, DRAFT] if self._article else [])}
        self._has_page = False
        return now

    def _step(self) -> None:
        """Take in what is done, begin what is wanted."""
        for outcome in (self._web.finish(), self._print.finish()):
            if outcome is not None:
                self._take(outcome, time.monotonic() - self._noticed)
        if self._asked:
            self._asked, self._article, asked = "", "", self._asked
            self._results.turn_to(asked)
            self._wanted |= {PAGES, CHECK}
        self._begin_web()
        self._begin_print()
        jobs = tuple(hand.job for hand in (self._web, self._print) if hand.job)
        self._results.board.show(working=jobs)

    def _begin_web(self) -> None:
        if self._web.job:
            return
        chosen, site = self._results.board.shown.chosen, self._results.site
        if PAGE in self._wanted:
            self._wanted.discard(PAGE)
            if site is not None and self._article:
                self._web.start(PAGE, self._makers.page, site, self._results.page_maps, self._article)
                return
        if not self._wanted & {WEB, NUMBERS}:
            if CHECK in self._wanted and chosen:
                self._wanted.discard(CHECK)
                self._web.start(CHECK, self._makers.check, chosen)
            return
        job = WEB if WEB in self._wanted else NUMBERS
        self._wanted -= {WEB, NUMBERS}
        self._sites += 1
        folder = self._place.folder / f"web-{self._sites}"
        self._web.start(job, self._makers.web, folder, self._results.page_maps)

    def _begin_print(self) -> None:
        """A draft of the saved article at once, then its issue; else the issue that is shown."""
        if self._print.job:
            return
        saved = self._article.partition("/")[0]
        known = self._results.made(saved)
        chosen = saved if known else self._results.board.shown.chosen
        made = self._results.made(chosen)
        if DRAFT in self._wanted and known is not None:
            self._print.start(DRAFT, self._makers.draft, self._article, known.page_map)
        elif PAGES in self._wanted and chosen:
            self._wanted.discard(PAGES)
            self._print.start(PAGES, self._makers.pages, chosen, made.key if made else "")
        self._wanted.discard(DRAFT)

    def _take(self, outcome: Outcome, seconds: float) -> None:
        """Take in what became of a job, ``seconds`` after the save that it was done for."""
        if outcome.job == WEB:
            self._wanted.add(CHECK)
        if outcome.error is None:
            self._take_value(outcome.job, outcome.value, seconds)
        elif outcome.job not in (DRAFT, PAGE):  # of those the website or the whole issue tells the same
            self._results.take_failure(outcome.job, outcome.error)

    def _take_value(self, job: str, value: Any, seconds: float) -> None:
        if isinstance(value, WebMade):
            is_news = job == WEB and not self._has_page
            self._results.take_web(value, self._article, seconds if is_news else None)
            if self._results.made(self._results.board.shown.chosen) is None:
                self._wanted.add(PAGES)
        elif job == PAGE and value:
            self._has_page = True
            self._results.take_page(self._article, seconds)
        elif isinstance(value, SetMade):
            self._wanted |= {NUMBERS} if self._results.take_pages(value, seconds) else set()
        elif isinstance(value, DraftMade):
            self._results.take_draft(value, seconds)
        elif job == CHECK:
            self._results.take_check(value)
        elif job == PAGES:
            self._results.take_same_pages()
