"""What was changed in the browser goes into the file; every other byte stays."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bulletin.desk.writing.form import ARTICLE, ISSUE, flatten, nest
from bulletin.desk.writing.merging import BODY, Merged, Sheet, merge, prints_of
from bulletin.errors import BulletinError
from conftest import ROOT
from desk.writing.stage import PARKING

ARTICLES = sorted(ROOT.glob("issues/*/*.md"))
ISSUE_FILES = sorted(ROOT.glob("issues/*/issue.yml"))


def _through_the_browser(values: dict, sheet: Sheet) -> dict:
    """Values as they come back from a form: as JSON, the rare ones in their fold."""
    return sheet.receive(flatten(json.loads(json.dumps(nest(values, sheet), ensure_ascii=False))))


def _save(text: str | bytes, sheet: Sheet = ARTICLE, **changes: object) -> Merged:
    data = text if isinstance(text, bytes) else text.encode()
    opened = sheet.read(data, "稿")
    return merge(sheet, data, "稿", _through_the_browser({**opened, **changes}, sheet), prints_of(opened))


def _changed_lines(before: str, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new."""
    old, new = before.split("\n"), after.decode().split("\n")
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    "file", [*ARTICLES, *ISSUE_FILES], ids=lambda file: f"{file.parent.name}/{file.name}"
)
def test_a_form_that_was_only_opened_changes_no_byte(file: Path) -> None:
    """Of any article and issue.yml of the sample issues."""
    assert _save(file.read_bytes(), ARTICLE if file.suffix == ".md" else ISSUE).data == file.read_bytes()


@pytest.mark.parametrize(
    ("changes", "gone", "new"),
    [
        ({"标题": "行路记"}, ['标题: "停车记"   # 暂定'], ["标题: 行路记   # 暂定"]),
        ({"页码": "12"}, ["页码: # 待定"], ["页码: 12 # 待定"]),
        ({"引题": "调查：之一", "日期": "2026-03-01"}, [], ["引题: 调查：之一", "日期: 2026-03-01"]),
        (
            {"作者": [{"姓名": "甲某某", "职务": "主席"}, {"姓名": "乙某某"}]},
            ["    职务: 委员"],
            ["    职务: 主席"],
        ),
        ({"作者": [{"姓名": "甲某某", "职务": "委员"}]}, ["  - 乙某某"], []),
        (
            {"作者": [{"姓名": "甲某某", "职务": "委员"}, {"单位": "某局"}, {"姓名": "乙某某"}]},
            [],
            ["  - {单位: 某局}"],
        ),
        ({"副题": "一\n二"}, [], ["副题:", "  - 一", "  - 二"]),
        ({"编者按": "一段\n\n又一段"}, [], ["编者按: |-", "  一段", "  又一段"]),
        ({"来源": "#1: “x”"}, [], ['来源: "#1: “x”"']),
        ({"提案": {"案号": "151", "提案者": "甲、乙"}}, [], ["提案: {案号: 151, 提案者: 甲、乙}"]),
        ({BODY: "停车的地方够了。\n\n## 一、路\n\n路很长。"}, ["停车的地方不够。"], ["停车的地方够了。"]),
        ({"栏目": ""}, ["栏目: 建言献策"], []),
    ],
    ids=lambda value: "" if isinstance(value, list) else "、".join(value),
)
def test_only_the_lines_that_were_edited_change(changes: dict, gone: list[str], new: list[str]) -> None:
    """Comments, quotation marks, order and empty lines stay as the editor had them."""
    merged = _save(PARKING, **changes)
    assert _changed_lines(PARKING, merged.data) == (gone, new)
    assert ARTICLE.read(merged.data, "稿") == {**ARTICLE.read(PARKING.encode(), "稿"), **_as_read(changes)}


def _as_read(changes: dict) -> dict:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in changes.items()}


def test_line_ends_and_the_mark_in_front_stay() -> None:
    """A file from Notepad stays one."""
    data = b"\xef\xbb\xbf" + PARKING.replace("\n", "\r\n").encode()
    after = _save(data, 引题="问路", 正文="停车的地方不够。\n\n新的一段。").data
    assert after.startswith(b"\xef\xbb\xbf---\r\n")
    assert after.count(b"\r\n") == after.count(b"\n")
    assert after.endswith("新的一段。\r\n".encode())


