"""The whole check: sample issues without a false alarm, rules that need the issue, every code named."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from bulletin.check import CODES, NO_RULES, check_publication, find_text_faults, read_rules, read_texts
from bulletin.check.rules import contents
from bulletin.errors import Severity
from bulletin.load import load_publication
from bulletin.model import (
    Author,
    Continuation,
    Footer,
    JumpMode,
    Masthead,
    PageSource,
    Typesetting,
)
from check.reading import issue_codes
from check.texts import texts
from publications import make_article, make_issue, make_publication

ROOT = Path(__file__).parents[2]
IMPRINT = Masthead(
    label="内部资料　免费交流",
    permit="（样刊，无）",
    compiler="样刊编写组",
    recipients="试用者",
    printer="文印室",
    print_run="按需",
)
PRINTED = Typesetting(pages=PageSource.PRINTED)


def issue(*articles, **values):
    return make_issue("2026-1", articles, **{"masthead": IMPRINT, **values})


def article(number, **values):
    title = (f"第{number}条山路",)
    return make_article(f"2026-1/{number:02}-山路", **{"title_lines": title, **values})


def test_the_sample_issues_give_no_error_and_no_warning():
    publication = load_publication(ROOT)
    found = check_publication(publication, read_texts(ROOT, ROOT / "issues", ()), read_rules(ROOT))
    assert [str(one) for one in found if one.severity is not Severity.NOTE] == []
    assert len(found) <= 2


def test_every_code_of_the_table_is_given_by_some_rule():
    package = ROOT / "plugins/bulletin/check"
    files = [file for file in package.rglob("*.py") if file.name != "codes.py"]
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    assert [code for code in CODES if f'"{code}"' not in source] == []


def test_a_whole_imprint_passes_and_each_missing_field_is_an_error():
    assert issue_codes(issue(article(1))) == []
    missing = issue(article(1), masthead=Masthead(label="内部资料　免费交流"))
    assert issue_codes(missing) == ["imprint-missing"] * 5
    assert issue_codes(issue(article(1), date=None)) == ["imprint-missing"]


def test_a_printed_issue_is_a_fact_and_its_imprint_a_note():
    publication = make_publication(issue(article(1), masthead=Masthead(), typesetting=PRINTED))
    found = check_publication(publication, {}, NO_RULES, ["2026-1"])
    assert [(one.code, one.severity) for one in found] == [("imprint-missing", Severity.NOTE)]


def test_the_label_of_the_cover_must_be_whole():
    assert issue_codes(issue(article(1), masthead=Masthead(**{**_values(IMPRINT), "label": "内部资料"}))) == [
        "imprint-label"
    ]


def test_an_empty_footer_is_one_note_for_the_publication():
    publication = make_publication(issue(article(1)))
    assert [one.code for one in check_publication(publication, {}, NO_RULES)] == ["footer-empty"]
    full = make_publication(issue(article(1)), footer=Footer("晋ICP备1号", "晋公网安备1号", "党政机关"))
    assert check_publication(full, {}, NO_RULES) == ()


def test_a_page_out_of_order_is_the_odd_one_and_not_its_neighbours():
    pages = [article(at, page=page) for at, page in enumerate((29, 33, 11, 44, 49), 1)]
    publication = make_publication(issue(*pages, typesetting=PRINTED))
    found = check_publication(publication, {}, NO_RULES, ["2026-1"])
    assert [(one.path, one.severity) for one in found] == [("issues/2026-1/03-山路.md", Severity.WARNING)]
    assert "与纸本一致，不必改" in found[0].remedy


def test_planned_pages_out_of_order_are_only_a_warning():
    publication = make_publication(issue(article(1, page=5), article(2, page=3), article(3, page=7)))
    found = check_publication(publication, {}, NO_RULES, ["2026-1"])
    assert [(one.code, one.severity) for one in found] == [("page-order", Severity.WARNING)]


def test_the_line_of_the_page_is_named():
    source = "---\n标题: 甲\n页码: 11\n---\n文。\n"
    publication = make_publication(issue(article(1, page=5), article(2, page=3), article(3, page=7)))
    found = check_publication(publication, {"issues/2026-1/01-山路.md": source}, NO_RULES, ["2026-1"])
    assert [one.line for one in found if one.code == "page-order"] in ([3], [None])


def test_a_department_in_two_places_is_a_warning():
    split = issue(*(article(at, department=name) for at, name in enumerate(("特稿", "调研报告", "特稿"), 1)))
    assert issue_codes(split) == ["department-split"]


def test_two_articles_of_one_title_are_an_error_unless_one_continues_the_other():
    first, second = article(1), article(2, title_lines=("第1条　山路",))
    assert issue_codes(issue(first, second)) == ["title-twice"]
    second = article(2, title_lines=("第1条山路",), continues=first.id)
    assert issue_codes(issue(first, second)) == []


def test_two_files_of_one_number_are_a_warning_and_the_later_one_is_named():
    """Names without a number, and a printed issue, have no order to lose."""
    twins = [make_article(f"2026-1/{slug}", title_lines=(slug,)) for slug in ("3-乙", "03-甲", "04-丙")]
    publication = make_publication(issue(*twins))
    (found,) = check_publication(publication, {}, NO_RULES, ["2026-1"])
    assert (found.code, found.severity) == ("number-twice", Severity.WARNING)
    assert (found.path, "03-甲.md" in found.message) == ("issues/2026-1/3-乙.md", True)
    assert "move 2026-1/3-乙 --after 2026-1/03-甲" in found.remedy
    assert issue_codes(issue(*twins, typesetting=PRINTED)) == []
    bare = [make_article(f"2026-1/{slug}", title_lines=(slug,)) for slug in ("乙", "甲")]
    assert issue_codes(issue(*bare)) == []


@pytest.mark.parametrize(
    "listed",
    [("让书架走到山路尽头",), ("林某某：让书架走到山路尽头",), ("让书架走到", "山路尽头"), ("书架走",)],
)
def test_short_forms_and_prefixes_in_contents_pass(listed):
    one = make_article("2026-1/01-山路", contents_title_lines=listed)
    assert issue_codes(issue(one)) == []


@pytest.mark.parametrize("listed", [("让书架走进山路尽头",), ("关于书架的通报",)])
def test_a_title_in_contents_that_differs_is_a_warning(listed):
    one = make_article("2026-1/01-山路", contents_title_lines=listed)
    assert issue_codes(issue(one)) == ["contents-title"]


def test_a_title_line_of_more_than_seventeen_characters_is_a_warning():
    assert issue_codes(issue(article(1, title_lines=("山" * 18,)))) == ["title-long"]
    assert issue_codes(issue(article(1, title_lines=("山" * 17, "路" * 17)))) == []
    assert issue_codes(issue(article(1, title_lines=("山" * 18,)), typesetting=PRINTED)) == []


def test_written_jump_numbers_must_agree_with_the_pages():
    def printed(body):
        one = make_article("2026-1/01-山路", body, page=1, title_lines=("甲",))
        return issue_codes(issue(one, article(2, page=5), article(3, page=9), typesetting=PRINTED))

    assert printed("前半（下转8页）（上接4页）后半。") == []
    assert printed("前半（下转8页）（上接7页）后半。") == ["jump-page"]
    assert printed("前半（下转3页）（上接4页）后半。") == ["jump-page"]
    assert printed("前半（下转）（上接）后半。") == []


@pytest.mark.parametrize(
    ("setting", "severity"), [(Typesetting(), Severity.ERROR), (PRINTED, Severity.WARNING)]
)
def test_the_order_of_a_printed_chronicle_is_the_originals(setting, severity):
    one = make_article("2026-1/01-纪事", page=1)
    text = "---\n标题: 纪事\n体裁: 纪事\n---\n\n- 4月12日　看车。\n- 4月9日　停车。\n"
    publication = make_publication(issue(one, typesetting=setting))
    found = check_publication(publication, {one.path: text}, NO_RULES, ["2026-1"])
    (order,) = [problem for problem in found if problem.code == "date-order"]
    assert order.severity is severity
    assert ("与原刊一致就不必改" in order.remedy) is (severity is Severity.WARNING)


def test_numbers_the_typesetter_will_write_are_not_looked_at():
    one = make_article("2026-1/01-山路", "前半（下转3页）（上接9页）后半。", page=1)
    assert issue_codes(issue(one, article(2, page=5))) == []
    by_hand = issue(one, article(2, page=5), typesetting=Typesetting(jumps=JumpMode.MANUAL))
    assert issue_codes(by_hand) == ["jump-page", "jump-page"]


def test_two_files_of_one_text_must_name_each_others_pages():
    head = make_article("2026-1/01-甲", "前半（下转8页）", page=1, title_lines=("甲",))
    tail = make_article("2026-1/02-乙", "（上接4页）后半。", page=9, title_lines=("乙",), continues=head.id)
    joined = (Continuation(head.id, tail.id, is_jump=True),)
    publication = make_publication(issue(head, tail, typesetting=PRINTED), continuations=joined)
    found = check_publication(publication, {}, NO_RULES, ["2026-1"])
    assert [(one.code, one.path) for one in found] == [("jump-page", head.path)]


def test_two_files_of_one_text_that_stand_one_behind_the_other_are_a_warning():
    """Print sets them as one, so the second title is not printed; a printed issue stays as it is."""
    head = make_article("2026-1/01-甲", "前半（下转）", title_lines=("甲",))
    tail = make_article("2026-1/02-乙", "（上接）后半。", title_lines=("乙",), continues=head.id)
    joined = (Continuation(head.id, tail.id, is_jump=True),)

    def found(*articles, **values):
        publication = make_publication(issue(*articles, **values), continuations=joined)
        return check_publication(publication, {}, NO_RULES, ["2026-1"])

    assert [(one.code, one.path, one.severity) for one in found(head, tail)] == [
        ("jump-joined", tail.path, Severity.WARNING)
    ]
    assert found(head, article(3), tail) == ()
    assert [one.code for one in found(head, tail, typesetting=PRINTED)] == []


@pytest.mark.parametrize(
    ("setting", "width", "severity", "remedy"),
    [
        ("", 600, Severity.NOTE, "就换一张清楚的"),
        ("", 300, Severity.WARNING, "就换一张清楚的"),
        ("{.通栏}", 1000, Severity.NOTE, "就去掉 {.通栏}，印一栏宽有300 dpi"),
        ("{.通栏}", 700, Severity.WARNING, "就去掉 {.通栏}，印一栏宽有247 dpi"),
        ("{.通栏}", 300, Severity.WARNING, "就换一张清楚的"),
    ],
)
def test_a_coarse_picture_is_a_note_and_below_half_a_warning(setting, width, severity, remedy):
    """What is advised is what this picture's own setting leaves to be done."""
    text = f"![桥](images/桥.png){setting}"
    one = make_article("2026-1/01-山路", text)
    (picture,) = one.body.pictures
    one = replace(one, body=replace(one.body, pictures=(replace(picture, width=width),)))
    found = check_publication(make_publication(issue(one)), {one.path: text}, NO_RULES, ["2026-1"])
    assert [(one.code, one.severity, one.line) for one in found] == [("picture-resolution", severity, 1)]
    assert f"宽{width}像素" in found[0].message
    assert found[0].remedy.endswith(remedy)


