"""mkdocs.yml's extra.publication: the bulletin itself, without MkDocs."""

from __future__ import annotations

from pathlib import Path

from bulletin.load import load_publication
from bulletin.load.publication import read_settings
from bulletin.model import Department, Footer, Form, Scope
from load.archives import good_archive, problems, write

SETTINGS = """
site_name: 晋城政协
site_url: https://example.com/
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
extra:
  analytics: {provider: none}
  publication:
    刊名: 晋城政协
    pinyin: JINCHENG ZHENGXIE
    刊期: 双月刊
    主办: 政协晋城市委员会
    公开范围: 内部
    栏目:
      - 特稿
      - {名称: 社情民意, 接排: true}
      - {name: 工作动态, form: chronicle}
    页脚: {ICP备案: 晋ICP备00000000号, 说明: 样刊}
    字体: {楷: fonts/楷.ttf}
"""


def test_the_publication_is_read_in_both_languages(tmp_path: Path) -> None:
    """Tags for MkDocs and other keys of extra are none of ours."""
    write(tmp_path, "mkdocs.yml", SETTINGS)
    write(tmp_path, "fonts/楷.ttf", b"")
    settings = read_settings(tmp_path)
    found = settings.publication
    assert (found.nameplate, found.pinyin, found.frequency) == ("晋城政协", "JINCHENG ZHENGXIE", "双月刊")
    assert (found.site_url, found.masthead.sponsor) == ("https://example.com/", "政协晋城市委员会")
    assert found.departments == (
        Department("特稿"),
        Department("社情民意", runs_on=True),
        Department("工作动态", Form.CHRONICLE),
    )
    assert found.footer == Footer(icp="晋ICP备00000000号", remark="样刊")
    assert found.fonts == (("楷", str(tmp_path / "fonts/楷.ttf")),)
    assert settings.scope is Scope.INTERNAL


def test_a_broken_mkdocs_yml_does_not_hide_the_faults_of_articles(tmp_path: Path) -> None:
    """Departments cannot be judged then; everything else is."""
    root = good_archive(tmp_path)
    write(root, "mkdocs.yml", "site_name: x\n")
    write(root, "issues/2026-1/02-停车.md", "---\n标题: 停车记\n栏目: 没有\n页码: 一\n---\n文。\n")
    assert [problem.code for problem in problems(root)] == ["value-wrong", "key-missing"]


def test_the_publications_scope_is_the_default_of_issues(tmp_path: Path) -> None:
    """mkdocs.yml, then issue.yml, then the article."""
    root = good_archive(tmp_path)
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("刊名: 晋城政协\n", "刊名: 晋城政协\n    公开范围: 内部\n"))
    assert load_publication(root).issues[0].scope is Scope.INTERNAL
