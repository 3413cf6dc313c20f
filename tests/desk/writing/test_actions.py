"""What the form asks for: entries, saving, new articles, putting aside, looks and checks."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.desk.writing import issue_files
from desk.writing.stage import PARKING, Desk, desk_at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A running server."""
    with desk_at(tmp_path) as started:
        yield started


def test_an_issue_is_listed_in_printed_order_with_what_cannot_be_read(desk: Desk) -> None:
    """A broken file is there, and says why."""
    desk.file("10-十.md").write_text(PARKING, encoding="utf-8")
    desk.file("_09-放着.md").write_text(PARKING, encoding="utf-8")
    entries = [
        json.loads(one["data"])
        for one in desk.ask("entriesByFolder", folder="issues/2026-1", extension="md", depth=1)
    ]
    assert [entry["文件"] for entry in entries] == ["01-停车", "02-坏", "10-十"]
    assert entries[0]["标题"] == "停车记"
    assert entries[0]["作者"] == [{"姓名": "甲某某", "职务": "委员"}, {"姓名": "乙某某"}]
    assert "半角冒号" in entries[1]["读不了"]


def test_a_broken_file_is_never_damaged(desk: Desk) -> None:
    """Saving it is refused with the loader's words; once mended by hand, it asks to be opened anew."""
    before = desk.file("02-坏.md").read_bytes()
    opened = desk.open("02-坏.md")
    status, answer = desk.save("02-坏.md", {**opened, "标题": "好"})
    assert status == 422
    assert "半角冒号" in answer["error"]
    assert desk.file("02-坏.md").read_bytes() == before
    desk.file("02-坏.md").write_text(PARKING, encoding="utf-8")
    status, answer = desk.save("02-坏.md", {**opened, "标题": "好"})
    assert status == 409
    assert desk.file("02-坏.md").read_text(encoding="utf-8") == PARKING


def test_a_save_and_another_from_the_same_form(desk: Desk) -> None:
    """The answer says what the form now began with; the second save is no conflict with the first."""
    opened = desk.open("01-停车.md")
    status, answer = desk.save("01-停车.md", {**opened, "标题": "一"})
    assert status == 200
    status, _ = desk.save("01-停车.md", {**opened, "标题": "二", "底本": answer["prints"][0]})
    assert status == 200
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING.replace('"停车记"', "二")


def test_two_browsers_at_once(desk: Desk) -> None:
    """The later one is told; what the first wrote is there, and nothing of the second is in the file."""
    first, second = desk.open("01-停车.md"), desk.open("01-停车.md")
    assert desk.save("01-停车.md", {**first, "标题": "一"})[0] == 200
    status, answer = desk.save("01-停车.md", {**second, "标题": "二"})
    assert status == 409
    assert "在别处也改过" in answer["error"]
    assert "标题: 一 " in desk.file("01-停车.md").read_text(encoding="utf-8")
    status, answer = desk.save("01-停车.md", {**second, "引题": "另一项"})
    assert (status, answer["elsewhere"]) == (200, ["标题"])
    assert "标题: 一 " in desk.file("01-停车.md").read_text(encoding="utf-8")


def test_a_file_that_went_away_is_not_made_anew(desk: Desk) -> None:
    """The text stays in the browser, and it is said so."""
    opened = desk.open("01-停车.md")
    desk.file("01-停车.md").rename(desk.file("03-停车.md"))
    status, answer = desk.save("01-停车.md", {**opened, "标题": "二"})
    assert status == 409
    assert "不在原处" in answer["error"]
    assert not desk.file("01-停车.md").exists()


def test_a_new_article_gets_the_next_number(desk: Desk) -> None:
    """Numbers of those put aside are not used again; a name that is taken is not overwritten."""
    desk.file("_07-放着.md").write_text("x", encoding="utf-8")
    assert desk.ask("name", issue="2026-1", title="关于　停车的建议") == "08-关于停车的建议"
    new = {"文件": "08-停车", "标题": "停车", "栏目": "建言献策", "正文": "一段。"}
    assert desk.save("08-停车.md", new)[0] == 200
    assert (
        desk.file("08-停车.md").read_text(encoding="utf-8")
        == "---\n标题: 停车\n栏目: 建言献策\n---\n\n一段。\n"
    )
    status, answer = desk.save("08-停车.md", {**new, "正文": "另一段。"})
    assert status == 409
    assert "没有盖掉" in answer["error"]
    assert "一段。" in desk.file("08-停车.md").read_text(encoding="utf-8")


