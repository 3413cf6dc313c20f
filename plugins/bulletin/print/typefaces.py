"""The opened typefaces: glyphs and widths of characters, shaping of words, subsets for the PDF.

Goes in: one font file for each role. Comes out: glyph numbers and advances in thousandths of an
em. The only module that knows HarfBuzz (uharfbuzz, which brings its own library, so that pages
come out the same on every machine).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz

from bulletin.errors import MachineError

FALLBACKS = ("song", "hei", "kai")
NOTDEF = 0
_USELESS_IN_PDF = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"VORG", b"vhea", b"vmtx")


@dataclass(frozen=True, slots=True)
class Shape:
    """One glyph: ``font`` has it, ``advance`` is in thousandths of an em, ``text`` what it stands for."""

    font: str
    glyph: int
    advance: float
    text: str


class Typefaces:
    """The fonts of an issue, opened once; answers are remembered."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = dict(files)
        self._faces = {role: _open(path) for role, path in self._files.items()}
        self._fonts = {role: uharfbuzz.Font(face) for role, face in self._faces.items()}
        self._characters: dict[tuple[str, str], Shape] = {}
        self._words: dict[tuple[str, str], tuple[Shape, ...]] = {}
        self.missing: set[str] = set()

    def character(self, role: str, character: str) -> Shape:
        """The glyph of one character, from the role's font or the first other that has it.

        A character that no font has gives the empty box of the first font and goes into ``missing``.
        """
        known = self._characters.get((role, character))
        if known is None:
            known = self._characters[role, character] = self._find(role, character)
        return known

    def _find(self, role: str, character: str) -> Shape:
        for font in dict.fromkeys((role, *FALLBACKS)):
            glyph = self._fonts[font].get_nominal_glyph(ord(character)) if font in self._fonts else None
            if glyph:
                return Shape(font, glyph, self.advance(font, glyph), character)
        self.missing.add(character)
        font = role if role in self._fonts else "song"
        return Shape(font, NOTDEF, self.advance(font, NOTDEF), character)

    def advance(self, font: str, glyph: int) -> float:
        """Width of a glyph in thousandths of an em."""
        return float(self._fonts[font].get_glyph_h_advance(glyph) * 1000 / self._faces[font].upem)

    def word(self, role: str, text: str) -> tuple[Shape, ...]:
        """The glyphs of a run that its font shapes as a whole: Latin words, numbers, dashes."""
        known = self._words.get((role, text))
        if known is None:
            known = self._words[role, text] = self._shape(role, text)
        return known

    def _shape(self, role: str, text: str) -> tuple[Shape, ...]:
        single = tuple(self.character(role, character) for character in text)
        fonts = {shape.font for shape in single}
        if len(fonts) > 1 or any(shape.glyph == NOTDEF for shape in single):
            return single
        font = fonts.pop()
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(self._fonts[font], buffer, {})
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        ends = [info.cluster for info in infos[1:]] + [len(text)]
        unit = 1000 / self._faces[font].upem
        return tuple(
            Shape(font, info.codepoint, place.x_advance * unit, text[info.cluster : end])
            for info, place, end in zip(infos, places, ends, strict=True)
        )

    def has(self, character: str) -> bool:
        """Whether any font has the character."""
        return any(font.get_nominal_glyph(ord(character)) for font in self._fonts.values())

    def outline(self, role: str, character: str) -> tuple[tuple[str | float, ...], ...]:
        """The outline of a character in thousandths of an em, y up: steps as in ``marks.Outline``."""
        shape = self.character(role, character)
        pen = _Pen(1000 / self._faces[shape.font].upem)
        self._fonts[shape.font].draw_glyph(shape.glyph, pen.functions, pen)
        return tuple(pen.steps)

    def subset(self, font: str, glyphs: Iterable[int]) -> bytes:
        """The font file with these glyphs only; they keep their numbers."""
        wanted = uharfbuzz.SubsetInput()
        wanted.glyph_set.update(sorted({NOTDEF, *glyphs}))
        wanted.flags = (
            uharfbuzz.SubsetFlags.RETAIN_GIDS
            | uharfbuzz.SubsetFlags.DESUBROUTINIZE
            | uharfbuzz.SubsetFlags.NO_HINTING
        )
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _USELESS_IN_PDF)
        return bytes(uharfbuzz.subset(self._faces[font], wanted).blob.data)

    def family(self, font: str) -> str:
        """The family name that the font file gives itself, without spaces."""
        name = self._faces[font].get_name(uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME)
        return (name or font).replace(" ", "")


def _open(path: Path) -> uharfbuzz.Face:
    try:
        blob = uharfbuzz.Blob.from_file_path(str(path))
    except (OSError, uharfbuzz.HarfBuzzError) as error:
        raise MachineError(
            f"字体文件打不开：{path.name}", "请运行 python3 build.py doctor 查看缺少的字体"
        ) from error
    face = uharfbuzz.Face(blob)
    if face.glyph_count == 0:
        raise MachineError(f"字体文件已损坏：{path.name}", "请重新安装该字体")
    return face


class _Pen:
    """Collects an outline as steps; quadratic curves become cubic ones, as PDF wants them."""

    def __init__(self, unit: float) -> None:
        self.steps: list[tuple[str | float, ...]] = []
        self._unit = unit
        self._at = (0.0, 0.0)
        self.functions = uharfbuzz.DrawFuncs()
        self.functions.set_move_to_func(lambda x, y, pen: pen.add("m", x, y))
        self.functions.set_line_to_func(lambda x, y, pen: pen.add("l", x, y))
        self.functions.set_cubic_to_func(lambda a, b, c, d, x, y, pen: pen.add("c", a, b, c, d, x, y))
        self.functions.set_quadratic_to_func(lambda a, b, x, y, pen: pen.bend(a, b, x, y))
        self.functions.set_close_path_func(lambda pen: pen.steps.append(("h",)))

    def add(self, step: str, *numbers: float) -> None:
        self._at = (numbers[-2], numbers[-1])
        self.steps.append((step, *(number * self._unit for number in numbers)))

    def bend(self, a: float, b: float, x: float, y: float) -> None:
        (x0, y0) = self._at
        self.add("c", (x0 + 2 * a) / 3, (y0 + 2 * b) / 3, (x + 2 * a) / 3, (y + 2 * b) / 3, x, y)
