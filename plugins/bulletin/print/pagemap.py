"""The page map and layout.json from the laid pages: where articles and pages begin, jumps, boxes, blanks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from bulletin.model import ArticlePages, Box, Issue, Jump, PageBreak, PageMap
from bulletin.print.bodypages import BodyPages
from bulletin.print.grid import Grid
from bulletin.print.makeup.laying import Laid


def page_map_of(issue: Issue, body: BodyPages, jumps: Mapping[str, Jump], grid: Grid) -> PageMap:
    """The pages of every article; ``jumps`` are by article id."""
    articles = []
    for article in issue.articles:
        pieces = [piece for piece in body.pieces if piece.article == article.id]
        jump = jumps.get(article.id)
        pages = tuple(dict.fromkeys(piece.page for piece in _in_reading_order(pieces, jump)))
        articles.append(
            ArticlePages(
                article=article.id,
                pages=pages,
                breaks=_breaks(pages, pieces, jump),
                jumps=(jump,) if jump else (),
                boxes=tuple(_boxes(pages, pieces, grid)),
            )
        )
    return PageMap(issue.id, body.pages, tuple(articles))


def _in_reading_order(pieces: Sequence[Laid], jump: Jump | None) -> list[Laid]:
    """The pieces of an article, the tail last even when it stands on an earlier page."""
    tail = [piece for piece in pieces if _is_tail(piece, jump)]
    return [piece for piece in pieces if not _is_tail(piece, jump)] + tail


def _is_tail(piece: Laid, jump: Jump | None) -> bool:
    if jump is None or piece.page != jump.to_page or jump.to_page == jump.from_page:
        return False
    start = piece.piece.start
    return start is None or start >= jump.offset


def _breaks(pages: Sequence[int], pieces: Sequence[Laid], jump: Jump | None) -> tuple[PageBreak, ...]:
    """The first character of each page but the first; what floats there came before it."""
    found = []
    for page in pages[1:]:
        here = [laid.piece for laid in pieces if laid.page == page and not laid.piece.floated]
        starts = [piece.start for piece in here if piece.start is not None]
        offset = jump.offset if jump and page == jump.to_page else min(starts, default=None)
        if offset is not None:
            found.append(PageBreak(page, offset))
    return tuple(found)


def _boxes(pages: Sequence[int], pieces: Sequence[Laid], grid: Grid) -> Iterable[Box]:
    """What the article covers on each page: its bands over the whole width, and each column."""
    for page in pages:
        here = [piece for piece in pieces if piece.page == page]
        for column in (None, *range(grid.columns)):
            rows = [piece for piece in here if piece.column == column]
            if not rows:
                continue
            top = min(piece.row for piece in rows)
            bottom = max(piece.row + piece.piece.rows for piece in rows)
            x = grid.left(page) + (grid.column_x(column) if column is not None else 0.0)
            width = grid.width if column is None else grid.column
            y, height = grid.top + top * grid.row, (bottom - top) * grid.row
            yield Box(page, round(x, 2), round(y, 2), round(width, 2), round(height, 2))


def layout_of(
    issue: Issue,
    page_map: PageMap,
    body: BodyPages,
    grid: Grid,
    *,
    sheets: int,
    saved_pages: int,
    warnings: Sequence[str],
) -> dict[str, object]:
    """The content of layout.json, as design.md has it."""
    titles = {article.id: article.title for article in issue.articles}
    return {
        "issue": issue.id,
        "pages": sheets,
        "body_pages": body.pages,
        "grid": asdict(grid),
        "articles": [_article(pages, titles[pages.article]) for pages in page_map.articles],
        "blank": [
            {"page": page, "share": round(1 - rows / grid.rows, 3)}
            for page, rows in sorted(body.used.items())
            if rows < grid.rows
        ],
        "saved_pages": saved_pages,
        "warnings": list(warnings),
    }


def _article(pages: ArticlePages, title: str) -> dict[str, object]:
    return {
        "id": pages.article,
        "title": title,
        "start": pages.start,
        "pages": list(pages.pages),
        "breaks": [{"page": item.page, "offset": item.offset} for item in pages.breaks],
        "jumps": [
            {
                "from_page": jump.from_page,
                "to_page": jump.to_page,
                "offset": jump.offset,
                "host": jump.host,
                "characters": jump.characters,
            }
            for jump in pages.jumps
        ],
        "boxes": [
            {"page": box.page, "x": box.x, "y": box.y, "w": box.width, "h": box.height} for box in pages.boxes
        ],
    }