def test_a_title_of_marks_alone_makes_no_file(desk: Desk) -> None:
    """It is said what is wrong."""
    status, answer = desk.post({"action": "name", "params": {"issue": "2026-1", "title": "！！"}})
    assert status == 422
    assert "标题" in answer["error"]


def test_deleting_puts_aside(desk: Desk) -> None:
    """Under a name that nothing reads, beside an earlier one of that name."""
    desk.file("_01-停车.md").write_text("早先的", encoding="utf-8")
    aside = desk.ask("deleteFiles", paths=["issues/2026-1/01-停车.md"])["aside"]
    assert aside == ["_01-停车-2.md"]
    assert desk.file("_01-停车-2.md").read_text(encoding="utf-8") == PARKING
    assert desk.file("_01-停车.md").read_text(encoding="utf-8") == "早先的"
    assert desk.post({"action": "deleteFiles", "params": {"paths": ["issues/2026-1/issue.yml"]}})[0] == 403


def test_issue_yml_keeps_its_comments(desk: Desk) -> None:
    """Roles and lists come and go as lines of text."""
    opened = desk.open("issue.yml")
    assert (opened["年份"], opened["期号"]) == ("2026", "1")
    changed = {**opened, "编委会": "主编: 甲某某\n委员：乙某某、丙某某", "导读": "01-停车"}
    assert desk.save("issue.yml", changed)[0] == 200
    text = desk.file("issue.yml").read_text(encoding="utf-8")
    assert "年份: 2026 # 今年\n期号: 1\n" in text
    assert "编委会:\n  主编: 甲某某\n  委员: 乙某某、丙某某\n" in text
    assert "导读: 01-停车\n" in text


def test_an_article_moves_forward_and_back(desk: Desk) -> None:
    """Files are numbered anew and references follow; at the end it stays; a broken neighbour stops it."""
    desk.file("03-路.md").write_text(
        "---\n标题: 路\n栏目: 特稿\n续自: 2026-1/01-停车\n---\n\n路。\n", encoding="utf-8"
    )
    assert desk.ask("place", path="issues/2026-1/03-路.md") == [3, 3]
    desk.file("02-坏.md").write_text("---\n标题: 好\n栏目: 特稿\n---\n\n好。\n", encoding="utf-8")
    assert desk.ask("shift", path="issues/2026-1/01-停车.md", by=1) == "issues/2026-1/02-停车.md"
    assert desk.ask("shift", path="issues/2026-1/02-停车.md", by=1) == "issues/2026-1/03-停车.md"
    assert desk.ask("shift", path="issues/2026-1/03-停车.md", by=1) == "issues/2026-1/03-停车.md"
    assert sorted(file.name for file in desk.file("").glob("*.md")) == ["01-坏.md", "02-路.md", "03-停车.md"]
    assert "续自: 2026-1/03-停车" in desk.file("02-路.md").read_text(encoding="utf-8")
    assert desk.ask("shift", path="issues/2026-1/02-路.md", by=-1) == "issues/2026-1/01-路.md"
    desk.file("09-坏.md").write_text("---\n标题：坏\n---\n", encoding="utf-8")
    assert desk.post({"action": "shift", "params": {"path": "issues/2026-1/01-路.md", "by": 1}})[0] == 422


