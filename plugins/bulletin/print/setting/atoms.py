"""Atoms: the pieces that a line is made of, each with its glyphs, its width and its blank edges.

Goes in: runs of text with a style and their offsets in the article's plain text. Comes out: a
``Strip``, the whole paragraph as one endless line, with the places where it may be broken,
opened and pressed together. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bulletin.print.marks import Face, Ink
from bulletin.print.setting.characters import (
    CLOSING,
    JOINERS,
    MIDDLE,
    NO_LINE_END,
    NO_LINE_START,
    OPENING,
    PAIRED,
    TOKEN,
    WORD_JOINTS,
    Kind,
    kind_of,
)
from bulletin.print.typefaces import Shape, Typefaces

_LATIN_GAP = 0.11
"""Space between a 汉字 and a Latin word or number, in em (look: print.md, Tricks 6)."""
_DASH_GAP = 0.14
"""Space between a dash and 一, in em: close together they read as one longer dash."""
_LONG_WORD = 4.5
"""A word wider than this many em may be divided at its joints."""
_WIDEST = 11.0
"""A piece wider than this many em is divided anywhere, since it may not fit a column."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a run is set: ``size`` and ``rise`` in points, ``tracking`` in em."""

    face: Face
    size: float
    tracking: float = 0.0
    rise: float = 0.0
    ink: Ink = Ink.BLACK
    halved: bool = False
    """Whether quotation marks and brackets take half their width, as in titles."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; ``offset`` is its place in the plain text, None for what the machine sets.

    ``solid`` text is never broken inside; ``glued`` text stays on the line of what stands before.
    """

    text: str
    style: Style
    offset: int | None = None
    solid: bool = False
    glued: bool = False
    target: str = ""
    """Where a click on it leads."""


class Atom(NamedTuple):
    """A character, word or dash: ``lead`` and ``trail`` are the blank it has at its edges."""

    kind: Kind
    text: str
    shapes: tuple[Shape, ...]
    style: Style
    width: float
    shift: float
    lead: float
    trail: float

    def without_trail(self) -> Atom:
        """The atom with the blank behind it gone."""
        return self._replace(width=self.width - self.trail, trail=0.0)

    def without_lead(self) -> Atom:
        """The atom with the blank before it gone."""
        return self._replace(width=self.width - self.lead, shift=self.shift - self.lead, lead=0.0)


@dataclass(slots=True)
class Strip:
    """A paragraph as one endless line. Index k of ``gaps``, ``breaks``, ``opens`` is behind atom k.

    ``offsets`` are the plain-text places of the atoms, None for what the machine set.
    """

    atoms: list[Atom]
    offsets: list[int | None]
    gaps: list[float]
    breaks: list[bool]
    opens: list[bool]
    targets: list[str]

    def add(self, atom: Atom, offset: int | None, target: str) -> None:
        """Put an atom at the end."""
        self.atoms.append(atom)
        self.offsets.append(offset)
        self.targets.append(target)
        self.gaps.append(0.0)
        self.breaks.append(True)
        self.opens.append(True)


