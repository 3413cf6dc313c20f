"""How a draft sets its running text, against which titles and headings stand out.

In: the paragraphs. Out: a Setting, and for each paragraph whether it differs. The running text is what most
characters are set in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.importer.word.reading.blocks import WordParagraph

_MOSTLY = 0.6
_LARGER = 0.5
"""Points by which a larger size is larger."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Size in points and font of the running text; ``bold`` when it is bold throughout."""

    size: float
    font: str
    bold: bool

    def is_larger(self, paragraph: WordParagraph) -> bool:
        """Whether the paragraph is set larger than the text."""
        return paragraph.size > self.size + _LARGER

    def is_distinct(self, paragraph: WordParagraph) -> bool:
        """Whether the whole paragraph is set otherwise than the text: bold, larger, in another font."""
        bold = paragraph.bold and not self.bold
        font = bool(paragraph.font) and paragraph.font != self.font
        return bold or self.is_larger(paragraph) or font


def measure_setting(paragraphs: Sequence[WordParagraph]) -> Setting:
    """What most characters are set in."""
    looks: Counter[tuple[float, str]] = Counter()
    bold = whole = 0
    for paragraph in paragraphs:
        looks[paragraph.size, paragraph.font] += len(paragraph.rich.plain)
        whole += len(paragraph.rich.faces)
        bold += sum(face.bold for face in paragraph.rich.faces)
    usual = looks.most_common(1)
    size, font = usual[0][0] if usual else (0.0, "")
    return Setting(size, font, bold > _MOSTLY * whole)