def test_an_issue_that_goes_by_page(desk: Desk) -> None:
    """Whose place changes loses its page; where the pages are printed nothing moves."""
    text = "---\n标题: 文\n栏目: 特稿\n页码: 3\n---\n\n文。\n"
    for name in ("01-停车", "02-坏"):
        desk.file(f"{name}.md").write_text(text, encoding="utf-8")
    desk.ask("shift", path="issues/2026-1/01-停车.md", by=1)
    for name in ("01-坏", "02-停车"):
        assert "页码" not in desk.file(f"{name}.md").read_text(encoding="utf-8")
        desk.file(f"{name}.md").write_text(text, encoding="utf-8")
    with desk.file("issue.yml").open("a", encoding="utf-8") as stream:
        stream.write("排版: {页码: 已印}\n")
    status, answer = desk.post({"action": "shift", "params": {"path": "issues/2026-1/01-坏.md", "by": 1}})
    assert status == 422
    assert "印好的页码" in answer["error"]


def test_what_continues_another_article_is_marked_in_the_list(desk: Desk) -> None:
    """Unless its title says so; the mark never gets into the file."""
    for number, headline in ((3, "停车记"), (4, "停车记（续完）")):
        text = f"---\n标题: {headline}\n栏目: 特稿\n续自: 2026-1/01-停车\n---\n\n文。\n"
        desk.file(f"0{number}-文.md").write_text(text, encoding="utf-8")
    entries = desk.ask("entriesByFolder", folder="issues/2026-1", extension="md", depth=1)
    marks = [json.loads(one["data"]).get("续", "") for one in entries]
    assert marks == ["", "", "（续）", ""]
    assert desk.save("03-文.md", {**desk.open("03-文.md"), "标题": "停车又记"})[0] == 200
    assert "（续）" not in desk.file("03-文.md").read_text(encoding="utf-8")


def test_a_look_at_what_is_not_saved(desk: Desk) -> None:
    """The draft's own faults, its pictures, and where the body begins; nothing is written."""
    opened = desk.open("01-停车.md")
    look = desk.ask("look", path="issues/2026-1/01-停车.md", raw=json.dumps({**opened, "正文": "短。"}))
    assert look["problems"][0]["level"] == "warning"
    assert look["problems"][0]["remedy"] == "少写些"
    assert f'src="/picture/{desk.server.gate.glance}/2026-1/images/甲.png"' in look["html"]
    assert look["body_line"] == 12
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING
    new = desk.ask("look", path="issues/2026-1/新稿.md", raw=json.dumps({"标题": "新"}))
    assert new["problems"]
    assert not desk.file("新稿.md").exists()


def test_the_check_of_a_saved_article(desk: Desk) -> None:
    """Its own problems, and how many there are elsewhere; one of its name in another issue is another."""
    checked = desk.ask("check", path="issues/2026-1/01-停车.md")
    assert [one["message"] for one in checked["problems"]] == ["这里不对"]
    assert (checked["others"], checked["body_line"]) == (2, 12)


def test_a_full_disk_loses_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old bytes stay, no scratch file is left, and it is said what to do."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    opened = desk.open("01-停车.md")
    monkeypatch.setattr(issue_files, "apply_changes", full)
    status, answer = desk.save("01-停车.md", {**opened, "标题": "二"})
    assert status == 507
    assert "磁盘已满" in answer["error"]
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(desk: Desk) -> None:
    """It is said so."""
    opened = desk.open("01-停车.md")
    desk.file("").chmod(0o555)
    try:
        status, answer = desk.save("01-停车.md", {**opened, "标题": "二"})
    finally:
        desk.file("").chmod(0o755)
    assert status == 507
    assert "不许写" in answer["error"]


def test_a_refused_folder_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same, where the test's user may do all."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    opened = desk.open("01-停车.md")
    monkeypatch.setattr(issue_files, "apply_changes", refuse)
    assert "不许写" in desk.save("01-停车.md", {**opened, "标题": "二"})[1]["error"]


def test_a_control_character_is_refused(desk: Desk) -> None:
    """As the loader would refuse it later."""
    opened = desk.open("01-停车.md")
    status, answer = desk.save("01-停车.md", {**opened, "正文": "一\x07二"})
    assert status == 422
    assert "控制字符" in answer["error"]
    assert desk.file("01-停车.md").read_text(encoding="utf-8") == PARKING
