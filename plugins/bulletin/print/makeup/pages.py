"""Making up pages: sections of galleys laid on the rows of pages, from the top, in order.

Goes in: the sections of one flow (an article, or items of a department that run on) and the
grid's counts. Comes out: what stands on which page, column and row, and how far the last page is
used. Pure; rows and columns are counts, not points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from bulletin.print.galley.slugs import Band, Columns, Section, Slug
from bulletin.print.makeup.balancing import Filled, balance, fill_all
from bulletin.print.makeup.columns import height_of
from bulletin.print.makeup.floats import passable
from bulletin.print.makeup.laying import Laid, lay_slugs

PageSeam = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A section and the article it belongs to."""

    article: str
    section: Section


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow made up: its pieces in reading order, its pages, the rows used on the last one.

    ``seams`` are the page breaks inside columns: the part and the slug that begins each page. ``last_seams``
    are those of the last page: as made up, and as it would be with every float in its place.
    """

    pieces: tuple[Laid, ...]
    pages: int
    used: int
    filled: tuple[int, ...]
    """Rows with something in them on every page but the last, columns of unlike heights taken together."""
    seams: tuple[PageSeam, ...]
    """(page, part, slug): the page begins with this slug of this part's columns."""
    last_seams: tuple[PageSeam, ...]


