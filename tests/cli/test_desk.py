"""``desk`` before it opens: nothing is fetched unasked, and what is missing is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.cli.main import main
from bulletin.desk.writing.bundle import PACKAGE, VERSION


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive where Decap CMS was never installed."""
    (tmp_path / "mkdocs.yml").write_text("site_name: 样刊\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "issues").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_nothing_is_installed_unasked(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What it needs, how large that is, and where it goes are said first."""
    assert main(["desk"]) == 3
    said = capsys.readouterr()
    assert f"Decap CMS {VERSION}" in said.out
    assert "16 MB" in said.out
    assert "desk --yes" in said.err
    assert not (archive / ".desk").exists()


def test_a_package_that_is_not_the_right_one(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is refused, and the right one named."""
    (archive / PACKAGE).write_bytes(b"x")
    assert main(["desk", "--package", PACKAGE, "--install"]) == 3
    assert "的原件不同" in capsys.readouterr().err
    assert not (archive / ".desk").exists()


def test_without_npm(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line that installs it, and the way without a network."""
    monkeypatch.setenv("PATH", str(archive))
    assert main(["desk", "--install", "--yes"]) == 3
    said = capsys.readouterr().err
    assert "apt-get install -y npm" in said
    assert "--package" in said
