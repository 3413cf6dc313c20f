"""Page boxes and crop marks (32000-1, 14.11.2): where the print shop cuts.

A page goes in whose trim lies inside the drawn bleed. It comes out with room round the bleed for
marks in K alone; what was drawn beyond the bleed is cut off, so marks stand on white paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pikepdf import Array, Name, Page, Pdf

from bulletin.print.grid import POINTS_PER_MM

MARK_GAP = 1 * POINTS_PER_MM
"""From the bleed to a mark, in points."""
MARK_LENGTH = 5 * POINTS_PER_MM
MARK_WIDTH = 0.25
SLUG = MARK_GAP + MARK_LENGTH + 1 * POINTS_PER_MM
"""Paper round the bleed, in points."""
_SLACK = 0.05
"""Points by which a drawn bleed may fall short through rounding."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in points; y runs up."""

    left: float
    bottom: float
    right: float
    top: float

    def grown(self, by: float) -> Frame:
        """The rectangle moved out on all four sides."""
        return Frame(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: Frame, slack: float = _SLACK) -> bool:
        """Whether the other lies inside, up to ``slack`` points."""
        return (
            self.left <= other.left + slack
            and self.bottom <= other.bottom + slack
            and self.right >= other.right - slack
            and self.top >= other.top - slack
        )

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top, rounded as they are written."""
        return (round(self.left, 3), round(self.bottom, 3), round(self.right, 3), round(self.top, 3))


def frame_of(box: Array) -> Frame:
    """A page box as a frame."""
    left, bottom, right, top = (float(edge) for edge in box)
    return Frame(left, bottom, right, top)


def crop_page(pdf: Pdf, page: Page, bleed: float) -> None:
    """Set the boxes and draw the marks; ``bleed`` in points.

    ValueError when the page has less drawn round its trim than the bleed asked for.
    """
    trim, drawn = frame_of(page.trimbox), frame_of(page.mediabox)
    bled = trim.grown(bleed)
    if not drawn.holds(bled):
        raise ValueError(f"a page with boxes {trim} in {drawn} has no bleed of {bleed:.2f} points")
    media = bled.grown(SLUG)
    for name in (Name.CropBox, Name.ArtBox):
        if name in page.obj:
            del page.obj[name]
    page.obj.MediaBox = Array(media.edges)
    page.obj.BleedBox = Array(bled.edges)
    page.obj.TrimBox = Array(trim.edges)
    left, bottom, right, top = bled.edges
    clip = f"q {left:g} {bottom:g} {right - left:.3f} {top - bottom:.3f} re W n\n"
    page.contents_add(pdf.make_stream(clip.encode("ascii")), prepend=True)
    page.contents_add(pdf.make_stream(("\nQ\n" + crop_marks(trim, bleed)).encode("ascii")))


def crop_marks(trim: Frame, bleed: float) -> str:
    """The operators for eight hairlines, two at each corner, outside the bleed."""
    strokes = [f"{x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S" for x0, y0, x1, y1 in _marks(trim, bleed)]
    return "\n".join(["q 0 0 0 1 K", f"{MARK_WIDTH:g} w 0 J [] 0 d", *strokes, "Q"])


def _marks(trim: Frame, bleed: float) -> Iterator[tuple[float, float, float, float]]:
    near, far = bleed + MARK_GAP, bleed + MARK_GAP + MARK_LENGTH
    for x, out in ((trim.left, -1), (trim.right, 1)):
        for y, up in ((trim.bottom, -1), (trim.top, 1)):
            yield (x + out * near, y, x + out * far, y)
            yield (x, y + up * near, x, y + up * far)
