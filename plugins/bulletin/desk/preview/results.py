"""What has been made so far: new results go in, the board shows the last good ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulletin.desk.preview.board import Board
from bulletin.desk.preview.gallery import Gallery
from bulletin.desk.preview.showing import show_set, tell_trouble, with_draft
from bulletin.desk.preview.values import CHECK, NUMBERS, PAGES, WEB, DraftMade, SetMade, ShownSet, WebMade
from bulletin.errors import BulletinError, Problem
from bulletin.model import PageMap

KEPT_SITES = 2
"""Websites that stay: the one shown, and the one before, which a browser may still be reading."""

KEPT_PDFS = 4
"""PDFs that stay although nothing shows them now, for the same reason."""


class Results:
    """The last good website and the last good pages of every issue that was set."""

    def __init__(self, board: Board, gallery: Gallery) -> None:
        self.board, self.gallery = board, gallery
        self._sites: tuple[Path, ...] = ()
        self._made: dict[str, SetMade] = {}
        self._final: dict[str, ShownSet] = {}
        self._shown: dict[str, ShownSet] = {}
        self._troubles: dict[str, str] = {}
        self._problems: dict[str, tuple[Problem, ...]] = {}
        self._hung = 0

    @property
    def site(self) -> Path | None:
        """The folder of the last good website."""
        return self._sites[-1] if self._sites else None

    @property
    def page_maps(self) -> dict[str, PageMap]:
        """The computed page maps known, by issue id."""
        return {issue: made.page_map for issue, made in self._made.items() if made.is_counted}

    def made(self, issue: str) -> SetMade | None:
        """The pages of an issue as last made."""
        return self._made.get(issue)

    def plan(self, name: str) -> str | None:
        """The page plan of the set pages that hang under this name."""
        issues = [issue for issue, shown in list(self._final.items()) if shown.plan == f"set/{name}/plan.svg"]
        return self._made[issues[0]].plan if issues else None

    def turn_to(self, issue: str) -> None:
        """Show another issue's pages, as far as they are made; an unknown issue changes nothing."""
        if any(choice.id == issue for choice in self.board.shown.issues):
            self.board.show(chosen=issue, pages=self._shown.get(issue))
            self._show_problems()

    def take_web(self, made: WebMade, saved: str, seconds: float | None) -> None:
        """A new website; ``saved`` is the id of the article that was saved, or empty.

        ``seconds`` is the time since the save; None for a website that only got new page numbers.
        """
        self._sites = (*self._sites, made.folder)
        for old in self._sites[:-KEPT_SITES]:
            shutil.rmtree(old, ignore_errors=True)
        self._sites = self._sites[-KEPT_SITES:]
        ids = [issue.id for issue in made.issues]
        named, chosen = saved.partition("/")[0], self.board.shown.chosen
        chosen = named if named in ids else chosen if chosen in ids else ids[-1] if ids else ""
        self.board.show(
            nameplate=made.nameplate,
            web=self.board.shown.web + 1,
            web_seconds=self.board.shown.web_seconds if seconds is None else round(seconds, 2),
            issues=made.issues,
            chosen=chosen,
            pages=self._shown.get(chosen),
            saved=f"{saved}/" if saved else "",
            saved_page=self._first_page(saved),
        )
        self._succeed(WEB, NUMBERS)

    def take_page(self, saved: str, seconds: float) -> None:
        """The page of the article that was saved is on the last website, before all else follows."""
        self.board.show(
            web=self.board.shown.web + 1,
            web_seconds=round(seconds, 2),
            saved=f"{saved}/",
            saved_page=self._first_page(saved),
        )

    def take_pages(self, made: SetMade, seconds: float) -> bool:
        """A finished issue; whether its page numbers are others than before."""
        before = self._made.get(made.issue)
        self._made[made.issue] = made
        name = self._next_name()
        labels = self.gallery.hang(name, made.pdf)
        self._final[made.issue] = show_set(made, name, labels, round(seconds, 2))
        self.take_same_pages()
        return made.is_counted and (before is None or before.page_map != made.page_map)

    def take_draft(self, made: DraftMade, seconds: float) -> None:
        """The pages of one article, until its issue is set."""
        name = self._next_name()
        count = len(self.gallery.hang(name, made.pdf))
        shown = self._shown[made.issue]
        self._shown[made.issue] = with_draft(shown, made, name, count, round(seconds, 2))
        self._show_pages(made.issue)

    def take_same_pages(self) -> None:
        """The finished pages are what the last save comes to: no draft is needed any more."""
        self._shown = dict(self._final)
        self._show_pages(self.board.shown.chosen)
        self._succeed(PAGES)

    def take_check(self, problems: tuple[Problem, ...]) -> None:
        """What ``check`` finds in the issue that is shown."""
        self._succeed(CHECK)
        self._problems[CHECK] = problems
        self._show_problems()

    def take_failure(self, job: str, error: BaseException) -> None:
        """Something could not be made; all that was good stays."""
        self._troubles[job] = tell_trouble(job, error)
        self._problems[job] = error.problems if isinstance(error, BulletinError) else ()
        self._show_problems()

    def _succeed(self, *jobs: str) -> None:
        """What was wrong with these jobs is over."""
        for job in jobs:
            self._troubles.pop(job, None)
            self._problems.pop(job, None)
        self._show_problems()

    def _next_name(self) -> str:
        self._hung += 1
        return str(self._hung)

    def _show_pages(self, issue: str) -> None:
        every = (*self._final.values(), *self._shown.values())
        used = {page.picture.split("/")[1] for shown in every for page in shown.pages}
        latest = {str(self._hung - back) for back in range(KEPT_PDFS)}
        self.gallery.keep(used | latest)
        if self.board.shown.chosen == issue:
            self.board.show(pages=self._shown.get(issue), saved_page=self._first_page(self.board.shown.saved))

    def _first_page(self, saved: str) -> int | None:
        made = self._made.get(saved.partition("/")[0])
        pages = made.page_map.of(saved.removesuffix("/")) if made else None
        return pages.start if pages and pages.pages else None

    def _show_problems(self) -> None:
        made = self._made.get(self.board.shown.chosen)
        found = [problem for problems in self._problems.values() for problem in problems]
        found += made.problems if made else ()
        listed = tuple(sorted(dict.fromkeys(found), key=lambda problem: (problem.severity, problem.place)))
        troubles = (self._troubles.get(job, "") for job in (WEB, NUMBERS, PAGES, CHECK))
        self.board.show(problems=listed, trouble=next(filter(None, troubles), ""))