def test_of_one_column_no_picture_is_told_to_be_narrower():
    """There a wide picture is as wide as any."""
    text = "![桥](images/桥.png){.通栏}"
    one = make_article("2026-1/01-山路", text)
    narrow = issue(one, typesetting=Typesetting(columns=1, characters_per_line=40))
    found = check_publication(make_publication(narrow), {one.path: text}, NO_RULES, ["2026-1"])
    assert ["通栏" in one.remedy for one in found if one.code == "picture-resolution"] == [False]


def test_a_picture_without_words_is_a_warning_and_an_empty_word_a_note():
    for text, severity in (("![](a.png)", Severity.WARNING), ("![图1](a.png)", Severity.NOTE)):
        found = find_text_faults({"a/1.md": text}, NO_RULES)
        assert [(one.problem.code, one.problem.severity) for one in found] == [("picture-alt", severity)]
    assert find_text_faults({"a/1.md": "    ![](a.png)\n\n`![](b.png)`"}, NO_RULES) == ()


def test_a_name_drawn_apart_is_a_warning():
    assert issue_codes(issue(article(1, authors=(Author("姚　某"),)))) == ["name-spaced"]
    assert issue_codes(issue(article(1, authors=(Author("姚某"), Author("", "", "样刊编写组"))))) == []


