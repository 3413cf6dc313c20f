"""What stands on every page of the text: running head, hairline and folio (look/print.md, section 1);
and on a proof, when it is asked for, the watermark.
"""

from __future__ import annotations

from bulletin.print.galley.compositor import Compositor
from bulletin.print.marks import Ink, Mark, Outline, Rule
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


def watermark(compositor: Compositor, word: str = "校样") -> tuple[Mark, ...]:
    """A pale word across the text block, as outlines, so that it is no text of the file."""
    grid = compositor.grid
    size = grid.width / (len(word) + 0.5)
    left, base = (grid.width - len(word) * size) / 2, grid.height / 2 + 0.38 * size
    return tuple(
        Outline(left + k * size, base, _scaled(compositor, character, size / 1000), Ink.PALE)
        for k, character in enumerate(word)
    )


def _scaled(compositor: Compositor, character: str, unit: float) -> tuple[tuple[str | float, ...], ...]:
    """The outline of a character of 黑 in points, y down."""
    return tuple(
        (step, *(float(number) * (-unit if k % 2 else unit) for k, number in enumerate(numbers)))
        for step, *numbers in compositor.faces.outline("hei", character)
    )