class AtomMaker:
    """Makes atoms and remembers them: a bulletin has few different ones."""

    def __init__(self, faces: Typefaces) -> None:
        self.faces = faces
        self._known: dict[tuple[Style, str], tuple[Atom, ...]] = {}

    def strip(self, runs: Iterable[Run]) -> Strip:
        """The paragraph's atoms with squeezed marks and the spaces between scripts."""
        strip = Strip([], [], [], [], [], [])
        for run in runs:
            self._add(strip, run)
        _squeeze(strip)
        return strip

    def _add(self, strip: Strip, run: Run) -> None:
        place, inside = run.offset, False
        for token in TOKEN.findall(run.text):
            for atom in self.atoms(run.style, token):
                if strip.atoms:
                    _join(strip, atom, tied=run.solid if inside else run.glued)
                strip.add(atom, place, run.target)
                inside = True
                if place is not None:
                    place += len(atom.text)

    def atoms(self, style: Style, token: str) -> tuple[Atom, ...]:
        """The atoms of a token: one, or the pieces of a long word."""
        known = self._known.get((style, token))
        if known is None:
            known = self._known[style, token] = tuple(self._make(style, token))
        return known

    def _make(self, style: Style, token: str) -> Iterator[Atom]:
        kind = kind_of(token)
        if kind is Kind.SPACE and token[0] == " ":
            width = self._shape_width(style, " ")
            shapes = (self.faces.character(style.face.role, " "),)
            yield Atom(kind, token, shapes, style, width, 0.0, 0.0, width)
        elif kind is Kind.WORD:
            yield from self._word(style, token)
        elif kind is Kind.DASH:
            yield self._dash(style, token)
        else:
            yield self._character(style, kind, token)

    def _shape_width(self, style: Style, character: str) -> float:
        return self.faces.character(style.face.role, character).advance * style.size / 1000

    def _word(self, style: Style, token: str) -> Iterator[Atom]:
        whole = self._piece(style, Kind.WORD, token)
        if whole.width <= _LONG_WORD * style.size:
            yield whole
            return
        pieces = WORD_JOINTS.split(token)
        while pieces:
            piece = self._piece(style, Kind.PIECE, pieces.pop(0))
            if piece.width > _WIDEST * style.size and len(piece.text) > 1:
                half = len(piece.text) // 2
                pieces[:0] = [piece.text[:half], piece.text[half:]]
            else:
                yield piece if pieces else piece._replace(kind=Kind.WORD)

    def _piece(self, style: Style, kind: Kind, text: str) -> Atom:
        shapes = self.faces.word(style.face.role, text)
        width = sum(shape.advance for shape in shapes) * style.size / 1000
        width += style.tracking * style.size * len(shapes)
        return Atom(kind, text, shapes, style, width, 0.0, 0.0, 0.0)

    def _dash(self, style: Style, token: str) -> Atom:
        shapes = self.faces.word(style.face.role, token)
        inked = sum(shape.advance for shape in shapes) * style.size / 1000
        width = 2 * style.size
        return Atom(Kind.DASH, token, shapes, style, width, (width - inked) / 2, 0.0, 0.0)

    def _character(self, style: Style, kind: Kind, token: str) -> Atom:
        shape = self.faces.character(style.face.role, token)
        em, inked = style.size, shape.advance * style.size / 1000
        width, shift = inked, 0.0
        if token in OPENING or token in CLOSING or token in MIDDLE + "—":
            width = em
            shift = _place_in_box(token, inked, em)
        lead = em / 2 if kind is Kind.OPEN else 0.0
        trail = em / 2 if kind is Kind.CLOSE else width if kind is Kind.SPACE else 0.0
        atom = Atom(kind, token, (shape,), style, width + style.tracking * em, shift, lead, trail)
        if style.halved and token in PAIRED:
            atom = atom.without_lead().without_trail()
        return atom


def _place_in_box(token: str, inked: float, em: float) -> float:
    """How far a mark's glyph moves so that its ink stands in the right part of a box of one em."""
    if inked > 0.9 * em and token not in MIDDLE:
        return (em - inked) / 2
    if token in OPENING:
        return em / 2 + (em / 2 - inked) / 2
    if token in CLOSING:
        return (em / 2 - inked) / 2
    return (em - inked) / 2


def _join(strip: Strip, atom: Atom, *, tied: bool) -> None:
    """Settle the gap between the last atom and the next one; ``tied`` ones stay together."""
    last = strip.atoms[-1]
    a, b = last.kind, atom.kind
    if tied:
        strip.breaks[-1] = strip.opens[-1] = False
        return
    if b is Kind.SPACE or atom.text[0] in NO_LINE_START or last.text[-1] in NO_LINE_END:
        strip.breaks[-1] = False
    if a in (Kind.WORD, Kind.PIECE) and b in (Kind.WORD, Kind.PIECE):
        strip.breaks[-1] = a is Kind.PIECE
        strip.opens[-1] = False
    elif {a, b} in ({Kind.HAN, Kind.WORD}, {Kind.HAN, Kind.PIECE}) and not {last.text, atom.text} & JOINERS:
        strip.gaps[-1] = _LATIN_GAP * atom.style.size
    elif {last.text, atom.text} == {"——", "一"}:
        strip.gaps[-1] = _DASH_GAP * atom.style.size


def _squeeze(strip: Strip) -> None:
    """Of two full-width marks side by side one gives up its blank half (标点挤压)."""
    atoms = strip.atoms
    for k in range(len(atoms) - 1):
        if atoms[k].kind is Kind.CLOSE and atoms[k + 1].kind in (Kind.OPEN, Kind.CLOSE):
            atoms[k] = atoms[k].without_trail()
        elif atoms[k].kind is Kind.OPEN and atoms[k + 1].kind is Kind.OPEN:
            atoms[k + 1] = atoms[k + 1].without_lead()