ROLES = """\
年份: 2026
期号: 1
编委会: # 按次序
  主编: 甲某某 # 2026年起
  # 副主编待定
  委员: [乙某某, 丙某某]
"""


@pytest.mark.parametrize(
    ("board", "gone", "new"),
    [
        ("主编: 甲某某\n委员: 乙某某、丙某某\n校对: 丁某某", [], ["  校对: 丁某某"]),
        ("顾问: 丁某某\n主编: 甲某某\n委员: 乙某某、丙某某", [], ["  顾问: 丁某某"]),
        ("主编: 甲某某\n副主编: 丁某某\n委员: 乙某某、丙某某", [], ["  副主编: 丁某某"]),
        ("主编: 甲某某", ["  委员: [乙某某, 丙某某]"], []),
        ("委员: 乙某某、丙某某", ["  主编: 甲某某 # 2026年起"], []),
        ("主编: 甲某某\n委员: 丁某某", ["  委员: [乙某某, 丙某某]"], ["  委员: 丁某某"]),
        ("主编: 甲某某\n校对: 丁某某", ["  委员: [乙某某, 丙某某]"], ["  校对: 丁某某"]),
    ],
)
def test_roles_come_and_go_line_by_line(board: str, gone: list[str], new: list[str]) -> None:
    """The lines of the others stay, comments and brackets as well."""
    merged = _save(ROLES, ISSUE, 编委会=board)
    assert _changed_lines(ROLES, merged.data) == (gone, new)
    assert ISSUE.read(merged.data, "稿")["编委会"] == board


def test_a_new_part_of_a_value_in_braces_leaves_the_others() -> None:
    """Also one that no form shows."""
    text = PARKING.replace("  - 乙某某", "  - {姓名: 乙某某, 电话: '1' }")
    people = [{"姓名": "甲某某", "职务": "委员"}, {"姓名": "乙某某", "职务": "主任", "单位": "某局"}]
    merged = _save(text, 作者=people)
    assert _changed_lines(text, merged.data)[1] == ["  - {姓名: 乙某某, 电话: '1', 职务: 主任, 单位: 某局 }"]


def test_what_others_changed_meanwhile_stays() -> None:
    """Another key: both changes are in the file, and the editor is told."""
    opened = ARTICLE.read(PARKING.encode(), "稿")
    meanwhile = PARKING.replace("页码: # 待定", "页码: 12").encode()
    sent = _through_the_browser({**opened, "标题": "行路记"}, ARTICLE)
    merged = merge(ARTICLE, meanwhile, "稿", sent, prints_of(opened))
    assert merged.elsewhere == ("页码",)
    values = ARTICLE.read(merged.data, "稿")
    assert (values["标题"], values["页码"]) == ("行路记", "12")


def test_the_same_key_changed_here_and_there_is_refused() -> None:
    """Nothing is written, and it is said which key."""
    opened = ARTICLE.read(PARKING.encode(), "稿")
    meanwhile = PARKING.replace("停车记", "停车再记").encode()
    sent = _through_the_browser({**opened, "标题": "行路记"}, ARTICLE)
    with pytest.raises(BulletinError, match="“标题”刚才在别处也改过"):
        merge(ARTICLE, meanwhile, "稿", sent, prints_of(opened))
    assert merge(ARTICLE, meanwhile, "稿", {**sent, "标题": "停车再记"}, prints_of(opened)).data == meanwhile


def test_a_file_that_cannot_be_read_is_refused_with_the_loaders_words() -> None:
    """Never damaged."""
    with pytest.raises(BulletinError, match="半角冒号"):
        merge(ARTICLE, "---\n标题：坏\n---\n正文\n".encode(), "稿", ARTICLE.receive({}), "{}")


def test_front_matter_in_one_pair_of_braces_is_refused_when_a_key_changes() -> None:
    """The body may be changed all the same."""
    text = "---\n{标题: 甲, 栏目: 乙}\n---\n\n正文\n"
    with pytest.raises(BulletinError, match="大括号"):
        _save(text, 标题="丙")
    assert _save(text, 正文="新的").data.decode() == text.replace("正文", "新的")


