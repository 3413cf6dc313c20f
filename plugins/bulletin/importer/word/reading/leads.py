"""A paragraph's first sentence in a font of its own: （一）加强领导。 in 楷体 before text in 仿宋.

In: a paragraph's text and the look of its characters. Out: the text, that sentence bold: emphasis has one
form in the bulletin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from bulletin.importer.word.reading.rich import Rich
from bulletin.importer.word.reading.styles import CharacterLook

_LONGEST = 60
_ENDS = "。：！？"


def bold_lead(rich: Rich, looks: Sequence[CharacterLook]) -> Rich:
    """The text, a lead that another font sets off made bold."""
    if not looks or not looks[-1].font or looks[0].font in ("", looks[-1].font):
        return rich
    size = sum(1 for _ in takewhile(lambda look: look.font == looks[0].font, looks))
    alike = all(look.font == looks[-1].font for look in looks[size:])
    if not alike or size > _LONGEST or rich.text[size - 1] not in _ENDS:
        return rich
    faces = tuple(face if face.note else replace(face, bold=True) for face in rich.faces[:size])
    return Rich(rich.text, faces + rich.faces[size:])
