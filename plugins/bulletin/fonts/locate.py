"""Find the font file of each role on this machine.

Goes in: the files that the editor names in mkdocs.yml. Comes out: one file for each role, and
whether it is the face meant or one that stands in for it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pylopdf_fonts_zh_cn

from bulletin.errors import BulletinError, Problem

KAI_NAME = "LXGWWenKai-Regular.ttf"
"""霞鹜文楷, OFL: the one free and complete 楷 that systems package."""


class Role(Enum):
    """What a face is for; the value is its Chinese name, the key of `字体` in mkdocs.yml."""

    SONG = "宋"
    HEI = "黑"
    KAI = "楷"
    FANGSONG = "仿宋"


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The files that the editor names: `字体: {楷: …, 仿宋: …}`; None where nothing is named."""

    kai: Path | None = None
    fangsong: Path | None = None

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> FontChoice:
        """From `Publication.fonts`, pairs of role and absolute file."""
        named = {role: Path(file) for role, file in pairs}
        return cls(named.get(Role.KAI.value), named.get(Role.FANGSONG.value))


@dataclass(frozen=True, slots=True)
class FontFile:
    """The file that serves a role; ``drawn_as`` is another role when that one stands in."""

    role: Role
    path: Path
    drawn_as: Role

    @property
    def stands_in(self) -> bool:
        """Whether the face meant is missing and another is set instead."""
        return self.role is not self.drawn_as


def locate_fonts(chosen: FontChoice, folders: Iterable[Path] | None = None) -> tuple[FontFile, ...]:
    """The file of every role, in the order of `Role`.

    宋 and 黑 come with the Python packages. 楷 is the editor's, or 霞鹜文楷 from ``folders`` (by
    default the system's font folders), else 宋 stands in. 仿宋 is the editor's, else 楷 stands in.
    BulletinError when a file that the editor names does not exist.
    """
    _check(chosen)
    song = FontFile(Role.SONG, pylopdf_fonts_zh_cn.serif_path(), Role.SONG)
    hei = FontFile(Role.HEI, pylopdf_fonts_zh_cn.sans_path(), Role.HEI)
    found = chosen.kai or _find_kai(_system_folders() if folders is None else folders)
    kai = FontFile(Role.KAI, found or song.path, Role.KAI if found else Role.SONG)
    if chosen.fangsong:
        fangsong = FontFile(Role.FANGSONG, chosen.fangsong, Role.FANGSONG)
    else:
        fangsong = FontFile(Role.FANGSONG, kai.path, kai.drawn_as)
    return (song, hei, kai, fangsong)


def _check(chosen: FontChoice) -> None:
    named = ((Role.KAI, chosen.kai), (Role.FANGSONG, chosen.fangsong))
    problems = [
        Problem(
            "mkdocs.yml",
            None,
            f"字体“{role.value}”所指的文件不存在：{path}",
            f"请改正“字体”一项的路径，或删去“{role.value}”，改用系统里的字体",
            code="font-file-missing",
        )
        for role, path in named
        if path and not path.is_file()
    ]
    if problems:
        raise BulletinError(problems)


def _find_kai(folders: Iterable[Path]) -> Path | None:
    return next((folder / KAI_NAME for folder in folders if (folder / KAI_NAME).is_file()), None)


def _system_folders() -> Iterator[Path]:
    """Where Debian, Fedora, Arch, macOS and Windows keep fonts, and the user's own folders."""
    shared = Path("/usr/share/fonts")
    yield from (shared / "truetype/lxgw-wenkai", shared / "lxgw-wenkai-fonts", shared / "TTF")
    yield from (Path("/Library/Fonts"), Path.home() / "Library/Fonts", Path.home() / ".local/share/fonts")
    if "WINDIR" in os.environ:
        yield Path(os.environ["WINDIR"]) / "Fonts"
    if "LOCALAPPDATA" in os.environ:
        yield Path(os.environ["LOCALAPPDATA"]) / "Microsoft/Windows/Fonts"
