"""``new``, ``move``, ``rename``, ``pages`` and ``schema`` as typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bulletin.cli.main import main
from bulletin.load import load_publication
from desk.archives import tree, write_archive


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small archive, entered."""
    (tmp_path / "theme").mkdir()
    monkeypatch.chdir(write_archive(tmp_path))
    return tmp_path


def _issues(root: Path) -> dict[str, bytes]:
    return tree(root / "issues")


def test_a_new_issue_follows_and_nothing_is_overwritten(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second time the number goes on; a folder that is there stays as it is."""
    assert main(["new"]) == 0
    assert not list((archive / "issues" / "2026-3" / "images").iterdir())
    assert load_publication(archive).issue("2026-3").whole_number == 9
    before = _issues(archive)
    assert main(["new", "2026-3"]) == 1
    (archive / "issues" / "2026-4").mkdir()
    assert main(["new", "2026-4"]) == 1
    assert _issues(archive) == before
    assert "已经有了" in capsys.readouterr().err


def test_a_new_article_gets_the_next_number(archive: Path) -> None:
    """Its department is checked, and an issue has to be named."""
    assert main(["new", "2026-1", "--article", "停车 新规", "--department", "提案选登"]) == 0
    assert main(["new", "2026-1", "--article", "停车（新规）怎么停"]) == 0
    articles = load_publication(archive).issue("2026-1").articles
    assert [article.slug for article in articles][-2:] == ["05-停车新规", "06-停车新规怎么停"]
    assert main(["new", "2026-1", "--article", "甲", "--department", "没有的"]) == 1
    assert main(["new", "--article", "甲"]) == 2


def test_a_rename_is_shown_and_done_only_when_agreed(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a terminal to ask on and without --yes nothing is changed."""
    before = _issues(archive)
    assert main(["rename", "2026-1/03-停车", "车位"]) == 2
    said = capsys.readouterr()
    assert "03-停车.md → 03-车位.md" in said.out
    assert "--yes" in said.err
    assert _issues(archive) == before
    assert main(["rename", "2026-1/03-停车", "车位", "--yes"]) == 0
    assert load_publication(archive).article("2026-1/04-路").continues == "2026-1/03-车位"
    assert main(["rename", "issues/2026-1/03-车位.md", "停车", "--yes"]) == 0
    assert _issues(archive) == before


@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_a_move_that_nobody_can_agree_to_is_not_done_and_says_so(
    archive: Path, quiet: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """A script must see by the exit code that nothing happened."""
    before = _issues(archive)
    assert main(["move", "2026-1/04-路", "--first", *quiet]) == 2
    assert "还没有改。要照这样改，请在命令后面加 --yes" in capsys.readouterr().err
    assert _issues(archive) == before


def test_an_editor_who_says_no_has_done_nothing_wrong(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is no, and the command has done what it was told."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.confirm", lambda _question: False)
    before = _issues(archive)
    assert main(["move", "2026-1/04-路", "--first"]) == 0
    assert _issues(archive) == before


def test_a_move_there_and_back_gives_the_same_bytes(archive: Path) -> None:
    """Numbers, names and references."""
    before = _issues(archive)
    assert main(["move", "2026-1/04-路", "--first", "--yes"]) == 0
    slugs = [article.slug for article in load_publication(archive).issue("2026-1").articles]
    assert slugs == ["01-路", "03-写法", "04-停车"]
    assert main(["move", "2026-1/01-路", "--after", "停车", "--yes"]) == 0
    assert _issues(archive) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["move", "2026-1/03-停车"], 2),
        (["move", "2026-1/03-停车", "--after", "2026-1/09-没有"], 1),
        (["move", "2026-1/03-停车", "--after", "2026-2/01-再说"], 1),
        (["move", "2026-1/03-停车", "--after", "2026-1/03-停车"], 1),
        (["rename", "2026-1/03-停", "车位"], 1),
        (["rename", "2026-1/03-停车", "a/b"], 1),
        (["pages", "2026-9"], 2),
    ],
)
def test_what_cannot_be_done_changes_nothing(archive: Path, arguments: list[str], code: int) -> None:
    """A sentence and an exit code."""
    before = _issues(archive)
    assert main([*arguments, *([] if arguments[0] == "pages" else ["--yes"])]) == code
    assert _issues(archive) == before


