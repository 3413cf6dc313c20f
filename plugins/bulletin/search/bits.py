"""Whole numbers as few bits, and bits as text: the one codec of the index files.

Numbers are written in unary, Elias gamma or Rice code; increasing positions as Rice-coded gaps
whose parameter both sides derive from count and range, so that it is not stored. A gap in a random
sequence then costs about half a bit more than its information.

Sixteen bits become one UTF-16 unit of a script file. Units that cannot stand in a JavaScript string
(half surrogates, quote, backslash, line ends) follow an escape with their first bit turned over;
that lengthens a file by three in a hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

GROUP = 16
ESCAPE = "\ue000"
_UNSAFE = re.compile(f'[\ud800-\udfff"\\\\\n\r\u2028\u2029{ESCAPE}]')
_ESCAPED = re.compile(f"{ESCAPE}(.)", re.DOTALL)
_TURN = 0x8000


def gamma(number: int) -> str:
    """A number from 1 in Elias gamma code."""
    return f"{number:0{2 * number.bit_length() - 1}b}"


def rice(number: int, parameter: int) -> str:
    """A number from 0: quotient by 2^parameter as zeros, a one, then ``parameter`` bits."""
    return "0" * (number >> parameter) + format(number & ((1 << parameter) - 1) | 1 << parameter, "b")


def rice_parameter(count: int, extent: int) -> int:
    """The parameter for ``count`` positions in [0, extent): the gap's mean times ln 2, as a power of two."""
    return max(0, (extent * 11 // (count * 16)).bit_length() - 1)


def write_positions(positions: Sequence[int], extent: int) -> str:
    """Increasing positions in [0, extent) as bits; the count is not written."""
    if not positions:
        return ""
    parameter = rice_parameter(len(positions), extent)
    mask, one = (1 << parameter) - 1, 1 << parameter
    gaps = [positions[0], *[after - before - 1 for before, after in pairwise(positions)]]
    return "".join(["0" * (gap >> parameter) + format(gap & mask | one, "b") for gap in gaps])


def to_text(bits: Iterable[str]) -> str:
    """Bits as text for a UTF-16 file; zeros fill the last unit."""
    joined = "".join(bits)
    units = -(-len(joined) // GROUP)
    number = int(joined.ljust(units * GROUP, "0") or "0", 2)
    text = number.to_bytes(units * 2, "big").decode("utf-16-be", "surrogatepass")
    return _UNSAFE.sub(lambda unit: ESCAPE + _turn(unit[0]), text)


def from_text(text: str) -> str:
    """The bits of `to_text`, with the zeros that filled the last unit."""
    packed = _ESCAPED.sub(lambda escaped: _turn(escaped[1]), text).encode("utf-16-be", "surrogatepass")
    return f"{int.from_bytes(packed, 'big'):0{len(packed) * 8}b}" if packed else ""


def _turn(unit: str) -> str:
    return chr(ord(unit) ^ _TURN)


class BitReader:
    """Reads back what the functions above wrote, in order."""

    def __init__(self, text: str) -> None:
        self._bits = from_text(text)
        self._at = 0

    def take(self, count: int) -> int:
        """The next bits as a number."""
        self._at += count
        return int(self._bits[self._at - count : self._at], 2)

    def gamma(self) -> int:
        """A number in Elias gamma code."""
        zeros = self._bits.index("1", self._at) - self._at
        start, self._at = self._at + zeros, self._at + 2 * zeros + 1
        return int(self._bits[start : self._at], 2)

    def rice(self, parameter: int) -> int:
        """A number in Rice code."""
        one = self._bits.index("1", self._at)
        quotient = one - self._at
        self._at = one + 1 + parameter
        return quotient << parameter | int("0" + self._bits[one + 1 : self._at], 2)

    def positions(self, count: int, extent: int) -> list[int]:
        """``count`` increasing positions in [0, extent)."""
        parameter = rice_parameter(max(1, count), extent)
        previous = -1
        found = []
        for _ in range(count):
            previous += self.rice(parameter) + 1
            found.append(previous)
        return found