@dataclass(slots=True)
class _Maker:
    parts: Sequence[Part]
    rows: int
    columns: int
    page: int = 0
    row: int = 0
    pieces: list[Laid] = field(default_factory=list)
    seams: list[PageSeam] = field(default_factory=list)
    done: set[int] = field(default_factory=set)
    """Bands that were laid when text had passed them."""
    filled: list[int] = field(default_factory=list)
    """Rows with something in them, by page turned."""
    short: int = 0
    """White rows at the feet of the columns of this page."""
    begun: dict[int, int] = field(default_factory=dict)
    """Columns of which the first slugs passed a band: how many."""

    @property
    def room(self) -> int:
        """Rows left on the page."""
        return self.rows - self.row

    def turn(self) -> None:
        self.filled.append(self.row - self.short // self.columns)
        self.page += 1
        self.row = self.short = 0

    def lay(self, filled: Filled, start: int, article: str) -> None:
        at = Laid(self.page, None, self.row, filled.slugs[start], article)
        self.pieces.extend(lay_slugs(filled, start, at))
        self.row += filled.height
        for begin, end in pairwise((start, *filled.ends)):
            # A column that ends one row early, so that no row stands alone, counts as full.
            self.short += max(0, filled.height - height_of(filled.slugs, begin, end) - 1)


def make_up(parts: Sequence[Part], rows: int, columns: int) -> Flow:
    """Lay the parts of a flow on pages of ``rows`` by ``columns``; floats stay where they are when it takes
    fewer pages.
    """
    flow = _made_up(parts, rows, columns)
    if not any(laid.piece.floated for laid in flow.pieces):
        return flow
    fixed = _made_up(tuple(_fixed(part) for part in parts), rows, columns)
    if fixed.pages < flow.pages:
        return fixed
    return replace(flow, last_seams=(*flow.last_seams, *fixed.last_seams))


def _fixed(part: Part) -> Part:
    """The part with nothing in it that floats."""
    if isinstance(part.section, Band):
        return replace(part, section=replace(part.section, floats=False))
    return replace(part, section=Columns(tuple(slug._replace(floats=False) for slug in part.section.slugs)))


def _made_up(parts: Sequence[Part], rows: int, columns: int) -> Flow:
    maker = _Maker(parts, rows, columns)
    for k, part in enumerate(parts):
        if isinstance(part.section, Columns):
            _lay_columns(maker, k)
        elif k not in maker.done:
            _lay_band(maker, k)
    last = tuple(seam for seam in maker.seams[-1:] if seam[0] == maker.page)
    return Flow(tuple(maker.pieces), maker.page + 1, maker.row, tuple(maker.filled), tuple(maker.seams), last)


def _lay_band(maker: _Maker, k: int) -> None:
    band = maker.parts[k].section
    assert isinstance(band, Band)
    if maker.row and maker.row + _room_wanted(maker.parts, k, maker.rows) > maker.rows:
        if _flow_past(maker, k):
            return
        maker.turn()
    if band.falls_at_top and maker.row == 0:
        return
    _put_band(maker, k, band)


def _put_band(maker: _Maker, k: int, band: Band) -> None:
    for number, page in enumerate(_pages_of(band, maker.room, maker.rows)):
        if number:
            maker.turn()
        maker.pieces.append(Laid(maker.page, None, maker.row, page, maker.parts[k].article))
        maker.row += min(page.rows, maker.room)


def _pages_of(band: Band, room: int, rows: int) -> Iterator[Band]:
    """The band, or the pages of a tall table of which the first has ``room`` rows."""
    if band.tall is None:
        yield band
        return
    for number, page in enumerate(band.tall.pages(room, rows)):
        high = min(page.rows + 1, rows if number else room)
        yield replace(
            band, rows=high, marks=page.marks, start=page.start, end=page.end, again=page.again, tall=None
        )


def _room_wanted(parts: Sequence[Part], k: int, rows: int) -> int:
    """Rows that a band and what has to stay with it take on one page."""
    band = parts[k].section
    assert isinstance(band, Band)
    wanted = band.least + band.needs
    total = 0
    for part in parts[k:]:
        if not isinstance(part.section, Band):
            break
        total += part.section.rows
        if total + part.section.needs <= rows:
            wanted = max(wanted, total + part.section.needs)
        if not part.section.needs:
            break
    return min(wanted, rows)


def _lay_columns(maker: _Maker, k: int) -> None:
    article, section = maker.parts[k].article, maker.parts[k].section
    assert isinstance(section, Columns)
    slugs: Sequence[Slug] = section.slugs
    start = maker.begun.get(k, 0)
    while start < len(slugs):
        filled = balance(slugs, start, maker.room, maker.columns)
        if filled and _flow_past(maker, k + 1, filled.slugs[start:], filled.height):
            return
        filled = filled or fill_all(slugs, start, maker.room, maker.columns)
        if filled.ends[-1] == start:
            if maker.row:
                maker.turn()
                continue
            filled = Filled(slugs, (start + 1,) * maker.columns, maker.rows)
        maker.lay(filled, start, article)
        slugs, start = filled.slugs, filled.ends[-1]
        if start < len(slugs):
            maker.turn()
            # A float waits for this page; the text goes on behind it.
            maker.seams.append((maker.page, k, start + slugs[start].floated))


def _flow_past(maker: _Maker, k: int, before: Sequence[Slug] = (), height: int = 0) -> bool:
    """Let the text behind floating bands fill the page on which they find no room, and lay them on the next.

    ``before`` is the text that stands above the first of them, part ``k``, ``height`` rows high. False when
    they have room or no text may pass.
    """
    waiting = _waiting(maker, k)
    following = k + len(waiting)
    behind = _text_behind(maker, k, following)
    if not behind or height + waiting[0].least <= maker.room:
        return False
    text = (*before, *behind)
    filled = balance(text, 0, maker.room, maker.columns, may_float=False)
    filled = filled or fill_all(text, 0, maker.room, maker.columns, may_float=False)
    taken = filled.ends[-1] - len(before)
    if taken <= 0:
        return False
    maker.lay(filled, 0, maker.parts[k].article)
    maker.turn()
    for number, band in enumerate(waiting, k):
        if maker.row and band.least > maker.room:
            maker.turn()
        _put_band(maker, number, replace(band, floated=True))
        maker.done.add(number)
    maker.begun[following] = taken
    return True


def _text_behind(maker: _Maker, k: int, following: int) -> tuple[Slug, ...]:
    """The text of part ``following`` that may pass the bands from part ``k`` on."""
    if following in (k, len(maker.parts)) or maker.parts[following].article != maker.parts[k].article:
        return ()
    section = maker.parts[following].section
    return section.slugs[: passable(section.slugs, -1)] if isinstance(section, Columns) else ()


def _waiting(maker: _Maker, k: int) -> list[Band]:
    """The floating bands of one article that stand one under the other from part ``k`` on.

    None when two of them have no room on one page, or when one would stand behind a tall table.
    """
    found: list[Band] = []
    for part in maker.parts[k:]:
        band = part.section
        if not isinstance(band, Band) or not band.floats or part.article != maker.parts[k].article:
            break
        if sum(one.rows for one in found) + band.least > maker.rows:
            return []
        found.append(band)
    return found