def test_a_back_issue_keeps_its_order(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its printed pages are facts: neither move nor pages touch them."""
    settings = archive / "issues/2026-2/issue.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "排版: {页码: 已印}\n", encoding="utf-8")
    article = archive / "issues/2026-2/01-再说.md"
    text = article.read_text(encoding="utf-8").replace("栏目", "页码: 5\n栏目")
    article.write_text(text, encoding="utf-8")
    other = text.replace("页码: 5", "页码: 7").replace("再说停车", "又说")
    (article.parent / "02-又说.md").write_text(other, encoding="utf-8")
    before = _issues(archive)
    assert main(["move", "2026-2/01-再说", "--after", "02", "--yes"]) == 1
    assert main(["pages", "2026-2", "--write"]) == 1
    assert _issues(archive) == before
    assert "印" in capsys.readouterr().err


def _write_pages(archive: Path, **pages: int) -> None:
    for file in (archive / "issues/2026-1").glob("*.md"):
        page = pages.get(file.stem.partition("-")[2])
        text = file.read_text(encoding="utf-8")
        if page is not None:
            file.write_text(text.replace("栏目", f"页码: {page}\n栏目", 1), encoding="utf-8")


def test_a_move_drops_every_page_that_it_makes_stale(archive: Path) -> None:
    """Also where only some articles have one; who keeps his place keeps his number."""
    _write_pages(archive, 写法=1, 停车=3)
    assert main(["move", "2026-1/04-路", "--after", "01-写法", "--yes"]) == 0
    moved = load_publication(archive).issue("2026-1").articles
    assert [(one.slug, one.page) for one in moved] == [("01-写法", 1), ("03-路", None), ("04-停车", None)]


def test_the_order_is_that_of_the_names_when_every_page_is_written(archive: Path) -> None:
    """A file renamed by hand goes to its new place at once, and check says what to do with its number."""
    _write_pages(archive, 写法=1, 停车=3, 路=5)
    folder = archive / "issues/2026-1"
    (folder / "01-写法.md").rename(folder / "05-写法.md")
    slugs = [article.slug for article in load_publication(archive).issue("2026-1").articles]
    assert slugs == ["03-停车", "04-路", "05-写法"]


def test_check_names_a_page_that_runs_backwards(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A reminder, with the command that mends it."""
    _write_pages(archive, 写法=8, 停车=3, 路=5)
    main(["check", "2026-1", "--format", "json"])
    found = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "page-order"]
    assert [(one["path"], one["severity"]) for one in found] == [("issues/2026-1/01-写法.md", "warning")]
    assert "pages 2026-1 --write" in found[0]["remedy"]


@pytest.mark.slow
def test_pages_of_another_order_are_never_called_right(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Written pages that are right for the order before, and wrong for the one of the names."""
    assert main(["pages", "2026-1", "--write"]) == 0
    folder = archive / "issues/2026-1"
    (folder / "01-写法.md").rename(folder / "05-写法.md")
    capsys.readouterr()
    assert main(["pages", "2026-1"]) == 0
    said = capsys.readouterr().out
    assert "都是对的" not in said
    assert "issues/2026-1/05-写法.md　页码：1 →" in said
    assert main(["pages", "2026-1", "--write"]) == 0
    pages = [article.page or 0 for article in load_publication(archive).issue("2026-1").articles]
    assert pages == sorted(pages)


@pytest.mark.slow
def test_pages_are_shown_then_written_once(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second time nothing is left to write; a moved article loses its number and gets a new one."""
    before = _issues(archive)
    assert main(["pages", "2026-1"]) == 0
    assert _issues(archive) == before
    assert "没有写 → 1" in capsys.readouterr().out
    assert main(["pages", "2026-1", "--write"]) == 0
    written = _issues(archive)
    pages = [article.page for article in load_publication(archive).issue("2026-1").articles]
    assert pages == sorted(page for page in pages if page is not None)
    assert main(["pages", "2026-1", "--write"]) == 0
    assert _issues(archive) == written
    assert main(["move", "2026-1/04-路", "--first", "--yes"]) == 0
    moved = load_publication(archive).issue("2026-1").articles
    assert (moved[0].slug, moved[0].page) == ("01-路", None)
    assert main(["pages", "2026-1", "--write"]) == 0
    assert load_publication(archive).issue("2026-1").articles[0].page == 1


def test_schemas_know_the_departments(archive: Path) -> None:
    """Three files, the choices those of mkdocs.yml."""
    assert main(["schema", "--out", "here"]) == 0
    schema = json.loads((archive / "here/article.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["栏目"]["enum"] == ["特稿", "建言献策", "提案选登", "工作动态"]
    assert {file.name for file in (archive / "here").iterdir()} == {
        "article.schema.json",
        "issue.schema.json",
        "bulletin.code-snippets",
    }


@pytest.mark.parametrize("command", ["serve", "new", "move", "rename", "pages", "schema"])
def test_help_is_chinese_and_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command of the desk."""
    assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert "用法" in said
    assert f"build.py {command}" in said


def test_what_new_writes_is_named_until_it_is_written_over(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every word of the empty articles, whichever form the department has."""
    assert main(["new"]) == 0
    for department in ("建言献策", "提案选登", "工作动态"):
        assert main(["new", "2026-3", "--article", f"{department}甲", "--department", department]) == 0
    capsys.readouterr()
    main(["check", "2026-3", "--format", "json"])
    found = [one for one in json.loads(capsys.readouterr().out) if one["code"] == "template-left"]
    files = sorted((archive / "issues/2026-3").glob("*.md"))
    assert [one["path"].rpartition("/")[2] for one in found] == [file.name for file in files]
    for one, file in zip(found, files, strict=True):
        body = file.read_text(encoding="utf-8").partition("---\n\n")[2]
        written = [line for line in body.splitlines() if line.strip()]
        assert one["message"].count("、") + 2 >= len(written)


def test_a_new_issue_can_be_begun_while_another_is_broken(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The broken one keeps its number, is named, and nothing is taken from it."""
    (archive / "issues/2026-2/issue.yml").write_text("年份：2026", encoding="utf-8")
    assert main(["new"]) == 0
    said = capsys.readouterr().out
    assert "2026-2 里有错" in said
    written = (archive / "issues/2026-3/issue.yml").read_text(encoding="utf-8")
    assert "总期号: 9" in written


def test_a_broken_publication_is_told_by_new(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing can be begun without its departments."""
    (archive / "mkdocs.yml").write_text("extra: 1", encoding="utf-8")
    assert main(["new"]) == 1
    assert "mkdocs.yml" in capsys.readouterr().err
    assert not (archive / "issues/2026-3").exists()