def test_a_new_file_has_its_keys_in_the_models_order() -> None:
    """Empty ones are left out."""
    sent = ARTICLE.receive(
        {"标题": "新稿", "栏目": "特稿", "作者": [{"姓名": "某某某"}], "引题": "", BODY: "一\n\n二"}
    )
    made = merge(ARTICLE, b"---\n---\n", "稿", sent, "{}").data.decode()
    assert made == "---\n标题: 新稿\n栏目: 特稿\n作者: 某某某\n---\n\n一\n\n二\n"


def test_values_are_taken_as_the_validation_takes_them() -> None:
    """A dash before the deck is the machine's; names may be parted in several ways; dates too."""
    merged = _save(
        PARKING, 副题="——一条路", 日期="2026年3月1日", 提案={"案号": "1", "提案者": "甲；乙"}
    ).data.decode()
    assert "\n副题: 一条路\n" in merged
    assert "\n日期: 2026-03-01\n" in merged
    assert "提案者: 甲、乙}" in merged


_WORDS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co"), exclude_characters="\ufeff"
    ),
    max_size=12,
).map(str.strip)
_BODY = st.lists(_WORDS, max_size=6).map("\n".join)
_PERSON = st.fixed_dictionaries({}, optional={"姓名": _WORDS, "职务": _WORDS, "单位": _WORDS})
_CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "标题": _WORDS,
        "引题": _WORDS,
        "来源": _WORDS,
        "编者按": _BODY,
        "副题": st.lists(_WORDS, max_size=3).map("\n".join),
        "作者": st.lists(_PERSON, max_size=4),
        "页码": st.integers(1, 99).map(str),
        "公开范围": st.sampled_from(["", "公开", "内部"]),
        "提案": st.fixed_dictionaries({}, optional={"案号": _WORDS, "提案者": _WORDS, "承办": _WORDS}),
        BODY: _BODY,
    },
)
_COMMENTS = st.sampled_from(["", "  # 注", "\n# 另一行\n"])


@st.composite
def _files(draw: st.DrawFn) -> str:
    """Files as editors and other programs write them: any style of YAML, comments, both line ends."""
    values = {key: value for key, value in draw(_CHANGES).items() if key != BODY and value}
    flow = draw(st.sampled_from([None, False]))
    lines = (
        yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_flow_style=flow, width=30)
        if values
        else ""
    )
    comment = draw(_COMMENTS)
    front = f"栏目: 特稿{comment}\n{lines}"
    above, below = draw(st.sampled_from(["", "\n", "\n\n"])), draw(st.sampled_from(["", "\n"]))
    text = f"---\n{front}---\n{above}{draw(_BODY)}{below}"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@given(_files(), _CHANGES)
def test_desk_to_file_to_desk(text: str, changes: dict) -> None:
    """The file then says what the form said, no more has changed, and a second save changes nothing."""
    data = text.encode()
    try:
        opened = ARTICLE.read(data, "稿")
    except BulletinError:
        assume(False)
    sent = _through_the_browser({**opened, **changes}, ARTICLE)
    merged = merge(ARTICLE, data, "稿", sent, prints_of(opened)).data
    assert ARTICLE.read(merged, "稿") == sent
    again = merge(ARTICLE, merged, "稿", _through_the_browser(sent, ARTICLE), prints_of(sent))
    assert again.data == merged
    if sent == opened:
        assert merged == data
    if sent[BODY] == opened[BODY]:
        assert merged.endswith(_below_front(data))
    untouched = [key for key in ("栏目",) if sent[key] == opened[key]]
    assert all(re.search(rb"(?m)^" + key.encode() + rb": .*$", merged) for key in untouched)


def _below_front(data: bytes) -> bytes:
    return re.split(rb"(?m)^---\r?$", data, maxsplit=2)[2]


def test_several_names_in_one_text_are_several_rows_of_the_form() -> None:
    """As the loader reads them; what is not touched stays as it is written."""
    text = "---\n标题: 甲\n栏目: 建言献策\n作者: 辛某某、壬某某\n---\n\n文。\n"
    assert ARTICLE.read(text.encode(), "稿")["作者"] == ({"姓名": "辛某某"}, {"姓名": "壬某某"})
    assert _save(text).data == text.encode()
