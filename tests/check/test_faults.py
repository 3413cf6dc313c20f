"""Broken issues from end to end: files on disk, through the loader, to problems with their places."""

from pathlib import Path

import pytest
import yaml

from bulletin.check import NO_RULES, check_publication, read_texts
from bulletin.load import load_publication
from load.archives import good_archive, write

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yml").read_text(encoding="utf-8"))
IMPRINT = {
    "标注": "内部资料　免费交流",
    "准印证号": "（样刊，无）",
    "编印单位": "样刊编写组",
    "发送对象": "试用者",
    "印刷单位": "文印室",
    "印数": "按需",
    "出版日期": "2026-02-28",
}
DEPARTMENTS = "[特稿, 建言献策, 工作动态]"


def archive(root, fault):
    """The sound issue with a whole imprint, and the files of the fault over it."""
    good_archive(root)
    write(root, "mkdocs.yml", f"extra:\n  publication:\n    刊名: 晋城政协\n    栏目: {DEPARTMENTS}\n")
    lines = ["年份: 2026", "期号: 1", "总期号: 61", fault.get("settings", "")]
    lines += [f"{key}: {value}" for key, value in IMPRINT.items() if key != fault.get("without")]
    write(root, "issues/2026-1/issue.yml", "\n".join(lines) + "\n")
    first = next((root / "issues/2026-1").glob("01-*.md"))
    write(root, f"issues/2026-1/{first.name}", "---\n标题: 山路\n栏目: 特稿\n---\n\n山路通了。\n")
    for name, text in fault["files"].items():
        write(root, f"issues/2026-1/{name}", f"---\n{text}")
    return root


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["name"])
def test_each_broken_issue_gives_its_problems_and_no_others(fault, tmp_path):
    root = archive(tmp_path, fault)
    publication = load_publication(root)
    found = check_publication(publication, read_texts(root, root / "issues", ()), NO_RULES, ["2026-1"])
    named = [
        [one.code, one.severity.name.lower(), one.path.rpartition("/")[2], one.line, one.column]
        for one in found
    ]
    assert named == fault["expected"]
