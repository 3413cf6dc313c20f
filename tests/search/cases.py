"""Publications and queries that Hypothesis invents, and the cases that Python and the browser share."""

from __future__ import annotations

from hypothesis import strategies as st

from bulletin.model import Author, Body
from publications import make_article, make_issue, make_publication

ALPHABET = "政协晋城阳陽縣县ab1２Ａ，。、“”（—… \n　𠮷é\u0301-:"
TEXTS = st.text(ALPHABET, max_size=60)
QUERIES = st.text(ALPHABET, min_size=1, max_size=6)


@st.composite
def publications(draw):
    """A publication of one to three issues of a few short articles from a small alphabet."""
    issues = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        articles = [
            make_article(
                f"2026-{number}/{place:02}-篇",
                title_lines=(draw(st.text(ALPHABET, min_size=1, max_size=8)),),
                authors=(Author(draw(st.text(ALPHABET, min_size=1, max_size=4))),),
                editors_note=draw(st.text(ALPHABET, max_size=8)),
                body=Body("", draw(TEXTS)),
            )
            for place in range(1, draw(st.integers(1, 3)) + 1)
        ]
        issues.append(make_issue(f"2026-{number}", articles))
    return make_publication(*issues)


GRAMMAR = (
    # query, terms as (text, is_phrase, is_excluded), filters as (field, value, is_excluded)
    ("停车", [("停车", False, False)], []),
    ("  停车\u3000收费\n", [("停车", False, False), ("收费", False, False)], []),
    ('"边走，边看"', [("边走边看", True, False)], []),
    ("“边走边看” 想", [("边走边看", True, False), ("想", False, False)], []),
    ("说“好”的人", [("说“好”的人", False, False)], []),
    ('"没有收尾', [('"没有收尾', False, False)], []),
    ('"a b" c', [("a b", True, False), ("c", False, False)], []),
    ("停车 -地铁 －公交", [("停车", False, False), ("地铁", False, True), ("公交", False, True)], []),
    ('想 -"边走边看"', [("想", False, False), ("边走边看", True, True)], []),
    ("-5", [("-5", False, False)], []),
    ("-停车 -收费", [("-停车", False, False), ("-收费", False, False)], []),
    ("-", [("-", False, False)], []),
    ("- 停车", [("-", False, False), ("停车", False, False)], []),
    ("栏目:提案选登 作者：王某某", [], [("栏目", "提案选登", False), ("作者", "王某某", False)]),
    (
        "年:2026 年份:2025 期:2026-1",
        [],
        [("年", "2026", False), ("年", "2025", False), ("期", "2026-1", False)],
    ),
    ("桥 -栏目:特稿", [("桥", False, False)], [("栏目", "特稿", True)]),
    ("年:2026 -栏目:特稿", [], [("年", "2026", False), ("栏目", "特稿", True)]),
    ('作者:"王 某某"', [], [("作者", "王某某", False)]),
    ("作者:", [("作者:", False, False)], []),
    ("作者: 王", [("作者:", False, False), ("王", False, False)], []),
    ("今年:好", [("今年:好", False, False)], []),
    ("晉城ＰＤＦ", [("晋城pdf", False, False)], []),
    ("\ud800阳\udfff城", [("阳城", False, False)], []),
    ("\x00\x07", [], []),
    ('""', [], []),
    ('"，。"', [], []),
    ("，。", [(",。", False, False)], []),
    ("<b>&lt;</b>", [("<b>&lt;</b>", False, False)], []),
    ("", [], []),
)
