"""Files of an issue's folder that nothing reads."""

import pytest

from bulletin.check import find_ignored
from load.archives import good_archive, write


@pytest.fixture
def root(tmp_path):
    return good_archive(tmp_path)


def named(root):
    return {
        problem.path.removeprefix("issues/2026-1/"): problem
        for problem in find_ignored(root, root / "issues", ())
    }


@pytest.mark.parametrize(
    ("name", "what", "remedy"),
    [
        ("稿.docx", "文稿", "import"),
        ("稿.DOC", "文稿", "import"),
        ("稿.wps", "文稿", "import"),
        ("稿.pdf", "PDF", "文字稿"),
        ("稿.txt", "纯文本", ".md"),
        ("表.xlsx", "表格", "|"),
        ("images/照片.heic", "图片", "JPEG"),
        ("稿子/05-路.md", "下一层", "移到"),
        ("稿件", "没有扩展名", "移走"),
    ],
)
def test_each_kind_is_named_with_what_to_do(root, name, what, remedy):
    write(root, f"issues/2026-1/{name}", b"x")
    found = named(root)
    assert set(found) == {name}
    assert what in found[name].message
    assert remedy in found[name].remedy
    assert found[name].code == "file-ignored"


@pytest.mark.parametrize(
    "name",
    [
        "_05-搁着.docx",
        "~$稿.docx",
        ".DS_Store",
        "02-停车.md.orig",
        "images/桥.png",
        "03-路.md.txt",
        "issue.yaml",
    ],
)
def test_what_is_put_aside_or_named_elsewhere_is_left(root, name):
    write(root, f"issues/2026-1/{name}", b"x")
    assert named(root) == {}


def test_other_issues_are_left_when_one_is_asked_for(root):
    write(root, "issues/2026-2/稿.docx", b"x")
    assert find_ignored(root, root / "issues", ["2026-1"]) == ()
