"""Articles move and are renamed with every reference to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.desk import apply_changes, list_slugs, move_slug, plan_renaming, rename_slug
from bulletin.desk.references import respell, rewrite_article
from bulletin.errors import BulletinError
from bulletin.load import load_publication
from desk.archives import tree, write_archive

SHORT = (
    st.text("停车新规路灯03（）ab.-", max_size=8)
    .map(lambda text: f"新{text}")
    .filter(lambda text: not text.endswith("."))
)
"""Chinese names: a link in percent signs would come back from an English one without them."""


def _rename(root: Path, slug: str, short: str) -> None:
    issues = root / "issues"
    renamed = rename_slug(slug, short, slug)
    apply_changes(plan_renaming(issues / "2026-1", issues, root, renamed), issues)


def _links(root: Path) -> dict[str, object]:
    """For every article, what it links to and continues; for every issue, what its 导读 stands for."""
    publication = load_publication(root)
    found: dict[str, object] = {issue.id: issue.highlights for issue in publication.issues}
    for issue in publication.issues:
        for article in issue.articles:
            found[article.title] = (article.body.links, article.continues, article.body.text)
    return found


def test_every_kind_of_reference_follows_the_new_name(tmp_path: Path) -> None:
    """续自, links of every spelling and 导读 in both issues; samples of code and plain words stay."""
    root = write_archive(tmp_path)
    before = _links(root)
    _rename(root, "03-停车", "车位")
    after = _links(root)
    assert repr(after) == repr(before).replace("2026-1/03-停车", "2026-1/03-车位")
    sample = (root / "issues/2026-1/01-写法.md").read_text(encoding="utf-8")
    assert "`[停车](03-停车.md)`" in sample
    assert "    [停车](03-停车.md)" in sample
    assert '[停车](./03-车位.md "看看")' in sample
    later = (root / "issues/2026-2/01-再说.md").read_text(encoding="utf-8")
    assert "续自: ../2026-1/03-车位.md" in later
    assert "(../2026-1/03-%E8%BD%A6%E4%BD%8D.md)" in later


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(short=SHORT, line_end=st.sampled_from(["\n", "\r\n"]), bom=st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_renaming_and_back_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, short: str, line_end: str, bom: bytes
) -> None:
    """Whatever the new name, the line ends, the mark in front."""
    root = write_archive(tmp_path_factory.mktemp("archive"), line_end, bom)
    before = tree(root)
    _rename(root, "03-停车", short)
    assert "issues/2026-1/03-停车.md" not in tree(root) or short == "停车"
    _rename(root, f"03-{short}", "停车")
    assert tree(root) == before


@given(
    st.permutations(["01-甲", "02-乙", "04-丙", "10-丁"]),
    st.sampled_from(["01-甲", "02-乙", "04-丙", "10-丁"]),
)
def test_a_move_keeps_all_articles_and_all_numbers(order: list[str], behind: str) -> None:
    """The numbers in use stay in use, each once, and only the moved article changes its place."""
    slugs = sorted(order)
    moved = next(slug for slug in order if slug != behind)
    renamed = move_slug(slugs, moved, behind)
    made = sorted(renamed.get(slug, slug) for slug in slugs)
    assert [slug.partition("-")[0] for slug in made] == ["01", "02", "04", "10"]
    words = [slug.partition("-")[2] for slug in made]
    rest = [slug.partition("-")[2] for slug in slugs if slug != moved]
    assert [word for word in words if word != moved.partition("-")[2]] == rest
    assert words.index(moved.partition("-")[2]) == words.index(behind.partition("-")[2]) + 1


def test_doubled_numbers_are_made_anew() -> None:
    """Two articles numbered 01 cannot keep their numbers."""
    assert move_slug(["01-乙", "01-甲", "丙"], "丙", None) == {
        "丙": "01-丙",
        "01-乙": "02-乙",
        "01-甲": "03-甲",
    }


def test_a_move_renumbers_files_and_references_together(tmp_path: Path) -> None:
    """The archive loads as before, in the new order."""
    root = write_archive(tmp_path)
    folder = root / "issues/2026-1"
    renamed = move_slug(list_slugs(folder), "04-路", "01-写法")
    apply_changes(plan_renaming(folder, root / "issues", root, renamed), root / "issues")
    issue = load_publication(root).issue("2026-1")
    assert [article.slug for article in issue.articles] == ["01-写法", "03-路", "04-停车"]
    assert issue.article("2026-1/03-路").continues == "2026-1/04-停车"
    assert [highlight.article for highlight in issue.highlights] == ["2026-1/04-停车", None, "2026-1/03-路"]


def test_a_broken_file_that_may_refer_stops_the_move(tmp_path: Path) -> None:
    """Its references cannot be known, so nothing is changed and the file is named."""
    root = write_archive(tmp_path)
    (root / "issues/2026-2/02-坏.md").write_text("没有文首，见 03-停车", encoding="utf-8")
    before = tree(root)
    with pytest.raises(BulletinError) as refused:
        _rename(root, "03-停车", "车位")
    assert [problem.path for problem in refused.value.problems] == ["issues/2026-2/02-坏.md"]
    assert tree(root) == before


@pytest.mark.parametrize("short", ["", "a b", "甲/乙", "_甲", "甲?", "长" * 41])
def test_a_short_title_that_makes_no_file_name_is_refused(short: str) -> None:
    """Before anything is touched."""
    with pytest.raises(BulletinError) as refused:
        rename_slug("03-停车", short, "x")
    assert [problem.code for problem in refused.value.problems] == ["short-title"]


def test_an_article_without_mentions_keeps_every_byte() -> None:
    """Words that look like the name are no references."""
    data = "---\n标题: 03-停车\n---\n\n03-停车.md 是文件名。\n".encode()
    assert rewrite_article(data, "x.md", "2026-1", {"2026-1/03-停车": "2026-1/03-车位"}) == data


@given(st.sampled_from(["", "../2026-1/", "2026-1/", "./"]), st.sampled_from(["", ".md", ".md#s1", "/"]))
def test_a_mention_keeps_its_spelling(head: str, tail: str) -> None:
    """Only the file's name changes; and back again gives the mention as it was."""
    written = f"{head}03-停车{tail}"
    new = respell(written, "03-停车", "04-车位")
    assert new == f"{head}04-车位{tail}"
    assert respell(new, "04-车位", "03-停车") == written
