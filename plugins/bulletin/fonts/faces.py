"""The faces that an issue is printed with: files ready for the typesetter.

Goes in: the editor's choice and a cache folder. Comes out: one face for each role, with the hash
of its bytes, so that a layout can be cached by what it was set with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.fonts.locate import FontChoice, Role, locate_fonts
from bulletin.outputs import write_whole

_COPIED = (Role.KAI, Role.FANGSONG)
_RECIPE = "1"
"""Changes when ``printcopy`` makes other copies, so that kept ones are made anew."""


@dataclass(frozen=True, slots=True)
class Face:
    """One face; ``sha256`` is the hash of the file's bytes (hex)."""

    role: Role
    path: Path
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
    files = locate_fonts(chosen)
    paths = {file.path: file.path for file in files}
    paths |= {file.path: _print_copy(file.path, cache) for file in files if file.drawn_as in _COPIED}
    hashes = {path: _hash(path.read_bytes()) for path in paths.values()}
    faces = (Face(f.role, paths[f.path], hashes[paths[f.path]], f.drawn_as) for f in files)
    return PrintFonts(*faces)


def _print_copy(source: Path, cache: Path) -> Path:
    content = source.read_bytes()
    name = _hash(_RECIPE.encode() + content)[:20]
    copy = cache / f"{name}{source.suffix.lower().replace('ttc', 'ttf')}"
    if not copy.exists():
        from bulletin.fonts.printcopy import make_print_copy  # noqa: PLC0415 - loads a font compiler, once

        write_whole(copy, make_print_copy(source))
    return copy


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
