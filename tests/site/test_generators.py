"""The site is made by plain MkDocs and by its maintained fork alike, from the folders of an archive."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
ISSUE = """
年份: 2026
期号: 1
总期号: 61
出版日期: 2026-02-28
"""
ARTICLE = """---
标题: 让书架走到山路尽头
栏目: 调研报告
作者: 林某某
---

## 一、路有多长

书轻了，路就显得短了。
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own configuration over an archive of one article, without search and print."""
    folder = tmp_path_factory.mktemp("archive")
    issue = folder / "issues" / "2026-1"
    issue.mkdir(parents=True)
    (issue / "issue.yml").write_text(ISSUE, encoding="utf-8")
    (issue / "01-书架.md").write_text(ARTICLE, encoding="utf-8")
    shutil.copytree(ROOT / "content", folder / "content")
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"]["custom_dir"] = str(ROOT / "theme" / "web")
    settings["plugins"] = ["bulletin/contents", "bulletin/continuation", "bulletin/site"]
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
    return folder


def build_with(generator: str, archive: Path) -> dict[str, bytes]:
    """The files that a generator writes, by their paths."""
    site = archive / f"site-{generator}"
    command = [sys.executable, "-m", generator, "build", "--quiet", "-d", str(site)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=archive, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_plain_mkdocs_builds_the_site(archive: Path) -> None:
    """Without build.py: the plugins load the issue folders beside mkdocs.yml themselves."""
    files = build_with("mkdocs", archive)
    assert "书轻了" in files["2026-1/01-书架/index.html"].decode()
    assert "about/index.html" in files
    assert not [name for name in files if name.startswith(("assets/stylesheets", "assets/javascripts"))]


def test_the_fork_writes_the_same_bytes(archive: Path) -> None:
    """MkDocs 1 is no longer developed, so the way out is kept open."""
    if importlib.util.find_spec("properdocs") is None:
        pytest.skip("没有安装 properdocs，不能比较两种生成器")
    assert build_with("properdocs", archive) == build_with("mkdocs", archive)


def test_a_fault_in_an_article_is_told_in_words(archive: Path) -> None:
    """The message names the file; nothing is written over the site."""
    broken = archive / "issues" / "2026-1" / "02-坏.md"
    broken.write_text("---\n标题: 甲\n---\n文。\n", encoding="utf-8")
    try:
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-d", str(archive / "site-bad")]
        done = subprocess.run(command, cwd=archive, capture_output=True, text=True, check=False)
    finally:
        broken.unlink()
    assert done.returncode != 0
    assert "02-坏.md" in done.stderr
    assert "Traceback" not in done.stderr
