"""A reader in Chromium: home, issue, article, a jump and back, search, hit; on a phone and at a desk."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def address(built):
    """The public site of the sample issues on the loopback address, under a sub-path."""
    handler = partial(Silent, directory=str(built))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/site/"
        server.shutdown()


@pytest.fixture(params=[360, 1440])
def page(request, browser, address):
    """An open page at phone and at desk width; requests to other hosts and script errors fail the test."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    strange, errors = [], []
    page.on("request", lambda r: None if r.url.startswith((address, "data:")) else strange.append(r.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    page.close()
    assert (strange, errors) == ([], [])


def test_from_home_to_an_article_over_a_jump_and_back(page, address):
    page.goto(address)
    page.get_by_role("link", name="看目录").click()
    page.wait_for_url("**/2026-2/")
    page.goto(f"{address}2026-1/")
    page.get_by_role("link", name="标准开口说话").first.click()
    article = page.locator("article[data-article='2026-1/02-标准开口']")
    assert "标准开口" in article.inner_text()
    page.locator("a", has_text="下转21页").click()
    expect(page.locator(".jump:target")).to_have_text("（上接7页）")
    assert page.locator("#p21").evaluate("e => e.getBoundingClientRect().top") < 900
    page.locator("a", has_text="上接7页").click()
    expect(page.locator(".jump:target")).to_have_text("（下转21页）")
    expect(page.locator(".jump:target")).to_be_in_viewport()


def test_a_jump_between_two_files_leads_there_and_back(page, address):
    page.goto(f"{address}2026-1/05-时间去哪儿了/")
    page.locator(".jump a", has_text="下转").click()
    page.wait_for_url(lambda url: "/15-" in url)
    page.locator(".jump a", has_text="上接").click()
    page.wait_for_url(lambda url: "/05-" in url)
    assert page.locator("article").get_attribute("data-article") == "2026-1/05-时间去哪儿了"


def test_a_serial_leads_to_the_next_issue_and_back(page, address):
    page.goto(f"{address}2026-1/14-门外的读者/")
    page.locator("a[href*='2026-2/12-']").first.click()
    page.wait_for_url(lambda url: "/2026-2/12-" in url)
    page.locator("a[href*='2026-1/14-']").first.click()
    page.wait_for_url(lambda url: "/2026-1/14-" in url)
    assert page.locator("article").get_attribute("data-article") == "2026-1/14-门外的读者"


def test_search_finds_a_substring_and_opens_the_article_at_it(page, address):
    page.goto(f"{address}search/?q=%E5%9F%8E%E6%94%BF")
    results = page.locator("[data-search-state='done']")
    results.wait_for(timeout=10_000)
    assert int(results.get_attribute("data-total")) > 0
    page.goto(f"{address}search/")
    page.fill("#q", "走到一本册子")
    page.press("#q", "Enter")
    hit = page.locator("[data-article='2026-1/01-一期的路'] a").first
    hit.click(timeout=10_000)
    page.wait_for_url(lambda url: "/2026-1/01-" in url)
    assert page.locator("article mark").count() > 0


def test_search_says_so_when_there_is_nothing(page, address):
    page.goto(f"{address}search/?q=%E9%BE%98%E9%BE%98%E9%BE%98")
    page.locator("[data-search-state='done'][data-total='0']").wait_for(timeout=10_000)
    assert page.locator("[data-article]").count() == 0


def test_the_site_is_readable_without_script(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}2026-1/02-标准开口/")
    assert page.get_by_text("下转21页").is_visible()
    page.goto(f"{address}search/")
    assert "您的浏览器没有开启" in page.locator("main").inner_text()
    context.close()


def test_the_site_works_from_a_folder(browser, built):
    """Opened as file://, as from a copied disk: links, styles and search."""
    page = browser.new_page()
    page.goto((built / "site" / "index.html").as_uri())
    page.get_by_role("link", name="看目录").click()
    assert "第2期" in page.title()
    page.goto((built / "site" / "search" / "index.html").as_uri() + "?q=%E9%A1%B5%E7%A0%81")
    results = page.locator("[data-search-state='done']")
    results.wait_for(timeout=10_000)
    assert int(results.get_attribute("data-total")) > 3
    page.close()
