"""Files of the archive: the only place that opens them. Sizes are known before a byte is read.

Goes in: a path and the name for messages. Comes out: bytes, or the problem why not.
"""

from __future__ import annotations

import stat
from pathlib import Path

from bulletin.errors import BulletinError, Problem

ARTICLE_LIMIT = 1_000_000
"""Bytes of an article; 300,000 Chinese characters, ten issues' worth."""
SETTINGS_LIMIT = 250_000
"""Bytes of issue.yml or mkdocs.yml."""
PICTURE_LIMIT = 100_000_000
"""Bytes of a picture file."""


def name_of(file: Path, root: Path) -> str:
    """How messages name a file: relative to the archive, with forward slashes, where it lies in it."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def read_bytes(file: Path, name: str, limit: int) -> bytes:
    """All bytes of a regular file; raises BulletinError for one too big, not a file, or unreadable."""
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise BulletinError([_not_a_file(file, name)])
        if status.st_size > limit:
            raise BulletinError([_too_big(name, status.st_size, limit)])
        return file.read_bytes()
    except OSError as error:
        raise BulletinError([unreadable(name, error)]) from None


def read_inside(file: Path, folder: Path, name: str, limit: int) -> bytes:
    """As ``read_bytes``, and refuses a symbolic link that leads out of ``folder``."""
    if file.is_symlink() and not leads_inside(file, folder):
        message = "这是一个链接，指向这一期文件夹以外"
        raise BulletinError([Problem(name, None, message, "把原文件复制进这一期的文件夹", "outside")])
    return read_bytes(file, name, limit)


def leads_inside(file: Path, folder: Path) -> bool:
    """Whether a path, its links followed, lies in ``folder``; False for links in a circle."""
    try:
        return file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _not_a_file(file: Path, name: str) -> Problem:
    found = "文件夹" if file.is_dir() else "特殊文件"
    remedy = (
        f"给它改个名，名字不要以 {file.suffix} 结尾" if file.suffix else "请写到文件名，例如 images/桥.png"
    )
    return Problem(name, None, f"应为一个文件，现为{found}", remedy, "not-a-file")


def _too_big(name: str, size: int, limit: int) -> Problem:
    message = f"文件应在{limit / 1e6:g} MB 以内，现有{size / 1e6:.1f} MB"
    remedy = "看看是否误放了别的文件；太长的文章请分成几篇，用“续自”接起来"
    if limit == PICTURE_LIMIT:
        remedy = "用看图软件把图片缩小，另存为 JPEG"
    return Problem(name, None, message, remedy, "file-too-big")


def unreadable(name: str, error: OSError) -> Problem:
    """The Problem behind the system's refusal to open a file or folder."""
    if isinstance(error, FileNotFoundError):
        return Problem(name, None, "文件应在这里，现在找不到", "核对文件名，放回原处", "file-missing")
    if isinstance(error, PermissionError):
        remedy = "关掉正占着它的程序，或请管理员给这个文件开放读取权限"
        return Problem(name, None, "文件打不开：没有读取的权限", remedy, "unreadable")
    message = f"文件打不开：{error.strerror or error}"
    return Problem(name, None, message, "换一份完好的文件，再试一次", "unreadable")
