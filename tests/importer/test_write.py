"""The folder is written whole, and never over an editor's work."""

from pathlib import Path

import pytest

from bulletin.errors import BulletinError
from bulletin.importer.pipeline import import_text
from bulletin.importer.write import run_import, write_import
from importer.printed import ISSUE


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "scan.txt"
    file.write_text(ISSUE, encoding="gbk")
    return file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_becomes_a_folder_a_report_and_a_review_page(source: Path, tmp_path: Path) -> None:
    """The summary says how much there is to look at."""
    summary = run_import(source, tmp_path / "2021-3", tmp_path / "r.json", tmp_path / "r.html")
    assert sorted(p.name for p in (tmp_path / "2021-3").glob("*.*") if not p.name.startswith(".")) == [
        "01-怎样把老街的水排出去.md",
        "02-果园里的学堂.md",
        "issue.yml",
    ]
    assert (summary.articles, summary.jumps, summary.lost, summary.encoding) == (2, 1, 0, "gb18030")
    assert (tmp_path / "r.json").is_file()
    assert (tmp_path / "r.html").is_file()


def test_running_again_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    """An untouched folder is simply made again."""
    out = tmp_path / "2021-3"
    run_import(source, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    run_import(source, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("change", ["edit", "add", "delete"])
def test_an_edited_folder_is_refused_and_stays_as_it_is(source: Path, tmp_path: Path, change: str) -> None:
    """The message names the file and both ways out."""
    out = tmp_path / "2021-3"
    run_import(source, out)
    file = out / "02-果园里的学堂.md"
    if change == "edit":
        file.write_text(file.read_text(encoding="utf-8") + "\n添一句。\n", encoding="utf-8")
    elif change == "add":
        (out / "03-新的.md").write_text("新", encoding="utf-8")
    else:
        file.unlink()
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    with pytest.raises(BulletinError, match=r"改过或添过.*--force"):
        run_import(source, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_a_folder_that_no_import_made_is_refused(source: Path, tmp_path: Path) -> None:
    """It has no record, so everything in it is somebody's."""
    out = tmp_path / "2021-3"
    out.mkdir()
    (out / "手写.md").write_text("手写", encoding="utf-8")
    with pytest.raises(BulletinError, match=r"不是导入旧刊做出来的.*手写"):
        run_import(source, out)


def test_force_writes_anew_and_keeps_the_pictures(source: Path, tmp_path: Path) -> None:
    """Pictures were put there by hand and are in no scan."""
    out = tmp_path / "2021-3"
    run_import(source, out)
    (out / "images").mkdir()
    (out / "images" / "桥.png").write_bytes(b"png")
    (out / "issue.yml").write_text("改过", encoding="utf-8")
    run_import(source, out, force=True)
    assert "总期号: 27" in (out / "issue.yml").read_text(encoding="utf-8")
    assert (out / "images" / "桥.png").read_bytes() == b"png"


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old folder stays, no half of a new one appears."""
    out = tmp_path / "2021-3"
    made = import_text(ISSUE, "scan.txt")
    write_import(made, out)
    before = (names(tmp_path), names(out))

    def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "write_text", fail)
    with pytest.raises(OSError, match="disk full"):
        write_import(made, out)
    assert (names(tmp_path), names(out)) == before


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """No traceback reaches an editor."""
    with pytest.raises(BulletinError, match="文件打不开"):
        run_import(tmp_path / "没有.txt", tmp_path / "out")
