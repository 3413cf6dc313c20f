"""Index files as scripts: a name and values go in, a line of JavaScript comes out, and the way back.

Browsers load scripts from a copied folder (``file://``) where they refuse to fetch data, so each
file is one call, ``bulletinIndex("pairs/0a3", …)``, with JSON values as arguments. Nothing is
evaluated but this call; a file cut short is no valid script and is noticed. The name inside
the file must be the one asked for.

Packed numbers are stored in UTF-16 with a byte order mark, which browsers obey before anything else
and which is the most compact form of them; text is stored in UTF-8.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable
from typing import Any

from bulletin.errors import BulletinError, Problem

FORMAT = 2
"""Changes with the files' form; a reader that expects another refuses to read."""

CALLED = "bulletinIndex"


class DamagedIndex(BulletinError):  # noqa: N818 - a state of the files, named as users are told
    """An index file is missing or cut short; the problem names it."""

    def __init__(self, name: str) -> None:
        problem = Problem(
            f"search/data/{name}.js",
            None,
            "搜索数据缺这一块，或者没有写完整",
            "请重新生成网站：python3 build.py",
            "search-damaged",
        )
        super().__init__([problem])


def write_script(name: str, *values: object) -> bytes:
    """A call with the name and the values, in UTF-8."""
    return f"{CALLED}({','.join(map(_json, (name, *values)))})\n".encode()


def write_packed(name: str, packed: str) -> bytes:
    """A call with the name and packed numbers (`bits.to_text`), in UTF-16."""
    return codecs.BOM_UTF16_LE + f'{CALLED}({_json(name)},"{packed}")\n'.encode("utf-16-le")


def read_script(name: str, load: Callable[[str], bytes | None]) -> tuple[Any, ...]:
    """The values of a file; ``load`` gives the bytes for a name, None where there is no file.

    Raises `DamagedIndex`.
    """
    content = load(name)
    if content is None:
        raise DamagedIndex(name)
    text = content.decode("utf-16" if content.startswith(codecs.BOM_UTF16_LE) else "utf-8", "replace")
    start, end = f"{CALLED}(", ")\n"
    if not (text.startswith(start) and text.endswith(end)):
        raise DamagedIndex(name)
    try:
        own_name, *values = json.loads(f"[{text[len(start) : -len(end)]}]", strict=False)
    except json.JSONDecodeError as error:
        raise DamagedIndex(name) from error
    if own_name != name:
        raise DamagedIndex(name)
    return tuple(values)


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # line ends to older browsers
