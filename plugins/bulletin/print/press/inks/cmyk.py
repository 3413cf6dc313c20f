"""The rule by which a screen colour becomes printing inks; inks and channels run from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.errors import BulletinError, Problem

NEUTRAL = 0.02
"""Channels that differ by no more than this are a grey."""
REPLACE_PICTURE = "请把封面上的图片换成灰度或 CMYK 的 JPEG"
"""The remedy for colours that only an editor's own picture or drawing can bring in."""
_SCREEN_RED = (0xB4 / 255, 0x14 / 255, 0x1C / 255)
"""The covers' red #b4141c."""
_SAME = 0.004
"""One step of eight bits: writers round the red differently."""


class UnprintableColourError(BulletinError):
    """A colour that this conversion does not know; one problem that says which, and what to do.

    The place is the print shop's file as a whole: a colour in it has lost where it came from.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__([Problem("付印文件", None, message, remedy, code="press-colour")])


@dataclass(frozen=True, slots=True)
class Cmyk:
    """Shares of the four inks."""

    cyan: float
    magenta: float
    yellow: float
    black: float

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """The four shares in the order of PDF's operands."""
        return (self.cyan, self.magenta, self.yellow, self.black)


BLACK = Cmyk(0, 0, 0, 1)
PAPER = Cmyk(0, 0, 0, 0)
RED = Cmyk(0, 1, 0.95, 0.15)


def cmyk_of(red: float, green: float, blue: float) -> Cmyk:
    """Inks for a screen colour: neutral to K, the covers' red to its recipe, else full grey replacement."""
    channels = (red, green, blue)
    if all(abs(a - b) <= _SAME for a, b in zip(channels, _SCREEN_RED, strict=True)):
        return RED
    light = max(channels)
    if light - min(channels) <= NEUTRAL:
        return Cmyk(0, 0, 0, _share(1 - sum(channels) / 3))
    cyan, magenta, yellow = (_share((light - channel) / light) for channel in channels)
    return Cmyk(cyan, magenta, yellow, _share(1 - light))


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)
