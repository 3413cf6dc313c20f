"""What the makers give the preview, and what the preview shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bulletin.errors import Problem
from bulletin.model import PageMap

WEB, PAGE, PAGES, DRAFT, NUMBERS, CHECK = "网页", "本篇", "版面", "草样", "页码", "检查"
"""Jobs; 本篇 is the saved article's page alone, put into the last website at once; 页码 is a website that
differs from the last one only in the page numbers of print."""


@dataclass(frozen=True, slots=True)
class IssueChoice:
    """An issue to choose: ``text`` is 2026年第1期."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class WebMade:
    """A finished website in ``folder``, and the issues that it holds, oldest first."""

    folder: Path
    nameplate: str
    issues: tuple[IssueChoice, ...]


@dataclass(frozen=True, slots=True)
class SetMade:
    """A finished issue in print. ``key`` changes whenever its pages may change.

    ``blank`` gives the empty share, from 0 to 1, of the printed pages that are not full; ``plan`` is
    the page plan as SVG, ``summary`` the plan in one line. ``is_counted`` is false for a back issue,
    whose page numbers are the printed ones.
    """

    issue: str
    key: str
    pdf: bytes
    page_map: PageMap
    is_counted: bool
    blank: tuple[tuple[int, float], ...]
    plan: str
    summary: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMade:
    """The pages of one flow, set without the rest of its issue and so without jumps.

    They take the place of the printed pages ``first`` to ``last``; ``title`` names the article.
    """

    issue: str
    title: str
    pdf: bytes
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A set page in the browser: its label (封面, 12), its picture's address, empty share in percent."""

    label: str
    picture: str
    blank: int = 0
    draft: bool = False


@dataclass(frozen=True, slots=True)
class ShownSet:
    """The set pages of one issue; ``pdf`` and ``plan`` are addresses, ``draft`` names a draft's article."""

    issue: str
    pages: tuple[ShownPage, ...]
    pdf: str
    plan: str
    summary: str
    seconds: float
    draft: str = ""
    draft_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page shows; ``version`` counts every change, ``web`` every new website.

    ``saved`` is the address of the article that was saved last, ``saved_page`` its first printed page;
    ``working`` says what is being made (网页, 版面), ``trouble`` what could not be made and why.
    """

    version: int = 0
    nameplate: str = ""
    web: int = 0
    web_seconds: float = 0.0
    saved: str = ""
    saved_page: int | None = None
    working: tuple[str, ...] = ()
    trouble: str = ""
    issues: tuple[IssueChoice, ...] = ()
    chosen: str = ""
    pages: ShownSet | None = None
    problems: tuple[Problem, ...] = field(default=())
