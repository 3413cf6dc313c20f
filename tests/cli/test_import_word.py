"""``import`` with Word drafts, as an editor types it."""

import json
from pathlib import Path

import pytest

from bulletin.cli.main import main
from importer.word.drafts import docx, para, title

ROOT = Path(__file__).resolve().parents[2]
DRAFT = docx(
    title("停车新规"),
    para("市政协委员　王某某", align="center"),
    para('老城的街道窄,车却越来越多;有人叫它"停车难"。'),
)


@pytest.fixture
def issues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "issues" / "2026-3"
    folder.mkdir(parents=True)
    (folder / "issue.yml").write_text("年份: 2026\n期号: 3\n", encoding="utf-8")
    (tmp_path / "停车.docx").write_bytes(DRAFT)
    return folder.parent


def run(issues: Path, *words: str) -> int:
    return main(["import", *words, "--issues", str(issues)])


def test_a_draft_goes_into_an_issue_with_its_marks_repaired(
    issues: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the mending of check --fix; every change is told."""
    report = issues.parent / "报告.json"
    code = run(
        issues,
        str(issues.parent / "停车.docx"),
        "--to",
        "2026-3",
        "--department",
        "社情民意",
        "--report",
        str(report),
    )
    assert code == 0
    text = (issues / "2026-3" / "01-停车新规.md").read_text(encoding="utf-8")
    assert "老城的街道窄，车却越来越多；有人叫它“停车难”。" in text
    told = capsys.readouterr().out
    assert "《停车新规》　停车.docx → " in told
    assert "标点 第" in told
    (data,) = json.loads(report.read_text(encoding="utf-8"))
    assert set(data) == {"来源", "文件", "标题", "图片", "请办", "请看", "未收", "已办", "标点", "遗失"}
    assert data["遗失"] == []


def test_an_imported_issue_builds(issues: Path) -> None:
    """Nothing of it is an error for check."""
    run(issues, str(issues.parent / "停车.docx"), "--to", "2026-3", "--department", "社情民意", "--quiet")
    assert main(["check", "2026-3", "--issues", str(issues), "--quiet"]) in (0, 1)
    text = (issues / "2026-3" / "01-停车新规.md").read_text(encoding="utf-8")
    assert "栏目: 社情民意" in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["稿.docx"], "--to 2026-3"),
        (["稿.docx", "--to", "2026-3", "--out", "a.md"], "二者写一个"),
        (["稿.docx", "旧刊.txt", "--to", "2026-3"], "分两次导入"),
        (["旧刊.txt", "--to", "2026-3"], "只用于 Word 文稿"),
        (["甲.txt", "乙.txt"], "一次导入一个"),
        (["稿.docx", "--to", "2026-3", "--review", "a.html"], "--report"),
        (["甲.docx", "乙.docx", "--out", "a.md"], "不能写进一个 .md"),
        (["稿.docx", "--to", "2030-1"], "没有“2030-1”这一期"),
    ],
)  # fmt: skip
def test_wrong_usage(
    issues: Path, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    assert run(issues, *words) == 2
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("option", [["--department", "没有的栏目"], []])
def test_faults_are_told_and_nothing_is_written(
    issues: Path, capsys: pytest.CaptureFixture[str], option: list[str]
) -> None:
    """A department that is not there, a draft that is not there."""
    assert run(issues, str(issues.parent / "没有.docx"), "--to", "2026-3", *option) == 1
    assert ("没有“没有的栏目”这个栏目" if option else "没有.docx: ") in capsys.readouterr().err
    assert [one.name for one in (issues / "2026-3").iterdir()] == ["issue.yml"]


def test_an_old_document_without_libreoffice_names_the_line_that_installs_it(
    issues: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin.cli.drafts.find_office", lambda: None)
    old = issues.parent / "旧稿.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert run(issues, str(old), "--to", "2026-3") == 3
    told = capsys.readouterr().err
    assert "旧稿.doc 是旧格式的文稿" in told
    assert "LibreOffice" in told
