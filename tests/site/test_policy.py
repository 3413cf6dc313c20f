"""The strict policy holds on every kind of page: Chromium reports no violation and nothing goes abroad."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Request

from every_kind import KINDS, file_of, open_page

pytestmark = pytest.mark.slow

STRICT = {
    "default-src": "'none'",
    "img-src": "'self'",
    "style-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
});"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_states_the_policy(every_kind: Path, kind: str) -> None:
    """One policy, before anything that could load, without an exception."""
    page = html.parse(file_of(every_kind, kind)).getroot()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    assert dict(part.split(maxsplit=1) for part in policy.get("content").split("; ")) == STRICT
    assert not policy.xpath("preceding::link | preceding::script | preceding::style")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_on_a_page_breaks_the_policy(browser: Browser, address: str, kind: str) -> None:
    """With all the page's choices made; a violation would be a tool that does not work."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script(WATCH)
    window = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    window.on("request", lambda request: asked.append(abroad(request, address)))
    window.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    window.on("pageerror", lambda error: faults.append(str(error)))
    open_page(window, address, kind, "size=2&scheme=dark&contrast=high&width=wide")
    for button in window.locator("button[data-copy]:visible, button[data-toggle]:visible").all():
        button.click()
    refused = window.evaluate("window.refused")
    context.close()
    assert (refused, faults, [url for url in asked if url]) == ([], [], [])


def abroad(request: Request, site: str) -> str:
    """The address of a request that leaves the site; empty for all others."""
    return "" if request.url.startswith((site, "data:")) else request.url
