"""Pictures of an issue: may this path be used, is the file really a picture, how large is it.

Goes in: a path as written in an article. Comes out: width and height in pixels as shown, or the
problem. Pillow's oddities live here: it is asked by format, so that its own limits stay as they are.
"""

from __future__ import annotations

import difflib
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote

from PIL import ExifTags
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from bulletin.errors import BulletinError, Problem
from bulletin.load.files import PICTURE_LIMIT, leads_inside, read_bytes

PIXEL_LIMIT = 100_000_000
"""Pixels of a picture: a page with bleed at 600 dpi has 36 million, a spread 70 million."""
SUFFIXES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp"])
_FORMATS: tuple[tuple[bytes, Callable[[IO[bytes]], ImageFile]], ...] = (
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"\xff\xd8\xff", JpegImageFile),
    (b"GIF8", GifImageFile),
    (b"RIFF", WebPImageFile),
)
_OTHERS = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word 文稿或压缩包"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"8BPS", "PSD"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG 或别的 XML"),
    (b"<!DOCTYPE", "网页"),
    (b"<html", "网页"),
)
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError)
_ROTATED = range(5, 9)
"""EXIF orientations that exchange width and height."""


def check_source(source: str, folder: Path) -> tuple[str, str, str] | None:
    """Code, message and remedy when a picture's path may not be used; None when it may."""
    if not source.strip():
        return ("picture-path", "图片没有写路径", "请写成 ![图注](images/桥.png)")
    if re.match(r"(?i)[a-z][a-z0-9+.-]+:|//", source):
        return ("picture-outside", f"图片应放在这一期的文件夹里，现为网址“{source[:40]}”", "先下载到 images 里，再写 images/文件名")
    if "\\" in source:
        return ("picture-path", f"路径“{source}”用了反斜杠", f"请写成 {source.replace(chr(92), '/')}")
    if re.match(r"[A-Za-z]:|/", source) or ".." in PurePosixPath(source).parts:
        return ("picture-outside", f"图片应在这一期的文件夹里，“{source}”在外面", f"把它复制到 images 里，写成 images/{PurePosixPath(source).name}")
    return _check_place(source, folder)


def _check_place(source: str, folder: Path) -> tuple[str, str, str] | None:
    file = folder / source
    try:
        is_there = file.exists()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        return ("picture-missing", f"找不到图片“{source}”", _remedy_for_missing(source, folder))
    if not leads_inside(file, folder):
        return ("picture-outside", f"图片“{source}”是一个链接，指向这一期文件夹以外", "把原图复制到 images 里")
    if not _has_exact_name(file):
        return ("picture-missing", f"图片“{source}”的大小写与文件名不合", _remedy_for_missing(source, folder))
    return None


def measure(file: Path, name: str) -> tuple[int, int]:
    """Width and height in pixels, as shown, of a whole and sound picture. Raises BulletinError.

    ``name`` is how messages name the file.
    """
    data = read_bytes(file, name, PICTURE_LIMIT)
    opener = next((opener for first, opener in _FORMATS if data.startswith(first)), None)
    if opener is None:
        raise BulletinError([_not_a_picture(data, name)])
    try:
        with file.open("rb") as stream:
            return _measure_open(opener(stream), name)
    except (*_BROKEN, struct.error, zlib.error):
        message = "图片打不开，文件不完整或者坏了"
        raise BulletinError([Problem(name, None, message, "请重新导出或重新复制一份", "picture-broken")]) from None


def _measure_open(image: ImageFile, name: str) -> tuple[int, int]:
    width, height = image.size
    if width * height > PIXEL_LIMIT:
        message = f"图片应在{PIXEL_LIMIT // 1_000_000}兆像素以内，现为{width}×{height}（{width * height / 1e6:.0f}兆）"
        remedy = "用看图软件缩到长边8000像素以内，另存为 JPEG"
        raise BulletinError([Problem(name, None, message, remedy, "picture-too-large")])
    if isinstance(image, PngImageFile):
        image.verify()  # checksums of all chunks; nothing is unpacked
        return width, height
    rotated = image.getexif().get(ExifTags.Base.Orientation) in _ROTATED
    # JPEG can be decoded at an eighth of its size; a cut file shows all the same.
    image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
    image.load()
    return (height, width) if rotated else (width, height)


def _not_a_picture(data: bytes, name: str) -> Problem:
    found = next((kind for first, kind in _OTHERS if data.lstrip()[:16].startswith(first)), "")
    if not data:
        found = "空文件"
    elif not found:
        found = "别的文件" if b"\x00" in data[:1000] else "文本"
    message = f"应为 PNG 或 JPEG 图片，现为{found}"
    return Problem(name, None, message, "用看图软件打开，另存为 PNG 或 JPEG；只改扩展名不行", "picture-broken")


def _has_exact_name(file: Path) -> bool:
    """Whether the name is right to the letter, on machines too that do not tell A from a."""
    return not file.name.isascii() or any(entry.name == file.name for entry in file.parent.iterdir())


def _remedy_for_missing(source: str, folder: Path) -> str:
    there = sorted(
        file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES
    )
    wanted = unquote(source)
    same = [name for name in there if name.casefold() == wanted.casefold()]
    guess = next(iter(same or difflib.get_close_matches(wanted, there, 1, 0.5)), None)
    if guess:
        return f"是不是“{guess}”？照它改"
    return "核对文件名，或把图片放进这一期的 images 里"
