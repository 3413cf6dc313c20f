"""What is drawn on a page: colours, pictures with their size, glyphs that no font has.

Goes in: a page. Comes out: ``Drawn``, from its content stream and every form that it places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import hypot

import pikepdf
from pikepdf import (
    Array,
    ContentStreamInlineImage,
    Dictionary,
    Matrix,
    Name,
    Object,
    Page,
    Stream,
    String,
)

from bulletin.print.press.inks.spaces import Model, Space, named_spaces, space_of

_POINTS_PER_INCH = 72
_FILLS, _STROKES = (
    frozenset({"f", "F", "f*", "B", "B*", "b", "b*"}),
    frozenset({"S", "s", "B", "B*", "b", "b*"}),
)
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_DIRECT = {"g": Model.GREY, "rg": Model.RGB, "k": Model.CMYK}
_INVISIBLE = frozenset({3, 7})
_STROKED = frozenset({1, 2, 5, 6})


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as the file gives it."""

    model: Model
    numbers: tuple[float, ...] = ()


_BLACK = Paint(Model.GREY, (0.0,))


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture on the page: its middle and size in points (y up), its pixels."""

    x: float
    y: float
    width: float
    height: float
    pixels: tuple[int, int]

    @property
    def dots_per_inch(self) -> float:
        """Its resolution at this size, the lower of the two directions."""
        across, down = self.pixels
        return _POINTS_PER_INCH * min(across / self.width, down / self.height)


@dataclass(slots=True)
class Drawn:
    """What a page shows; ``text_paints`` are the colours of words, ``paints`` of everything."""

    paints: set[Paint] = field(default_factory=set)
    text_paints: set[Paint] = field(default_factory=set)
    pictures: list[Placed] = field(default_factory=list)
    empty_boxes: int = 0
    """Glyphs drawn as the font's empty box, since it has no such character."""
    names_rgb: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = field(default_factory=Matrix)
    fill: Paint = _BLACK
    stroke: Paint = _BLACK
    mode: int = 0
    is_wide: bool = False


def drawn_on(page: Page) -> Drawn:
    """Everything that a page draws."""
    drawn = Drawn()
    _Reader(drawn, page.resources, _State()).read(page.obj)
    return drawn


class _Reader:
    """Follows one content stream; forms are read by readers of their own."""

    def __init__(self, drawn: Drawn, resources: Dictionary, state: _State) -> None:
        self._drawn, self._resources, self._state = drawn, resources, state
        self._spaces = named_spaces(resources)
        self._saved: list[_State] = []
        self._steps: dict[str, Callable[[list[Object]], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._transform,
            "Do": self._place,
            "Tf": self._choose_font,
            "Tr": self._choose_mode,
        }

    def read(self, content: Object) -> None:
        for instruction in pikepdf.parse_content_stream(content):
            if isinstance(instruction, ContentStreamInlineImage):
                self._drawn.names_rgb |= "RGB" in str(instruction.iimage.colorspace)
                continue
            self._step(str(instruction.operator), list(instruction.operands))

    def _step(self, operator: str, operands: list[Object]) -> None:
        if operator in self._steps:
            self._steps[operator](operands)
        elif operator in _SHOWS:
            self._show(operands)
        elif operator.lower() in _DIRECT:
            self._colour(operator, Paint(_DIRECT[operator.lower()], _numbers(operands)))
        elif operator.lower() in ("cs", "sc", "scn"):
            self._named_colour(operator, operands)
        if operator in _FILLS:
            self._drawn.paints.add(self._state.fill)
        if operator in _STROKES:
            self._drawn.paints.add(self._state.stroke)

    def _save(self, _operands: list[Object]) -> None:
        self._saved.append(self._state)

    def _restore(self, _operands: list[Object]) -> None:
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: list[Object]) -> None:
        self._state = replace(self._state, matrix=Matrix(*_numbers(operands)) @ self._state.matrix)

    def _choose_mode(self, operands: list[Object]) -> None:
        self._state = replace(self._state, mode=int(operands[0]))

    def _choose_font(self, operands: list[Object]) -> None:
        font = self._resources.Font[str(operands[0])]
        self._state = replace(self._state, is_wide=font.get(Name.Encoding) == Name("/Identity-H"))

    def _colour(self, operator: str, paint: Paint) -> None:
        self._drawn.names_rgb |= paint.model is Model.RGB
        self._state = (
            replace(self._state, stroke=paint) if operator.isupper() else replace(self._state, fill=paint)
        )

    def _named_colour(self, operator: str, operands: list[Object]) -> None:
        if operator.lower() == "cs":
            name = str(operands[0])
            space = self._spaces.get(name) or space_of(operands[0])
            self._drawn.names_rgb |= space.is_on_screen
            self._colour(operator, Paint(space.model, _first_colour(space)))
        else:
            now = self._state.stroke if operator.isupper() else self._state.fill
            self._colour(operator, Paint(now.model, _numbers(operands)))

    def _show(self, operands: list[Object]) -> None:
        state = self._state
        if state.mode not in _INVISIBLE:
            paints = {state.fill} if state.mode != 1 else set()
            paints |= {state.stroke} if state.mode in _STROKED else set()
            self._drawn.text_paints |= paints
            self._drawn.paints |= paints
        if state.is_wide:
            self._drawn.empty_boxes += sum(_empty_boxes(bytes(text)) for text in _strings(operands))

    def _place(self, operands: list[Object]) -> None:
        item = self._resources.XObject[str(operands[0])]
        assert isinstance(item, Stream)
        if item.Subtype == Name.Form:
            matrix = Matrix(item.get(Name.Matrix, Array([1, 0, 0, 1, 0, 0]))) @ self._state.matrix
            resources = item.get(Name.Resources, self._resources)
            assert isinstance(resources, Dictionary)
            _Reader(self._drawn, resources, replace(self._state, matrix=matrix)).read(item)
        elif not bool(item.get(Name.ImageMask, False)):
            self._drawn.pictures.append(_placed(item, self._state.matrix))


def _placed(image: Stream, matrix: Matrix) -> Placed:
    x, y = matrix.transform((0.5, 0.5))
    width, height = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    return Placed(x, y, width, height, (int(image.Width), int(image.Height)))


def _first_colour(space: Space) -> tuple[float, ...]:
    """The colour with which a space begins (32000-1, 8.6.8): black in every device space."""
    return {Model.GREY: (0.0,), Model.RGB: (0.0, 0.0, 0.0), Model.CMYK: (0.0, 0.0, 0.0, 1.0)}.get(
        space.model, ()
    )


def _numbers(operands: list[Object]) -> tuple[float, ...]:
    return tuple(float(operand) for operand in operands if not isinstance(operand, Name))


def _strings(operands: list[Object]) -> list[String]:
    last = operands[-1]
    parts = list(last) if isinstance(last, Array) else [last]
    return [part for part in parts if isinstance(part, String)]


def _empty_boxes(codes: bytes) -> int:
    return sum(codes[at : at + 2] == b"\0\0" for at in range(0, len(codes), 2))
