"""Pictures of an issue: may this path be used, is the file really a picture, how large is it.

Goes in: a path as written, and where it was written. Comes out: width and height in pixels as
shown, or the problem at that place. Pillow's oddities live here: formats are opened by name, so
that its own limits need no setting and the size can be told.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import re
import struct
import warnings
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.parse import unquote

import PIL.ImageFile
from PIL import ExifTags
from PIL.GifImagePlugin import GifImageFile
from PIL.Image import DecompressionBombError
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from bulletin.errors import BulletinError, Problem
from bulletin.load.files import PICTURE_LIMIT, leads_inside, read_bytes

PIXEL_LIMIT = 100_000_000
"""Pixels of a picture: a page with bleed at 600 dpi has 36 million, a spread 70 million."""
_LIKE = 0.6
"""Likeness (difflib's) from which a name may be a slip of another: one character wrong of three."""
SUFFIXES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp"])
_FORMATS: tuple[tuple[bytes, Callable[[IO[bytes]], ImageFile]], ...] = (
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"\xff\xd8\xff", JpegImageFile),
    (b"GIF8", GifImageFile),
    (b"RIFF", WebPImageFile),
)
_OTHERS = (
    (b"%PDF", " PDF"),
    (b"PK\x03\x04", " Word 文稿或压缩包"),
    (b"II*\x00", " TIFF"),
    (b"MM\x00*", " TIFF"),
    (b"BM", " BMP"),
    (b"8BPS", " PSD"),
    (b"<svg", " SVG"),
    (b"<?xml", " SVG 或别的 XML"),
    (b"<!DOCTYPE", "网页"),
    (b"<html", "网页"),
)
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    zlib.error,
    DecompressionBombError,
)
"""What Pillow raises on bytes that are no sound picture."""
_ROTATED = range(5, 9)
"""EXIF orientations that exchange width and height."""
_ADDRESS = re.compile(r"(?i)[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Mention:
    """A picture's path as written (``source``), where (``path``, ``line``), and the issue's folder."""

    source: str
    folder: Path
    path: str
    line: int

    def wrong(self, code: str, message: str, remedy: str) -> BulletinError:
        """The error that says what is wrong with this picture."""
        return BulletinError([Problem(self.path, self.line, message, remedy, code)])


def measure(mention: Mention) -> tuple[int, int]:
    """Width and height in pixels, as shown, of a whole and sound picture. Raises BulletinError."""
    _check_path(mention)
    _check_place(mention)
    try:
        data = read_bytes(mention.folder / mention.source, mention.source, PICTURE_LIMIT)
    except BulletinError as error:
        (found,) = error.problems
        message = f"图片“{mention.source}”：{found.message}"
        raise mention.wrong(found.code, message, found.remedy) from None
    opener = next((opener for first, opener in _FORMATS if data.startswith(first)), None)
    if opener is None:
        message = f"“{mention.source}”应为 PNG 或 JPEG 图片，现为{_kind(data)}"
        remedy = "用看图软件打开，另存为 PNG 或 JPEG；只改扩展名不行"
        raise mention.wrong("picture-broken", message, remedy)
    if PurePosixPath(mention.source).suffix.lower() not in SUFFIXES:
        message = f"图片文件名应以 .png、.jpg、.gif 或 .webp 结尾，现为“{mention.source}”"
        raise mention.wrong("picture-suffix", message, "用看图软件打开，另存为 PNG 或 JPEG")
    try:
        with sound_only(), opener(io.BytesIO(data)) as image:
            return _measure(image, mention)
    except BROKEN:
        message = f"图片“{mention.source}”不完整，或者坏了，打不开"
        raise mention.wrong("picture-broken", message, "请重新导出或重新复制一份") from None


@contextlib.contextmanager
def sound_only() -> Iterator[None]:
    """Pillow refuses a picture that is cut short, and warns of nothing, in the block."""
    PIL.ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint turns it on for the whole process
    with warnings.catch_warnings(action="ignore"):
        yield


def _check_path(mention: Mention) -> None:
    source = mention.source
    name = "桥.png" if source.startswith("data:") else PurePosixPath(source.replace("\\", "/")).name
    if not source.strip():
        raise mention.wrong("picture-path", "图片没有写路径", "请写成 ![图注](images/桥.png)")
    if _ADDRESS.match(source):
        message = f"图片应放在这一期的文件夹里，现为别处的“{source[:40]}”"
        raise mention.wrong("picture-outside", message, f"先存到 images 里，再写成 images/{name}")
    if source.startswith("/") or ".." in PurePosixPath(source.replace("\\", "/")).parts:
        message = f"图片应在这一期的文件夹里，“{source}”在外面"
        raise mention.wrong("picture-outside", message, f"把它复制到 images 里，写成 images/{name}")
    if "\\" in source:
        right = source.replace("\\", "/")
        raise mention.wrong("picture-path", f"路径里应为斜杠 / ，现为反斜杠：“{source}”", f"请写成 {right}")


def _check_place(mention: Mention) -> None:
    source, file = mention.source, mention.folder / mention.source
    try:
        is_there = file.exists()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        message = f"找不到图片“{source}”"
        raise mention.wrong("picture-missing", message, _remedy_for_missing(mention))
    if not leads_inside(file, mention.folder):
        message = f"图片“{source}”是一个链接，指向这一期文件夹以外"
        raise mention.wrong("picture-outside", message, "把原图复制到 images 里")
    if not _has_exact_name(mention):
        message = f"图片“{source}”与文件名的大小写不同，换一台机器就找不到"
        raise mention.wrong("picture-missing", message, _remedy_for_missing(mention))


def _has_exact_name(mention: Mention) -> bool:
    """Whether each part is right to the letter, on machines too that do not tell A from a."""
    folder = mention.folder
    for part in PurePosixPath(mention.source).parts:
        names = [entry.name for entry in folder.iterdir()]
        if part not in names and part.casefold() in [name.casefold() for name in names]:
            return False
        folder /= part
    return True


def _measure(image: ImageFile, mention: Mention) -> tuple[int, int]:
    width, height = image.size
    if width * height > PIXEL_LIMIT:
        size = f"{width}×{height}，合{width * height / 1e8:.1f}亿"
        message = f"图片“{mention.source}”应在{PIXEL_LIMIT / 1e8:g}亿像素以内，现为{size}"
        remedy = "用看图软件把长边缩到8000像素以内，另存为 JPEG"
        raise mention.wrong("picture-too-large", message, remedy)
    if isinstance(image, PngImageFile):
        image.verify()  # checksums of all chunks; nothing is unpacked
        return width, height
    rotated = image.getexif().get(ExifTags.Base.Orientation) in _ROTATED
    # JPEG can be decoded at an eighth of its size; a cut file shows all the same.
    image.draft("RGB", (max(1, width // 8), max(1, height // 8)))
    image.load()
    return (height, width) if rotated else (width, height)


def _kind(data: bytes) -> str:
    if not data:
        return "空文件"
    known = next((kind for first, kind in _OTHERS if data.lstrip()[:16].startswith(first)), None)
    return known or ("别的文件" if b"\x00" in data[:1000] else "文本")


def _remedy_for_missing(mention: Mention) -> str:
    there = sorted(
        file.relative_to(mention.folder).as_posix()
        for file in mention.folder.rglob("*")
        if file.suffix.lower() in SUFFIXES
    )
    guess = nearest_picture(unquote(mention.source), there)
    if guess:
        return f"是不是“{guess}”？照它改"
    return "把图片放进 images/，或删去这一行"


def nearest_picture(wanted: str, there: Sequence[str]) -> str | None:
    """The picture of a name like the ``wanted`` one's; folder, ending and case say nothing; None: no such."""
    stems = {name: PurePosixPath(name).stem.casefold() for name in there}
    bare = PurePosixPath(wanted).stem.casefold()
    like = difflib.get_close_matches(bare, stems.values(), 1, _LIKE)
    return next((name for name, stem in stems.items() if stem in like), None)
