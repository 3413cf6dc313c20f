"""The faces that an issue is printed with: files ready for the typesetter.

Goes in: the editor's choice and a cache folder. Comes out: one face for each role, with the hash
of its bytes, so that a layout can be cached by what it was set with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.fonts.locate import FontChoice, FontFile, Role, locate_fonts
from bulletin.fonts.printcopy import RECIPE, family_name, make_print_copy
from bulletin.outputs import write_whole

_COPIED = (Role.KAI, Role.FANGSONG)


@dataclass(frozen=True, slots=True)
class Face:
    """One face: ``family`` is the font's own name, ``sha256`` that of the file's bytes (hex)."""

    role: Role
    path: Path
    family: str
    sha256: str
    drawn_as: Role

    @property
    def stands_in(self) -> bool:
        """Whether the face meant is missing and another is set instead; the build should say so."""
        return self.role is not self.drawn_as


@dataclass(frozen=True, slots=True)
class PrintFonts:
    """The four faces; where one is missing, another stands in."""

    song: Face
    hei: Face
    kai: Face
    fangsong: Face

    @property
    def files(self) -> Mapping[str, Path]:
        """Font file by role as the typesetter names them: song, hei, kai, fangsong."""
        return {role.name.lower(): face.path for role, face in zip(Role, self.faces, strict=True)}

    @property
    def faces(self) -> tuple[Face, ...]:
        """The faces in the order of `Role`."""
        return (self.song, self.hei, self.kai, self.fangsong)

    @property
    def digest(self) -> str:
        """One hash of all four faces (hex)."""
        return hashlib.sha256("".join(face.sha256 for face in self.faces).encode()).hexdigest()


def print_fonts(cache: Path, chosen: FontChoice) -> PrintFonts:
    """Locate the faces, and keep print copies of 楷 and 仿宋 in ``cache``.

    A copy is named by the hash of its source and of the recipe, is made once, and has the same
    bytes wherever it is made. BulletinError when the editor names a file that is missing or no font.
    """
    song, hei, kai, fangsong = (_prepare(file, cache) for file in locate_fonts(chosen))
    return PrintFonts(song, hei, kai, fangsong)


def _prepare(file: FontFile, cache: Path) -> Face:
    path = _print_copy(file.path, cache) if file.drawn_as in _COPIED else file.path
    return Face(file.role, path, family_name(path), _hash(path.read_bytes()), file.drawn_as)


def _print_copy(source: Path, cache: Path) -> Path:
    content = source.read_bytes()
    copy = cache / f"{_hash(RECIPE.encode() + content)[:20]}{source.suffix.lower().replace('ttc', 'ttf')}"
    if not copy.exists():
        write_whole(copy, make_print_copy(source))
    return copy


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
