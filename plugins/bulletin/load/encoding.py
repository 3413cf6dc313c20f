"""Bytes of a file to text: UTF-8 only, with or without BOM, with any line ends.

Goes in: bytes. Comes out: text whose lines end in a line feed, or the problem that says what the file is.
"""

from __future__ import annotations

import codecs
import re

from bulletin.errors import BulletinError, Problem

_SAVE_AS = "用记事本打开，选“文件”“另存为”，编码选 UTF-8，再保存一次"
_BY_FIRST_BYTES = (
    (codecs.BOM_UTF16_LE, " UTF-16（记事本的 Unicode）编码", _SAVE_AS),
    (codecs.BOM_UTF16_BE, " UTF-16（记事本的 Unicode）编码", _SAVE_AS),
    (b"PK\x03\x04", " Word 文稿或压缩包", "文稿请用 python3 build.py import 转进来，不要直接改名"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 文稿", "请在 Word 里另存为 .docx，再用 python3 build.py import 转进来"),
    (b"{\\rtf", " RTF 文稿", "请在 Word 里另存为 .docx，再用 python3 build.py import 转进来"),
    (b"%PDF", " PDF 文件", "请换成文字稿；PDF 里的字要先取出来，另存为 UTF-8 文本"),
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]")
"""Control characters, and line ends that only some programs see: they break YAML, HTML or line counts."""


def decode(data: bytes, path: str) -> str:
    """The text of a file; ``path`` names it in messages. Raises BulletinError."""
    for first, kind, remedy in _BY_FIRST_BYTES:
        if data.startswith(first):
            message = f"文件应为 UTF-8 编码的文字，现为{kind}"
            raise BulletinError([Problem(path, None, message, remedy, "encoding")])
    try:
        text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise BulletinError([_wrong_encoding(data, path, error.object[: error.start])]) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_invisible(text, path)
    return text


def _wrong_encoding(data: bytes, path: str, good: bytes) -> Problem:
    line = len(re.findall(rb"\r\n|\r|\n", good)) + 1
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        message = "文件应为 UTF-8 编码的文字，从这一行起读不成字，文件可能坏了，也可能不是文本"
        return Problem(path, line, message, "用记事本打开看看；打开是乱码，就换一份好的", "encoding")
    message = "文件应为 UTF-8 编码，从这一行起不是，看来是 GBK（记事本的 ANSI）"
    return Problem(path, line, message, _SAVE_AS, "encoding")


def _refuse_invisible(text: str, path: str) -> None:
    found = list(CONTROLS.finditer(text))
    if not found:
        return
    at = found[0].start()
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    more = f"，全文共{len(found)}个" if len(found) > 1 else ""
    message = f"第{column}个字是看不见的控制字符 U+{ord(found[0][0]):04X}{more}，多半是从别处粘贴来的"
    remedy = "把光标移到那里，删去它，需要换行的重新敲回车"
    raise BulletinError([Problem(path, line, message, remedy, "control-character", column=column)])