def test_only_the_issues_asked_for_are_checked():
    second = make_issue("2026-2", [make_article("2026-2/01-路")], masthead=Masthead())
    publication = make_publication(issue(article(1)), second)
    assert check_publication(publication, {}, NO_RULES, ["2026-1"]) == ()


def test_the_longest_rise_keeps_equal_pages():
    three = issue(article(1, page=3), article(2, page=3), article(3, page=4))
    assert len(contents.articles_in_order(three)) == 3


@settings(deadline=None)
@given(texts())
def test_any_text_gives_problems_with_places_and_never_an_exception(text):
    for finding in find_text_faults({"issues/2026-1/01.md": text}, read_rules(ROOT)):
        line, column = finding.problem.line, finding.problem.column
        assert 1 <= line <= text.count("\n") + 1
        assert 1 <= column <= len(text.split("\n")[line - 1]) + 1
        assert finding.problem.code in CODES
        assert not finding.problem.message.endswith("。")


@pytest.mark.parametrize("folder", sorted((ROOT / "tests/bad_issues").iterdir()), ids=lambda one: one.name)
def test_broken_folders_are_read_as_far_as_they_are_texts(folder):
    for path, text in read_texts(folder, folder / "issues", ()).items():
        assert {finding.problem.path for finding in find_text_faults({path: text}, NO_RULES)} <= {path}


