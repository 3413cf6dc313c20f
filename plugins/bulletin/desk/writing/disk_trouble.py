"""What the disk refused, told to whoever saves and, in other words, to whoever only reads."""

from __future__ import annotations

import errno
from http import HTTPStatus

_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def disk_trouble(error: OSError, *, is_writing: bool) -> tuple[HTTPStatus, str]:
    """The answer's status, and a sentence with what to do."""
    if error.errno == errno.ENAMETOOLONG:
        return HTTPStatus.UNPROCESSABLE_ENTITY, "文件名太长，磁盘上放不下；请在文件夹里把它改短，再刷新这一页"
    status = HTTPStatus.INSUFFICIENT_STORAGE if is_writing else HTTPStatus.INTERNAL_SERVER_ERROR
    return status, _of_writing(error) if is_writing else _of_reading(error)


def _of_writing(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return "磁盘已满；您写的文字还在这一页，腾出空间再来一次"
    if error.errno in _FORBIDDEN:
        return "文件夹不许写；您写的文字还在这一页，请检查权限，或关掉正打开这个文件的程序，再来一次"
    return f"磁盘读写失败（{error.strerror or error}）；您写的文字还在这一页，请再来一次"


def _of_reading(error: OSError) -> str:
    if error.errno in _FORBIDDEN:
        return "文件夹不许读，没有读到；请检查权限，再刷新这一页"
    return f"磁盘读不出来（{error.strerror or error}），没有读到；请刷新这一页再试"
