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


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("images/con.png", "con-1.png"),
        ("images/AUX.jpg", "AUX-1.jpg"),
        ("images/com1.最终.png", "com1-1.最终.png"),
        ("images/桥.png ", "桥.png"),
        ("images/桥.png.", "桥.png"),
        ("nul.md", "nul-1.md"),
    ],
)
def test_a_name_that_windows_refuses_is_named_with_one_that_it_takes(root, name, right):
    write(root, f"issues/2026-1/{name}", b"x")
    (problem,) = named(root).values()
    assert (problem.code, problem.severity.name) == ("file-windows", "WARNING")
    assert "Windows 不许" in problem.message
    assert f"例如 {right}；" in problem.remedy


@pytest.mark.parametrize(
    "name", ["images/icon.png", "images/con-1.png", "images/com10.png", "_aux.md", "03-con.md"]
)
def test_a_name_like_one_that_windows_refuses_is_left(root, name):
    write(root, f"issues/2026-1/{name}", b"x")
    assert named(root) == {}
