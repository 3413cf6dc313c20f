"""What stands on every page of the text: running head, hairline and folio (look/print.md, section 1)."""

from __future__ import annotations

from bulletin.print.galley.compositor import Compositor
from bulletin.print.marks import Mark, Rule
from bulletin.print.setting import Align, Run


def page_furniture(compositor: Compositor, page: int, issue_line: str, department: str) -> tuple[Mark, ...]:
    """Marks from the text block's top left corner: the issue on left pages, the department on right ones."""
    grid, styles, scale = compositor.grid, compositor.styles, compositor.grid.scale
    is_right = page % 2 == 1
    align = Align.RIGHT if is_right else Align.LEFT
    head = Run(department if is_right else issue_line, styles.running_head)
    folio = Run(str(page), styles.folio)
    under = (grid.rows + 1) * grid.row + compositor.baseline
    return (
        Rule(0.0, -21.0, grid.width, 0.4 * scale),
        *compositor.line_at((head,), 0.0, -28.3, grid.width, align).marks,
        *compositor.line_at((folio,), 0.0, under, grid.width, align).marks,
    )
