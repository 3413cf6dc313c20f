"""What slow tests share: the sample issues, built once in a folder of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import sync_playwright

from fonts_for_browser import write_font_settings

ROOT = Path(__file__).parents[1]
# build.py names the checkout for its commands; a command that a test calls may never write there.
os.environ.pop("BULLETIN_ROOT", None)
# How long one example takes depends on the machine; limits of time live in the benchmarks.
settings.register_profile("project", deadline=None)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    """What a person may ask of the tests."""
    parser.addoption(
        "--renew-looks",
        action="store_true",
        help="take the pages' present looks as right: tests/site/looks is written anew",
    )


def copy_archive(folder: Path) -> Path:
    """An archive with the sample issues and nothing built."""
    archive = folder / "archive"
    for name in ("content", "issues", "theme"):
        shutil.copytree(ROOT / name, archive / name)
    shutil.copy(ROOT / "mkdocs.yml", archive)
    return archive


def run(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command of ours in its own process, as build.py calls it."""
    return subprocess.run(
        [sys.executable, "-m", "bulletin.cli", *arguments],
        cwd=archive,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        timeout=300,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of the sample issues after ``build``; read only."""
    archive = copy_archive(tmp_path_factory.mktemp("built"))
    done = run(archive, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return archive


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory):
    """Chromium, once for all tests: a second Playwright in one process does not start."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("没有找到 chromium，浏览器测试不能运行")
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    fonts = {"FONTCONFIG_FILE": str(write_font_settings(tmp_path_factory.mktemp("fonts")))}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags, env={**os.environ, **fonts})
        yield browser
        browser.close()
