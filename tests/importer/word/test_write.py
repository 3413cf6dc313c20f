"""Articles and pictures are put into a folder: numbered on, never over what stands there, all or none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bulletin.errors import BulletinError
from bulletin.importer.word.write import Target, Tools, import_drafts
from bulletin.importer.word.writing.report import DraftReport, write_json
from importer.word.drafts import docx, para, picture, png, title

TEXT = para("老城的街道窄，车却越来越多。")


def draft(name: str = "停车新规", colour: str = "navy") -> bytes:
    return docx(
        title(name), TEXT, para(picture("i1")), para("图1 老城"),
        parts={"media/a.png": png(colour)}, relations={"i1": "media/a.png"},
    )  # fmt: skip


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "2026-3"
    (folder / "images").mkdir(parents=True)
    (folder / "issue.yml").write_text("年份: 2026\n", encoding="utf-8")
    (folder / "07-旧稿.md").write_text("---\n标题: 旧稿\n---\n", encoding="utf-8")
    return folder


def put(
    folder: Path, drafts: Sequence[bytes], *, file: str = "", force: bool = False
) -> tuple[DraftReport, ...]:
    sources = []
    for number, data in enumerate(drafts):
        sources.append(folder.parent / f"来稿{number}.docx")
        sources[-1].write_bytes(data)
    tools = Tools(to_docx=lambda data, _name: data, mend=lambda _path, text: (text, ()), department="特稿")
    return import_drafts(sources, Target(folder, "issues/2026-3", file, force), tools)


def listing(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_several_drafts_go_on_with_the_numbers_of_the_issue(issue: Path) -> None:
    reports = put(issue, [draft("停车新规"), draft("路灯新规", "red")])
    assert [one.file for one in reports] == ["issues/2026-3/08-停车新规.md", "issues/2026-3/09-路灯新规.md"]
    assert set(listing(issue)) == {
        "issue.yml", "07-旧稿.md", "08-停车新规.md", "09-路灯新规.md",
        "images/停车新规-1.png", "images/路灯新规-1.png",
    }  # fmt: skip
    assert "![图1　老城](images/停车新规-1.png)" in (issue / "08-停车新规.md").read_text(encoding="utf-8")


def test_the_same_draft_is_not_taken_twice(issue: Path) -> None:
    """The message names the article that is there; nothing changes."""
    put(issue, [draft()])
    before = listing(issue)
    with pytest.raises(BulletinError, match=r"已有《停车新规》这一篇.*--force") as raised:
        put(issue, [draft(colour="red"), draft("路灯新规")])
    assert [one.path for one in raised.value.problems] == ["issues/2026-3/08-停车新规.md"]
    assert listing(issue) == before


def test_force_writes_over_the_article_and_its_pictures_only(issue: Path) -> None:
    put(issue, [draft()])
    before = listing(issue)
    put(issue, [draft(colour="red")], force=True)
    after = listing(issue)
    assert set(after) == set(before)
    assert after["images/停车新规-1.png"] == png("red")
    assert after["07-旧稿.md"] == before["07-旧稿.md"]


def test_another_title_with_the_same_short_name_is_another_article(issue: Path) -> None:
    """Two titles may share the short one that names a file. Their pictures keep apart."""
    long = "关于进一步加强老城停车管理的"
    put(issue, [draft(f"{long}建议"), draft(f"{long}报告", "red")])
    names = sorted(name for name in listing(issue) if name.startswith("images/"))
    assert names == ["images/进一步加强老城停车管理-1-2.png", "images/进一步加强老城停车管理-1.png"]


def test_a_picture_of_an_editor_s_is_never_written_over(issue: Path) -> None:
    (issue / "images" / "停车新规-1.png").write_bytes(b"mine")
    put(issue, [draft()])
    assert (issue / "images" / "停车新规-1.png").read_bytes() == b"mine"
    assert (issue / "images" / "停车新规-1-2.png").read_bytes() == png()


def test_one_draft_as_one_file(tmp_path: Path) -> None:
    """--out 稿件.md: beside it images; a file that stands there is not written over."""
    folder = tmp_path / "out"
    put(folder, [draft()], file="稿件.md")
    assert set(listing(folder)) == {"稿件.md", "images/停车新规-1.png"}
    with pytest.raises(BulletinError, match="--force"):
        put(folder, [draft("别的题目")], file="稿件.md")


def test_the_same_drafts_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        folder = tmp_path / name / "2026-3"
        folder.mkdir(parents=True)
        reports = put(folder, [draft(), draft("路灯新规")])
        made.append((listing(folder), write_json(reports)))
    assert made[0] == made[1]


@pytest.mark.parametrize("failing", range(4))
def test_a_disk_that_refuses_leaves_everything_as_it_was(
    issue: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """Two files are written aside, two take their places: whichever step is refused."""
    put(issue, [draft()])
    before = listing(issue)
    replace, count = Path.replace, iter(range(100))

    def full(self: Path, target: Path) -> Path:
        if next(count) == failing:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        put(issue, [draft(colour="red")], force=True)
    monkeypatch.undo()
    assert listing(issue) == before


def test_a_draft_too_long_for_one_article_says_so(issue: Path) -> None:
    with pytest.raises(BulletinError, match="请分成几份"):
        put(issue, [docx(title("长稿"), *(para("老城的街道窄，车却越来越多。" * 50) for _ in range(600)))])
