"""The colour operators of a content stream, rewritten for the press.

Goes in: instructions and the spaces that its resources name. Comes out: instructions whose colours are
CMYK. ``cs`` stays where it was, since the space of that name becomes DeviceCMYK and begins with black,
as grey and RGB do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Object, Operator

from bulletin.print.press.inks.cmyk import REPLACE_PICTURE, Cmyk, UnprintableColourError
from bulletin.print.press.inks.spaces import Model, Space, inks_of, space_of

Instruction = ContentStreamInstruction | ContentStreamInlineImage
_DIRECT = {"g": Model.GREY, "rg": Model.RGB, "k": Model.CMYK}
_GREY = Space(Model.GREY)


@dataclass(slots=True)
class Recolouring:
    """Rewrites one content stream; ``spaces`` are those its resources name, as they were at first."""

    spaces: Mapping[str, Space]
    _now: dict[bool, Space] = field(default_factory=lambda: {False: _GREY, True: _GREY})
    _saved: list[dict[bool, Space]] = field(default_factory=list)

    def rewrite(self, instructions: Iterable[Instruction]) -> list[Instruction]:
        """The same drawing in printing inks."""
        return [self._step(instruction) for instruction in instructions]

    def _step(self, instruction: Instruction) -> Instruction:
        if isinstance(instruction, ContentStreamInlineImage):
            return _checked(instruction)
        operator = str(instruction.operator)
        if operator == "q":
            self._saved.append(dict(self._now))
        elif operator == "Q" and self._saved:
            self._now = self._saved.pop()
        elif operator.lower() in _DIRECT:
            return self._direct(instruction, operator)
        elif operator in ("cs", "CS"):
            return self._space(instruction, operator)
        elif operator in ("sc", "SC", "scn", "SCN"):
            return self._colour(instruction, operator)
        return instruction

    def _direct(self, instruction: ContentStreamInstruction, operator: str) -> Instruction:
        model = _DIRECT[operator.lower()]
        self._now[operator.isupper()] = Space(model)
        inks = inks_of(model, [float(number) for number in instruction.operands])
        return _instruction(_operands(inks), "K" if operator.isupper() else "k")

    def _space(self, instruction: ContentStreamInstruction, operator: str) -> Instruction:
        name = str(instruction.operands[0])
        space = (self.spaces.get(name) or space_of(instruction.operands[0])).checked()
        if space.model is Model.INDEXED:
            raise UnprintableColourError("有用色板填的颜色，不能换成油墨", REPLACE_PICTURE)
        self._now[operator == "CS"] = space
        is_own = name in self.spaces or space.model is Model.PATTERN
        return instruction if is_own else _instruction([Name.DeviceCMYK], operator)

    def _colour(self, instruction: ContentStreamInstruction, operator: str) -> Instruction:
        space = self._now[operator.isupper()]
        model = space.base if space.model is Model.PATTERN else space.model
        pattern = [operand for operand in instruction.operands if isinstance(operand, Name)]
        numbers = [float(operand) for operand in instruction.operands if not isinstance(operand, Name)]
        if not numbers or model is None or model is Model.SPOT:
            return instruction
        return _instruction([*_operands(inks_of(model, numbers)), *pattern], operator)


def _checked(image: ContentStreamInlineImage) -> ContentStreamInlineImage:
    """An inline image that could not be made a picture of the file may only be a mask, grey or CMYK."""
    inline = image.iimage
    if not inline.image_mask and inline.colorspace not in ("/DeviceGray", "/DeviceCMYK"):
        raise UnprintableColourError("图案里嵌着彩色小图，不能换成油墨", REPLACE_PICTURE)
    return image


def _operands(inks: Cmyk) -> list[Decimal]:
    return [Decimal(f"{part:g}") for part in inks.parts]


def _instruction(operands: Iterable[Object | Decimal], operator: str) -> Instruction:
    return ContentStreamInstruction(list(operands), Operator(operator))
