"""``import`` with a scanned back issue, as an editor types it."""

from pathlib import Path

import pytest

from bulletin.cli.main import main
from bulletin.load import load_publication
from desk.archives import write_archive
from importer.printed import BODY, CONTENTS, ISSUE


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "theme").mkdir()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "旧报.txt").write_text(f"{CONTENTS}\n{BODY}", encoding="utf-8")
    (tmp_path / "旧刊.txt").write_text(ISSUE, encoding="utf-8")
    root = write_archive(tmp_path)
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("特稿,", "特稿, 调研报告, 履职风采,"), encoding="utf-8")
    return root


def test_where_no_number_is_read_the_archive_still_loads_and_the_way_out_is_told(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder is passed over; imported to the place that is told it is an issue."""
    assert main(["import", "旧报.txt"]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert "没有读到期号，build先跳过它" in told
    assert "--outissues/2022-9" in told
    assert [issue.id for issue in load_publication(archive).issues] == ["2026-1", "2026-2"]
    assert main(["import", "旧报.txt", "--out", "issues/2022-9"]) == 0
    assert load_publication(archive).issue("2022-9").articles


def test_a_folder_named_like_an_issue_needs_no_more_words(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The place says which issue it is, and numbers of the source stay as they are."""
    assert main(["import", "旧报.txt", "--out", "issues/2022-9-10"]) == 0
    assert main(["import", "旧刊.txt"]) == 0
    assert "还不是一期" not in capsys.readouterr().out
    assert {"2021-3", "2022-9-10"} < {issue.id for issue in load_publication(archive).issues}
