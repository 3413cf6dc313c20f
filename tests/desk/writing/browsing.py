"""What tests of the form in Chromium share: when they run, how long they wait, how they find their way."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from bulletin.desk.writing.bundle import is_installed
from conftest import ROOT

PATIENCE = 480.0
"""Seconds after which a test gives up; a busy machine is slow."""
WAIT = 60_000
"""Milliseconds in which something must show."""

NEEDS = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not is_installed(ROOT / ".desk"), reason="Decap CMS 没有装：python3 build.py desk --install"
    ),
    pytest.mark.skipif(os.name == "nt", reason="Ctrl+C is sent as SIGINT, which Windows has not"),
]


def sheet(page: Page) -> FrameLocator:
    """What stands beside the form."""
    return page.frame_locator("#preview-pane")


def report(page: Page) -> Locator:
    """What the check says there."""
    return sheet(page).locator(".desk-report")


def title(page: Page) -> Locator:
    """The field of the title."""
    return page.locator("[id^='标题-field']")


def body(page: Page) -> Locator:
    """The field of the body."""
    return page.locator("textarea.desk-text")


def save(page: Page) -> None:
    """Press the button."""
    page.get_by_role("button", name="保存", exact=True).click()


def begin(page: Page, headline: str) -> None:
    """A new article with a title and a department, not yet saved."""
    page.get_by_role("link", name="写一篇（2026年第2期）").click()
    title(page).fill(headline)
    page.locator("[id^='栏目-field']").click()
    page.keyboard.type("建言献策")
    page.keyboard.press("Enter")


def open_article(page: Page, number: str) -> None:
    """An article of the issue that is listed, by the number in front of its name."""
    page.locator(f"a[href*='entries/{number}-']").click()
    expect(body(page)).to_be_visible(timeout=WAIT)


def address_of(number: str) -> re.Pattern[str]:
    """The address of an article's form."""
    return re.compile(f"entries/{number}-")
