"""Articles in two files joined by 下转 and 上接: the page numbers that their jump lines show.

Such a part is an article of its own with its own pages; only the numbers are the typesetter's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bulletin.model import Issue, PageMap, Publication
from bulletin.print.cuts import in_line, out_line
from bulletin.print.galley.blocks import Block, Paragraph, Role
from bulletin.print.setting import Align, Run
from bulletin.print.styles import Styles

UNKNOWN = 88
"""A number as wide as most, set before the pages are known."""
SAME_PAGE_OUT, SAME_PAGE_IN = "（下转本页）", "（上接本页）"


@dataclass(frozen=True, slots=True)
class Seam:
    """``head`` ends on ``from_page`` and goes on in ``tail``, which begins on ``to_page``."""

    head: str
    tail: str
    from_page: int = UNKNOWN
    to_page: int = UNKNOWN + 1

    @property
    def out_line(self) -> str:
        """（下转8页）, or on one page （下转本页）: no mark names the page that it stands on."""
        return SAME_PAGE_OUT if self.from_page == self.to_page else out_line(self.to_page)

    @property
    def in_line(self) -> str:
        """（上接4页）, or on one page （上接本页）."""
        return SAME_PAGE_IN if self.from_page == self.to_page else in_line(self.from_page)


def seams_of(publication: Publication, issue: Issue) -> tuple[Seam, ...]:
    """The joins between two articles of this issue, pages not yet known."""
    ids = {article.id for article in issue.articles}
    return tuple(
        Seam(join.head, join.tail)
        for join in publication.continuations
        if join.is_jump and {join.head, join.tail} <= ids
    )


def numbered(seams: tuple[Seam, ...], page_map: PageMap) -> tuple[Seam, ...]:
    """The joins with the page numbers of a finished layout."""
    made = []
    for seam in seams:
        head, tail = page_map.of(seam.head), page_map.of(seam.tail)
        assert head is not None, seam.head
        assert tail is not None, seam.tail
        made.append(replace(seam, from_page=head.pages[-1], to_page=tail.start))
    return tuple(made)


def with_jump_lines(
    article: str, blocks: tuple[Block, ...], seams: tuple[Seam, ...], styles: Styles
) -> tuple[Block, ...]:
    """The blocks with 上接 before the first paragraph and 下转 behind the text, where they belong."""
    for seam in seams:
        if seam.tail == article:
            blocks = _continued(blocks, Run(seam.in_line, styles.jump, solid=True))
        if seam.head == article:
            sign = Run(seam.out_line, styles.jump, solid=True)
            blocks = (*blocks, Paragraph(Role.END, (sign,), first=0.0, align=Align.RIGHT))
    return blocks


def _continued(blocks: tuple[Block, ...], sign: Run) -> tuple[Block, ...]:
    if blocks and isinstance(blocks[0], Paragraph) and blocks[0].role is Role.TEXT:
        first = replace(blocks[0], runs=(sign, *blocks[0].runs), first=0.0)
        return (first, *blocks[1:])
    return (Paragraph(Role.TEXT, (sign,), first=0.0, align=Align.LEFT), *blocks)
