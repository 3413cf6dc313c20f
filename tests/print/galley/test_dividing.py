"""Titles too long for one line: where they are divided, and when they are set smaller instead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publications import make_article

from bulletin.model import Form, HeadHeight, Typesetting
from bulletin.print.galley.article import set_article
from bulletin.print.galley.blocks import Speech
from bulletin.print.galley.compositor import Compositor
from bulletin.print.galley.dividing import divide
from bulletin.print.galley.forms import speech_head
from bulletin.print.grid import grid_of
from bulletin.print.marks import Text
from bulletin.print.setting import Run
from bulletin.print.setting.characters import NO_LINE_END, NO_LINE_START


def rows_of(marks):
    """The text of every line, from the top."""
    lines = {}
    for mark in marks:
        if isinstance(mark, Text):
            lines.setdefault(round(mark.y, 1), []).append((mark.x, mark.string))
    return ["".join(text for _, text in sorted(line)) for _, line in sorted(lines.items())]


def opening_of(compositor, **more):
    return set_article(make_article("2026-1/01-a", **more), compositor, with_strip=True).sections[0]


@pytest.fixture
def tight(faces, compositor):
    return Compositor(compositor.grid, faces, HeadHeight.TIGHT)


def test_a_word_that_the_text_keeps_together_is_not_torn(compositor):
    """网 and 格 never stand apart in the text; a title that knows no text is divided in its middle."""
    title, text = "关于某地的网格建设报告书", "某地的网格员管网格，建好某地的网格，设了告示，报了书。"
    style = compositor.styles.title_long
    width = style.size * 9
    assert divide(title, style, width, compositor) == ("关于某地的网", "格建设报告书")
    assert divide(title, style, width, compositor, text)[0] in {"关于某地的", "关于某地的网格"}


def test_a_full_space_is_the_best_place(compositor):
    style = compositor.styles.speech
    text = "守住这一处要点　把纸上的字一个一个都念出声来再去付印"
    assert divide(text, style, compositor.grid.width, compositor) == tuple(text.split("　"))


@pytest.fixture(scope="module")
def page(faces):
    """Hypothesis wants what lasts longer than one test."""
    return Compositor(grid_of(Typesetting()), faces)


def test_no_line_ends_at_a_space_behind_an_opening_mark(page):
    """The space goes, and the mark would stand at the end; likewise before a closing one."""
    style, width = page.styles.title_long, page.grid.width
    words = "字句的人" * 4
    for title in (f"{words}“　{words}", f"{words}　》{words}"):
        lines = divide(title, style, width, page)
        assert not [line for line in lines[:-1] if line[-1] in NO_LINE_END]
        assert not [line for line in lines[1:] if line[0] in NO_LINE_START]


@given(
    st.lists(st.sampled_from([*"字句的人", "字字", "，", "。", "“", "》", "——", "ab1", "　"]), max_size=90)
)
@settings(max_examples=80, deadline=None)
def test_nothing_is_lost_and_no_line_breaks_the_rules(page, pieces):
    """避头尾, unless a line holds little else than marks."""
    text = "".join(pieces).strip()
    style, width = page.styles.title_long, page.grid.width
    lines = divide(text, style, width, page)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(page.width_of((Run(line, style),)) <= width + 1 for line in lines if line)
    marks = set("，。“》—　")
    if not any(set(text[k : k + 5]) <= marks for k in range(len(text) - 4)):
        assert not [line for line in lines[1:] if line[0] in NO_LINE_START]
        assert not [line for line in lines[:-1] if line[-1] in NO_LINE_END]


def test_a_tight_title_is_set_smaller_rather_than_divided(tight):
    """18 to 24 characters stand on one line, in two rows as two short lines do."""
    title = "关于合理安排院落停车和夜间照明的建议书"
    band = opening_of(tight, title_lines=(title,))
    assert title in rows_of(band.marks)
    assert band.rows == 4
    assert max(t.x + sum(t.advances) for t in band.marks if isinstance(t, Text)) <= tight.grid.width


def test_a_kicker_as_wide_as_the_page_stands_below_the_departments_name(tight):
    """In 紧 a short one stands on its row."""
    short = rows_of(opening_of(tight, department="特稿", kicker="短引题").marks)
    both = opening_of(tight, department="特稿", kicker="很长的引题" * 6)
    assert short[:2] == ["◎特稿", "短引题"]
    name, kicker = sorted({round(m.y, 1) for m in both.marks if isinstance(m, Text)})[:2]
    assert kicker - name >= tight.grid.row
    assert both.rows == opening_of(tight, department="特稿", kicker="短引题").rows + 2


def test_a_speech_is_divided_at_its_space_and_keeps_its_text(compositor):
    style = compositor.styles.speech
    head = Speech((Run("守住这一处要点　把纸上的字一个一个都念出声来再去付印", style, 0),), ())
    assert rows_of(speech_head(head, compositor).marks) == [
        "守住这一处要点",
        "把纸上的字一个一个都念出声来再去付印",
    ]
    assert (speech_head(head, compositor).start, speech_head(head, compositor).end) == (0, 26)


def test_a_long_title_of_a_proposal_is_divided_evenly(compositor):
    band = set_article(
        make_article("2026-1/01-a", form=Form.PROPOSAL, title_lines=("关于某事的提案" * 4,)),
        compositor,
        with_strip=False,
    ).sections[0]
    lines = [line for line in rows_of(band.marks) if "提案" in line]
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) <= 2
