"""``check`` as an editor calls it: what is shown, what is written, which exit code."""

import io
import json
import subprocess

import pytest

from bulletin.check import COPY
from bulletin.cli.main import main
from load.archives import good_archive, write

FAULTY = "---\n标题: 停车记\n栏目: 建言献策\n---\n\n停车的地方,不够。\r\n\r\n他说“好。\r\n"


@pytest.fixture
def archive(tmp_path, monkeypatch):
    root = good_archive(tmp_path / "archive")
    (root / "theme").mkdir(exist_ok=True)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def faulty(archive):
    return write(archive, "issues/2026-1/02-停车.md", FAULTY)


def test_errors_come_first_then_articles_then_the_count(faulty, capsys):
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.index("只有前一半") < out.index("《停车记》　issues") < out.index("半角的")
    assert "issues/2026-1/02-停车.md:8:3" in out
    assert "错误" in out
    assert "提醒1处" in out


def test_json_has_every_field_of_the_contract(faulty, capsys):
    assert main(["check", "2026-1", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    mine = next(one for one in found if one["code"] == "pair-missing")
    assert set(mine) == {"path", "line", "column", "code", "severity", "message", "remedy"}
    assert (mine["line"], mine["column"], mine["severity"]) == (8, 3, "error")


def test_sarif_names_the_rules(faulty, capsys):
    assert main(["check", "--format", "sarif"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert "pair-missing" in {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}


def test_what_the_loader_refuses_is_shown_with_what_can_still_be_said(faulty, archive, capsys):
    write(archive, "issues/2026-1/03-坏.md", "---\n标题 停车\n---\n\n今天,我们去。\n")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "03-坏.md" in out
    assert "只有前一半" in out
    assert out.count("半角的") == 1  # that of the sound file; the broken one is told its first fault only


def test_what_waits_for_the_loader_is_said_only_where_something_waits(faulty, archive, capsys):
    later = "接着查其余的"
    main(["check"])
    assert later not in capsys.readouterr().out
    write(archive, "issues/2026-1/03-坏.md", "---\n标题: 坏\n栏目: 建言献策\n页码: 四十七\n---\n\n坏。\n")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert later in out
    assert "请写成数字，如 页码: 8；平常可以不写" in " ".join(out.split())


def test_one_article_is_checked_alone(faulty, archive, capsys):
    write(archive, "issues/2026-1/03-另一篇.md", FAULTY.replace("停车记", "另一篇"))
    assert main(["check", "issues/2026-1/02-停车.md", "--format", "json"]) == 1
    paths = {one["path"] for one in json.loads(capsys.readouterr().out)}
    assert paths == {"issues/2026-1/02-停车.md"}
    main(["check", "2026-1/02-停车.md"])
    assert "没有列；看全期：python3 build.py check 2026-1" in capsys.readouterr().out
    before = (archive / "issues/2026-1/03-另一篇.md").read_bytes()
    main(["check", "2026-1/02-停车.md", "--fix", "--yes"])
    assert (archive / "issues/2026-1/03-另一篇.md").read_bytes() == before
    assert "停车的地方，不够" in faulty.read_text(encoding="utf-8")


def test_what_keeps_one_article_from_being_checked_is_said(faulty, archive, capsys):
    write(archive, "issues/2026-1/03-坏.md", "---\n标题 停车\n---\n\n坏。\n")
    assert main(["check", "issues/2026-1/02-停车.md", "--format", "json"]) == 1
    assert "issues/2026-1/03-坏.md" in {one["path"] for one in json.loads(capsys.readouterr().out)}


def test_what_was_not_read_is_no_end_of_the_faults_for_build_either(faulty, archive, capsys):
    """Whoever mends what ``build`` lists is told that more comes afterwards, as ``check`` does."""
    write(archive, "issues/2026-1/03-坏.md", "---\n标题 停车\n---\n\n坏。\n")
    assert main(["build"]) == 1
    assert "接着查其余的。" in capsys.readouterr().err


def test_fix_asks_shows_and_keeps_a_copy(faulty, monkeypatch, capsys):
    before = faulty.read_bytes()
    monkeypatch.setattr("typer.prompt", lambda *_args, **_kwargs: "")
    main(["check", "--fix"])
    assert faulty.read_bytes() == before
    assert "“停车的地方,不够。”改成“停车的地方，不够。”" in capsys.readouterr().out
    monkeypatch.setattr("typer.prompt", lambda *_args, **_kwargs: "y")
    main(["check", "--fix"])
    assert faulty.read_bytes() == before.replace(b",", "，".encode())
    assert faulty.with_name(faulty.name + COPY).read_bytes() == before


def test_the_count_of_what_can_be_mended_is_that_of_the_lines_shown(faulty, archive, monkeypatch, capsys):
    write(archive, "issues/2026-1/03-路.md", FAULTY.replace("停车记", "路").replace("不够", "不够,不够(吗)"))
    main(["check"])
    assert "有 2 行能自动改" in capsys.readouterr().out
    monkeypatch.setattr("typer.prompt", lambda *_args, **_kwargs: "")
    main(["check", "--fix"])
    out = capsys.readouterr().out
    assert out.count("可以放心改的有1行") == out.count("改成“") == 2


def test_fix_without_anybody_to_answer_changes_nothing(faulty, monkeypatch, capsys):
    before = faulty.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["check", "--fix"]) == 1
    assert faulty.read_bytes() == before
    assert "没有人回答" in capsys.readouterr().err
    faulty.write_bytes(before.replace("“".encode(), b""))
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["check", "2026-1/02-停车.md", "--fix"]) == 2
    assert main(["check", "2026-1/02-停车.md", "--fix", "--yes"]) == 0


def test_fix_with_yes_does_not_ask_and_changes_nothing_the_second_time(faulty, capsys):
    main(["check", "--fix", "--yes"])
    after = faulty.read_bytes()
    assert b"\r\n" in after
    main(["check", "--fix", "--yes"])
    assert faulty.read_bytes() == after
    assert "没有改动" in capsys.readouterr().out


def git(archive, *words):
    who = ("-c", "user.name=x", "-c", "user.email=x@example.com")
    subprocess.run(["git", *who, *words], cwd=archive, check=True)


def test_a_file_that_git_has_gets_no_copy(faulty, archive):
    git(archive, "init", "-q")
    git(archive, "add", ".")
    git(archive, "commit", "-qm", "x")
    main(["check", "--fix", "--yes"])
    assert not faulty.with_name(faulty.name + COPY).exists()


def test_a_file_that_git_does_not_have_yet_gets_a_copy(faulty, archive):
    git(archive, "init", "-q")
    main(["check", "--fix", "--yes"])
    assert faulty.with_name(faulty.name + COPY).exists()


def test_a_byte_order_mark_stays(archive):
    file = write(archive, "issues/2026-1/02-停车.md", b"\xef\xbb\xbf" + FAULTY.encode())
    main(["check", "--fix", "--yes"])
    assert file.read_bytes().startswith(b"\xef\xbb\xbf---")


def test_fix_goes_with_text_only(archive):
    assert main(["check", "--fix", "--format", "json"]) == 2


def test_broken_house_rules_are_a_problem_of_the_content(archive, capsys):
    write(archive, "house-rules.yml", "用辞: []\n")
    assert main(["check"]) == 1
    assert "house-rules.yml:1" in capsys.readouterr().out


def test_broken_house_rules_hide_nothing_else(faulty, archive, capsys):
    write(archive, "house-rules.yml", "用辞: []\n")
    assert main(["check", "--format", "json"]) == 1
    codes = {one["code"] for one in json.loads(capsys.readouterr().out)}
    assert {"key-unknown", "pair-missing", "half-width"} <= codes
