"""Links of a draft that do not lead to the web: what each of them really is.

Goes in: an address. Comes out: words for the report.
"""

from __future__ import annotations

import re

from bulletin.errors import excerpt

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)  # one letter and a colon is a disk of Windows
_SCRIPTS = frozenset(["javascript", "vbscript", "livescript"])
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""Browsers read an address without these, so that they hide a script from whoever looks for its name."""


def name_link(address: str) -> str:
    """What a link that is not kept leads to: a script, data, another program, or a file of a computer."""
    shown = excerpt(address)
    found = _SCHEME.match(_UNSEEN.sub("", address))
    scheme = found[1].lower() if found else "file"
    if scheme in _SCRIPTS:
        return f"链接里是一段程序（{shown}），不能放上网"
    if scheme == "data":
        return f"链接里是一段数据（{shown}），不是网址"
    if scheme == "file":
        return f"链接指向电脑里的文件（{shown}）"
    return f"链接要用别的程序打开（{shown}），不是网址"
