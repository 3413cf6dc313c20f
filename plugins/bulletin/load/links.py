"""Links between articles as editors write them, to article ids; and the line where one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

_ISSUE = r"\d{4}-\d{1,2}(?:-\d{1,2})?"
_ID = re.compile(rf"(?P<issue>{_ISSUE})/(?P<slug>[^/]+)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another article: ``article`` at ``path``:``line`` wrote ``written`` for ``target``."""

    article: str
    path: str
    line: int
    written: str
    target: str
    is_continuation: bool = False


def article_id(written: str, issue_id: str) -> str | None:
    """The id behind ``03-停车.md``, ``../2026-1/03-停车.md`` or ``2026-1/03-停车``; None when none can be."""
    path = unquote(written.partition("#")[0]).strip().strip("/").removesuffix(".md")
    path = path.removeprefix("../").removeprefix("issues/").removeprefix("./")
    if not path or ".." in path.split("/"):
        return None
    if "/" not in path:
        return f"{issue_id}/{path}"
    match = _ID.fullmatch(path)
    return f"{match['issue']}/{match['slug']}" if match else None


def line_of(body: str, first_line: int, written: str) -> int:
    """The file's line, from 1, on which a link or picture of the body stands."""
    at = body.find(f"]({written or ')'}")
    at = body.find(written) if at < 0 else at
    return first_line + (body.count("\n", 0, at) if at >= 0 else 0)
