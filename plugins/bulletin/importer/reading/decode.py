"""Bytes of a file to text, whatever encoding an office machine wrote.

In: the bytes and the file's name for messages. Out: text with plain newlines and the encoding's name.
Raises BulletinError when the file is empty or is not text.
"""

from __future__ import annotations

import codecs

from bulletin.errors import BulletinError, Problem

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
SAMPLE = 4096
CONTROL_SHARE = 0.02
BROKEN = "\ufffd"
BROKEN_SHARE = 0.001


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The text and the encoding it was read in: UTF-8, UTF-16 or GB18030 (which contains GBK)."""
    if not data.strip():
        raise BulletinError([Problem(name, None, "文件是空的，没有可导入的文字", "请换一份扫描识别出的文字")])
    for encoding in _candidates(data):
        text = _try(data, encoding)
        if text is not None and not _is_binary(text):
            return _plain(text), encoding
    raise BulletinError(
        [Problem(name, None, "这不是文字文件，读出来是乱码", "请导入 .txt 或 .md；图片和 PDF 要先做文字识别")]
    )


def _candidates(data: bytes) -> tuple[str, ...]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return (encoding,)
    sample = data[:SAMPLE]
    if sample.count(0) * 5 > len(sample):
        return ("utf-16-le", "utf-16-be")
    return ("utf-8", "gb18030")


def _try(data: bytes, encoding: str) -> str | None:
    """The text, in which a few broken bytes are shown as such, or None when it is another encoding."""
    text = data.decode(encoding, errors="replace")
    return text if text.count(BROKEN) <= BROKEN_SHARE * len(text) else None


def _is_binary(text: str) -> bool:
    sample = text[:SAMPLE]
    odd = sum(
        1 for c in sample if (c < " " and c not in "\n\r\t\f\v") or c == "\ufffd" or "\ue000" <= c <= "\uf8ff"
    )
    return odd > CONTROL_SHARE * len(sample) or "\0" in sample


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
