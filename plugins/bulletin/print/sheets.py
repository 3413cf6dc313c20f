"""From laid pages to the finished file: furniture, pictures, bookmarks, and the pages around the text."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from bulletin.errors import BulletinError, Problem
from bulletin.model import Issue
from bulletin.print.around import Around
from bulletin.print.bodypages import BodyPages
from bulletin.print.furniture import page_furniture, watermark
from bulletin.print.galley.slugs import Slug
from bulletin.print.grid import POINTS_PER_MM
from bulletin.print.job import Job
from bulletin.print.kept import kept
from bulletin.print.marks import Image, Mark, moved_all
from bulletin.print.pdf import SCREEN, Bookmark, Document, Sheet, write_pdf
from bulletin.print.pdf.images import GreyPicture, UnusablePictureError, grey_picture
from bulletin.print.press.join import join_parts


def body_sheets(job: Job, body: BodyPages) -> tuple[Sheet, ...]:
    """The numbered pages with everything on them."""
    publication, issue, compositor = job.publication, job.issue, job.compositor
    bleed = job.bleed * POINTS_PER_MM
    grid = compositor.grid
    departments = {article.id: article.department for article in issue.articles}
    issue_line = f"{publication.nameplate}\u3000{issue.number.text}"
    on_page: dict[int, list[Mark]] = {page: [] for page in range(1, body.pages + 1)}
    notes: dict[int, list[Mark]] = {page: [] for page in on_page}
    heads: dict[int, str] = {}
    feet = set(_foot_notes(body))
    for piece in body.pieces:
        x = grid.left(piece.page) + (grid.column_x(piece.column) if piece.column is not None else 0.0)
        y = grid.top + piece.row * grid.row
        is_foot = isinstance(piece.piece, Slug) and (piece.article, piece.piece.block) in feet
        (notes if is_foot else on_page)[piece.page].extend(moved_all(piece.piece.marks, x, y))
        heads.setdefault(piece.page, departments.get(piece.article, ""))
    sheets = []
    for page, marks in on_page.items():
        furniture = page_furniture(compositor, page, issue_line, heads.get(page, ""))
        place = (grid.left(page), grid.top)
        behind = moved_all(watermark(compositor), *place) if job.options.watermark else ()
        # Between text and notes, as reader programs run together what stands on one baseline.
        every = (*behind, *marks, *moved_all(furniture, *place), *notes[page])
        sheets.append(Sheet(grid.trim_width, grid.trim_height, every, bleed))
    return tuple(sheets)


def _foot_notes(body: BodyPages) -> Iterator[tuple[str, int]]:
    """Article and block of every note that stands at a column's foot; others are drawn as text is."""
    for laid in body.pieces:
        if isinstance(laid.piece, Slug):
            yield from ((laid.article, note.block) for note in laid.piece.notes)


def bookmarks_of(issue: Issue) -> tuple[Bookmark, ...]:
    """Departments, and under each its articles."""
    made: list[Bookmark] = []
    department = None
    for article in issue.articles:
        if article.department != department:
            department = article.department
            made.append(Bookmark(department, article.id, 0))
        made.append(Bookmark(article.title, article.id, 1))
    return tuple(made)


def write_issue(job: Job, body: BodyPages, around: Around) -> bytes:
    """The whole file: the pages around the text, and the text."""
    publication, issue = job.publication, job.issue
    title = f"{publication.nameplate} {issue.number.text}"
    author = issue.masthead.compiler or issue.masthead.sponsor or publication.nameplate
    document = Document(body_sheets(job, body), bookmarks_of(issue), title, author, issue_date(issue))
    text = write_pdf(document, job.compositor.faces, SCREEN, _Pictures(job).read, partial(_kept_subset, job))
    return join_parts(around.front, text, around.back, title=title, first_folio_sheet=around.front_sheets)


def _kept_subset(job: Job, made_from: object, make: Callable[[], bytes]) -> bytes:
    return kept(job.options.cache / "subsets", (job.fonts.digest, made_from), bytes, make)


def issue_date(issue: Issue) -> datetime.datetime:
    """The date that the PDF carries: SOURCE_DATE_EPOCH, else the issue's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
    date = issue.date or datetime.date(issue.number.year, 1, 1)
    return datetime.datetime(date.year, date.month, date.day, tzinfo=datetime.UTC)


class _Pictures:
    """Opens pictures of one issue folder, and nothing outside it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = Path(job.issue.folder).resolve()

    def read(self, image: Image) -> GreyPicture:
        """The picture in grey; BulletinError says which article shows one that cannot be printed."""
        path = (self._folder / image.source).resolve()
        if not path.is_relative_to(self._folder):
            raise BulletinError([self._problem(image.source, "图片不在本期文件夹里")])
        try:
            return grey_picture(path.read_bytes(), image.width, image.height)
        except OSError as error:
            raise BulletinError([self._problem(image.source, "图片读不出来")]) from error
        except UnusablePictureError as error:
            raise BulletinError([self._problem(image.source, str(error))]) from error

    def _problem(self, source: str, message: str) -> Problem:
        shown = [
            a.id
            for a in self._job.issue.articles
            if any(unquote(p.source) == source for p in a.body.pictures)
        ]
        path = self._job.path_of(shown[0] if shown else None)
        return Problem(path, None, f"{message}：{source}", "请换一张图片，或改正图片的路径", code="picture")
