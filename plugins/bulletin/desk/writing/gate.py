"""Whether a request may write: only the page that was opened with this start's own key may.

Four walls, any of which would do alone: the request must ask for this address by its number (a site
under a name that leads to 127.0.0.1 does not), come from a page of this very server (another site, or
another server on this machine, does not), be JSON (a form of another site cannot send it unasked), and
carry the key, which stands in the address printed on the terminal, behind #, and is kept by the
page's own tab. There is no cookie, so nothing goes along with a request that another page makes.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from email.message import Message

HEADER = "X-Desk-Key"
_AGAIN = "请用终端里给出的完整地址重新打开（每次启动，地址末尾的钥匙都不同）"


@dataclass(frozen=True, slots=True)
class Gate:
    """``key`` lets write; ``glance`` lets see pictures, whose addresses carry it."""

    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    glance: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def refusal(self, headers: Message, address: str) -> str:
        """Why a request to write is refused; empty when it is not. ``address`` is the server's own."""
        host = address.removeprefix("http://").rstrip("/")
        if headers.get("Host", "") != host:
            return f"只能用 {address} 打开写稿台。"
        if headers.get("Origin", "") != f"http://{host}":
            return "这个请求不是写稿台自己的页面发出的，没有照办。"
        if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            return "这个请求不是写稿台自己的页面发出的，没有照办。"
        if headers.get("Content-Type", "").partition(";")[0].strip().lower() != "application/json":
            return "请求的格式不对，没有照办。"
        if not secrets.compare_digest(headers.get(HEADER, "").encode(), self.key.encode()):
            return f"钥匙不对：{_AGAIN}。"
        return ""
