"""The characters that a font for this bulletin should have.

《通用规范汉字表》 (2013) lists 8,105. Where the system has the Unicode Han database (Debian's
unicode-data), the list is read from its field kTGH; elsewhere the 6,763 of GB 2312 serve, which
every Python knows.
"""

from __future__ import annotations

import bz2
import re
from pathlib import Path

HAN_DATABASE = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")


def standard_characters(database: Path = HAN_DATABASE) -> tuple[str, frozenset[str]]:
    """The list's name and its characters."""
    if database.is_file():
        codes = re.findall(r"^U\+(\w+)\tkTGH\t", bz2.decompress(database.read_bytes()).decode(), re.MULTILINE)
        return "《通用规范汉字表》", frozenset(chr(int(code, 16)) for code in codes)
    rows = (bytes((high, low)) for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF))
    return "GB 2312", frozenset("".join(row.decode("gb2312", errors="ignore") for row in rows))
