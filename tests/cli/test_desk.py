"""``desk`` before it opens: nothing is fetched unasked, and what is missing is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin.cli.archive import choose_archive
from bulletin.cli.main import main
from bulletin.cli.writing.readers import NEWEST, make_form, make_look
from bulletin.desk.writing.bundle import PACKAGE, VERSION
from desk.archives import write_archive


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


def test_the_form_offers_the_newest_issues_or_those_that_are_named(tmp_path: Path) -> None:
    """Each with the departments of the publication and its own; a broken issue.yml stops nothing."""
    root = write_archive(tmp_path)
    for number in range(1, 30):
        folder = root / "issues" / f"20{number:02}-1"
        folder.mkdir(exist_ok=True)
        (folder / "issue.yml").write_text(
            f"年份: 20{number:02}\n期号: 1\n栏目: [本期关注]\n", encoding="utf-8"
        )
    (root / "issues" / "2029-1" / "issue.yml").write_text("年份：2029\n", encoding="utf-8")
    archive = choose_archive(root)
    offered = [one["name"] for one in make_form(archive)["collections"]]
    assert offered[:2] == ["2029-1", "2028-1"]
    assert len(offered) == NEWEST + 1
    (chosen, _) = make_form(archive, ["2003-1"])["collections"]
    (department,) = (field for field in chosen["fields"] if field["name"] == "栏目")
    assert (chosen["name"], chosen["label"]) == ("2003-1", "2003年第1期")
    assert department["options"] == ["特稿", "建言献策", "提案选登", "工作动态", "本期关注"]


def test_a_look_says_what_the_loader_and_the_check_say(tmp_path: Path) -> None:
    """Of an article its body and its faults, of issue.yml its faults."""
    archive = choose_archive(write_archive(tmp_path))
    good = make_look(archive, "2026-1", "09-新.md", "---\n标题: 新\n栏目: 特稿\n---\n\n一，，二。\n".encode())
    assert "<p" in good.html
    assert [problem.line for problem in good.problems] == [6]
    bad = make_look(archive, "2026-1", "09-新.md", "---\n标题: 新\n栏目: 没有\n---\n\n一。\n".encode())
    assert bad.html == ""
    assert "没有“没有”" in bad.problems[0].message
    assert "期号" in make_look(archive, "2026-1", "issue.yml", "年份: 2026\n".encode()).problems[0].message
