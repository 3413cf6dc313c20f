"""Colour spaces of PDF (32000-1, 8.6) told apart by what must become of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from pikepdf import Array, Dictionary, Name, Object

from bulletin.print.press.inks.cmyk import REPLACE_PICTURE, Cmyk, UnprintableColourError, cmyk_of


class Model(Enum):
    """What the numbers of a colour mean."""

    GREY = "grey"
    RGB = "rgb"
    CMYK = "cmyk"
    PATTERN = "pattern"
    INDEXED = "indexed"
    SPOT = "spot"
    OTHER = "other"
    """Lab, and spot colours that stand for RGB: harmless while nothing is drawn with them."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space; ``base`` is that of an uncoloured pattern or of a palette, ``name`` for messages."""

    model: Model
    base: Model | None = None
    name: str = ""

    def checked(self) -> Space:
        """The space itself. UnprintableColourError when something is drawn in a space without known inks."""
        if self.model is Model.OTHER:
            raise UnprintableColourError(f"用了不能付印的色彩空间 {self.name}", REPLACE_PICTURE)
        return self

    @property
    def is_on_screen(self) -> bool:
        """Whether it, or what it stands on, is RGB."""
        return Model.RGB in (self.model, self.base)


_BY_NAME = {
    "/DeviceGray": Model.GREY,
    "/G": Model.GREY,
    "/CalGray": Model.GREY,
    "/DeviceRGB": Model.RGB,
    "/RGB": Model.RGB,
    "/CalRGB": Model.RGB,
    "/DeviceCMYK": Model.CMYK,
    "/CMYK": Model.CMYK,
    "/Pattern": Model.PATTERN,
}
_BY_COMPONENTS = {1: Model.GREY, 3: Model.RGB, 4: Model.CMYK}


def space_of(value: Object) -> Space:
    """The space that a name or array means."""
    family = str(value[0] if isinstance(value, Array) else value)
    if family == "/ICCBased":
        return Space(_BY_COMPONENTS[int(value[1].N)])
    if family in ("/Indexed", "/I"):
        return Space(Model.INDEXED, space_of(value[1]).checked().model)
    if family in ("/Separation", "/DeviceN"):
        return _spot(value)
    model = _BY_NAME.get(family, Model.OTHER)
    if model is Model.PATTERN and isinstance(value, Array) and len(value) > 1:
        return Space(model, space_of(value[1]).checked().model)
    return Space(model, name=family.lstrip("/"))


def _spot(value: Object) -> Space:
    """A spot colour prints from its own plate; what stands in for it on screens must not be RGB."""
    base = space_of(value[2]).model
    if base in (Model.GREY, Model.CMYK):
        return Space(Model.SPOT, base)
    return Space(Model.OTHER, name=str(value[1]).lstrip("/"))


def named_spaces(resources: Dictionary | None) -> dict[str, Space]:
    """The spaces that a content stream may call by name."""
    if resources is None or Name.ColorSpace not in resources:
        return {}
    return {name: space_of(value) for name, value in resources.ColorSpace.items()}


def printed_space(value: Object) -> Object | None:
    """What stands in a press file in the place of ``value``; None when nothing can."""
    space = space_of(value)
    if space.model is Model.OTHER:
        return None
    if space.model is Model.PATTERN:
        return Array([Name.Pattern, Name.DeviceCMYK]) if space.base else Name.Pattern
    return value if space.model in (Model.SPOT, Model.INDEXED) else Name.DeviceCMYK


def inks_of(model: Model, numbers: Sequence[float]) -> Cmyk:
    """The inks for a colour of a grey, RGB or CMYK space."""
    if model is Model.GREY:
        return cmyk_of(numbers[0], numbers[0], numbers[0])
    if model is Model.RGB:
        return cmyk_of(numbers[0], numbers[1], numbers[2])
    assert model is Model.CMYK, model
    return Cmyk(numbers[0], numbers[1], numbers[2], numbers[3])
