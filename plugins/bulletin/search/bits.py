"""Whole numbers as few bits, and bits as text: the one codec of the index files.

Numbers are written in unary, Elias gamma or Rice code; increasing positions as Rice-coded gaps
whose parameter both sides derive from count and range, so that it is not stored. A gap in a random
sequence then costs about half a bit more than its information.

Seven bits become one character of a script file. The five that cannot stand in a JavaScript string
of a UTF-8 file (NUL, line feed, carriage return, quote, backslash) are written 128 higher, so the
reader takes ``charCodeAt(i) & 127`` and nothing needs an escape.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_GROUP = 7
_UNSAFE = frozenset((0x00, 0x0A, 0x0D, 0x22, 0x5C))
_TO_TEXT = {f"{n:07b}": chr(n | 128 if n in _UNSAFE else n) for n in range(128)}
_PAIRS = {a + b: _TO_TEXT[a] + _TO_TEXT[b] for a in _TO_TEXT for b in _TO_TEXT}
_FROM_TEXT = {ord(text): bits for bits, text in _TO_TEXT.items()}


def gamma(number: int) -> str:
    """A number from 1 in Elias gamma code."""
    return f"{number:0{2 * number.bit_length() - 1}b}"


def rice(number: int, parameter: int) -> str:
    """A number from 0: quotient by 2^parameter as zeros, a one, then ``parameter`` bits."""
    low = number & ((1 << parameter) - 1) | 1 << parameter
    return f"{low:0{parameter + 1 + (number >> parameter)}b}"


def rice_parameter(count: int, extent: int) -> int:
    """The parameter for ``count`` positions in [0, extent): the gap's mean times ln 2, as a power of two."""
    return max(0, (extent * 11 // (count * 16)).bit_length() - 1)


def write_positions(positions: Sequence[int], extent: int) -> str:
    """Increasing positions in [0, extent) as bits; the count is not written."""
    parameter = rice_parameter(max(1, len(positions)), extent)
    mask, one, width = (1 << parameter) - 1, 1 << parameter, parameter + 1
    previous = -1
    codes = []
    for position in positions:
        gap = position - previous - 1
        previous = position
        codes.append(f"{gap & mask | one:0{width + (gap >> parameter)}b}")
    return "".join(codes)


def to_text(bits: Iterable[str]) -> str:
    """Bits as characters that can stand in a JavaScript string; zeros fill the last one."""
    joined = "".join(bits)
    joined += "0" * (-len(joined) % (2 * _GROUP))
    return "".join([_PAIRS[joined[i : i + 2 * _GROUP]] for i in range(0, len(joined), 2 * _GROUP)])


class BitReader:
    """Reads back what the functions above wrote, in order."""

    def __init__(self, text: str) -> None:
        self._bits = text.translate(_FROM_TEXT)
        self._at = 0

    def bit(self) -> int:
        """The next bit."""
        self._at += 1
        return int(self._bits[self._at - 1])

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
