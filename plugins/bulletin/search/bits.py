"""Whole numbers as few bits, and bits as text: the one codec of the index files.

Numbers are written in unary, Elias gamma or Rice code; increasing positions as Rice-coded gaps
whose parameter both sides derive from count and range, so that it is not stored. A gap in a random
sequence then costs about half a bit more than its information.

Sixteen bits become one UTF-16 unit of a script file. Units that cannot stand in a JavaScript string
(half surrogates, quote, backslash, line ends) follow an escape with their first bit turned over;
that lengthens a file by three in a hundred.

Writing is done for many numbers at once, since an archive has millions: `Codes` are arrays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

GROUP = 16
ESCAPE = "\ue000"
_UNSAFE = re.compile(f'[\ud800-\udfff"\\\\\n\r\u2028\u2029{ESCAPE}]')
_ESCAPED = re.compile(f"{ESCAPE}(.)", re.DOTALL)
_TURN = 0x8000
_WORD, _WORD_BITS = 64, 6

Whole = npt.NDArray[np.int64]
"""Whole numbers: positions, counts, indexes."""


@dataclass(frozen=True, slots=True, eq=False)
class Codes:
    """Bit codes one behind the other: ``values`` in the low bits of ``lengths`` bits each.

    A length may be more than the 64 bits of a value; what is missing are zeros in front.
    """

    values: Whole
    lengths: Whole

    def ends(self) -> Whole:
        """Where each code ends, in bits from the beginning."""
        return np.cumsum(self.lengths)


def gamma(numbers: Whole) -> Codes:
    """Numbers from 1 in Elias gamma code."""
    return Codes(numbers, 2 * bit_lengths(numbers) - 1)


def rice(numbers: Whole, parameters: Whole | int) -> Codes:
    """Numbers from 0: quotient by 2^parameter as zeros, a one, then as many bits as the parameter."""
    one = np.left_shift(np.int64(1), parameters)
    return Codes(numbers & (one - 1) | one, (numbers >> parameters) + 1 + parameters)


def plain_bits(numbers: Whole, length: int) -> Codes:
    """Numbers in ``length`` bits each."""
    return Codes(numbers, np.full(len(numbers), length, np.int64))


def bit_lengths(numbers: Whole) -> Whole:
    """How many binary digits each number has; exact up to 2^53."""
    return np.frexp(numbers.astype(np.float64))[1].astype(np.int64)


def rice_parameter(count: int, extent: int) -> int:
    """The parameter for ``count`` positions in [0, extent): the gap's mean times ln 2, as a power of two."""
    return max(0, (extent * 11 // (count * 16)).bit_length() - 1)


def write_positions(positions: Whole, firsts: Whole, extents: Whole | int) -> Codes:
    """Lists of increasing positions in [0, extent), one behind the other; counts are not written.

    ``firsts`` are the indexes where the lists begin; no list is empty.
    """
    counts = np.diff(firsts, append=len(positions))
    parameters = np.maximum(0, bit_lengths(extents * 11 // (counts * 16)) - 1)
    gaps = np.diff(positions, prepend=-1) - 1
    gaps[firsts] = positions[firsts]
    return rice(gaps, np.repeat(parameters, counts))


def write_list(positions: Whole, extent: int) -> Codes:
    """One list of increasing positions, which may be empty."""
    return write_positions(positions, np.zeros(min(1, len(positions)), np.int64), extent)


def join(parts: Sequence[tuple[Whole, Codes]]) -> tuple[Whole, Codes]:
    """Codes sorted into runs: each part names the run of each of its codes, in increasing order.

    Inside a run the parts keep their order. Gives the run of each code, and the codes.
    """
    if len(parts) == 1:
        return parts[0]
    runs = np.concatenate([run for run, _ in parts])
    order = np.argsort(runs, kind="stable")
    values = np.concatenate([codes.values for _, codes in parts])
    lengths = np.concatenate([codes.lengths for _, codes in parts])
    return runs[order], Codes(values[order], lengths[order])


def chain(parts: Sequence[Codes]) -> Codes:
    """Codes one behind the other."""
    return Codes(np.concatenate([c.values for c in parts]), np.concatenate([c.lengths for c in parts]))


def to_texts(runs: Whole, codes: Codes, count: int) -> list[str]:
    """The codes of each of ``count`` runs as text for a UTF-16 file; zeros fill the last unit of a run.

    Values have at most 48 bits, so that the last one of a run has room for the zeros behind it.
    """
    sizes = np.bincount(runs, codes.lengths, count).astype(np.int64)
    last = np.flatnonzero(np.diff(runs, append=count))
    zeros = np.zeros(len(runs), np.int64)
    zeros[last] = (-sizes % GROUP)[runs[last]]
    content = _pack(Codes(codes.values << zeros, codes.lengths + zeros))
    ends = np.cumsum((sizes + GROUP - 1) // GROUP * (GROUP // 8)).tolist()
    return [_to_text(content[a:b]) for a, b in zip([0, *ends], ends, strict=False)]


def _pack(codes: Codes) -> bytes:
    """The codes as bits, the first bit highest in the first byte.

    A value has at most 64 bits, so it reaches into one or two words.
    """
    ends = codes.ends()
    words = np.zeros(int(ends[-1] // _WORD + 2) if len(ends) else 0, np.uint64)
    at = ends >> _WORD_BITS
    inside = (ends & (_WORD - 1)).astype(np.uint64)
    values = codes.values.astype(np.uint64)
    low = np.where(inside > 0, values << ((_WORD - inside) & np.uint64(_WORD - 1)), np.uint64(0))
    for index, part in ((at, low), (at - 1, values >> inside)):
        used = np.flatnonzero(part)
        words += _sum_by_word(index[used], part[used], len(words))
    return words.astype(">u8").tobytes()


def _sum_by_word(index: Whole, parts: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint64]:
    """Parts added up word by word; they share no bit, and the indexes increase."""
    words = np.zeros(size, np.uint64)
    if len(index):
        firsts = np.flatnonzero(np.diff(index, prepend=-1))
        words[index[firsts]] = np.add.reduceat(parts, firsts)
    return words


def _to_text(packed: bytes) -> str:
    return _UNSAFE.sub(lambda unit: ESCAPE + _turn(unit[0]), packed.decode("utf-16-be", "surrogatepass"))


def from_text(text: str) -> str:
    """The bits of a run as `to_texts` wrote it, with the zeros that filled the last unit."""
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
        return int("0" + self._bits[self._at - count : self._at], 2)

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