def _values(masthead):
    return {name: getattr(masthead, name) for name in masthead.__dataclass_fields__}


@pytest.mark.parametrize(
    "piece", ["    ", "a-", "1,000", "（下转8页）", "[2018]3号", "甲 ,", "“", "\n- 山", "<!-- "]
)
def test_a_file_of_one_thing_over_and_over_takes_seconds_at_most(piece):
    """Each of these once took minutes: patterns that try every way to match."""
    began = time.process_time()
    find_text_faults({"issues/2026-1/01.md": piece * (30_000 // len(piece))}, NO_RULES)
    assert time.process_time() - began < 5


def test_names_that_the_loader_could_not_part_are_asked_about():
    for name in ("市政协办公室、研究室", "政协委员　姚某某"):
        assert issue_codes(issue(article(1, authors=(Author(name),)))) == ["name-joined"]
    assert issue_codes(issue(article(1, authors=(Author("姚某某"),)))) == []


def test_a_page_that_the_author_wrote_is_a_note_where_pages_are_still_computed():
    text = "---\n标题: 路\n栏目: 特稿\n---\n\n路的事见本期第8页，渠的事参见第八页。写“见第7页”不好。\n"
    one = article(1)
    living = issue(one)
    assert issue_codes(living, **{one.path: text}) == ["page-reference", "page-reference"]
    printed = replace(living, typesetting=replace(living.typesetting, pages=PageSource.PRINTED))
    assert "page-reference" not in issue_codes(printed, **{one.path: text})
