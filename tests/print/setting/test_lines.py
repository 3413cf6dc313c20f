"""Lines of Chinese text: where they end, and that their edges are flush."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.print.marks import SONG, Text
from bulletin.print.setting import Align, AtomMaker, Breaker, Run, Style, set_line
from bulletin.print.setting.characters import CLOSING, NO_LINE_END, NO_LINE_START, OPENING

EM = 12.0
WIDTH = 17 * EM
STYLE = Style(SONG, EM)
HAN = "山路通到哪里书香就送问题简单答案却不有的屋"


def broken(faces, text, *, first=WIDTH):
    strip = AtomMaker(faces).strip([Run(text, STYLE, 0)])
    breaker = Breaker(strip, first, WIDTH)
    spans = breaker.lines()
    return strip, breaker, spans, ["".join(a.text for a in strip.atoms[i:j]) for i, j in spans]


texts = st.lists(
    st.sampled_from([*HAN, *HAN, *HAN, *"，。、“”（）《》", "——", "……", "2026", "PDF", "3.5%"]),
    min_size=1,
    max_size=120,
).map("".join)


@given(texts)
@settings(max_examples=150, deadline=None)
def test_lines_keep_the_text_whole(faces_for_laws, text):
    """Nothing is lost, nothing is set twice."""
    *_, lines = broken(faces_for_laws, text)
    assert "".join(lines) == text


@given(st.lists(st.sampled_from([*HAN, "，", "。", "（", "“", "《"]), min_size=40, max_size=120).map("".join))
@settings(max_examples=150, deadline=None)
def test_closing_marks_never_begin_a_line(faces_for_laws, text):
    """避头尾: unless a column holds nothing else."""
    marks = set(OPENING + CLOSING)
    if any(set(text[k : k + 6]) <= marks for k in range(len(text) - 5)):
        return
    *_, lines = broken(faces_for_laws, text)
    assert not [line for line in lines[1:] if line[0] in NO_LINE_START]
    assert not [line for line in lines[:-1] if line[-1] in NO_LINE_END]


@pytest.fixture(scope="module")
def faces_for_laws(faces):
    return faces


@pytest.mark.parametrize(("text", "gaps"), [("——一位", 1), ("山——一", 1), ("一——山", 1), ("——山", 0)])
def test_a_dash_keeps_its_distance_from_the_one_character_that_looks_like_it(faces, text, gaps):
    """——一位 must not read as one long dash."""
    assert sum(gap > 0 for gap in broken(faces, text)[0].gaps) == gaps


def test_seventeen_characters_fill_a_line(faces):
    *_, lines = broken(faces, "字" * 40)
    assert [len(line) for line in lines] == [17, 17, 6]


def test_a_mark_is_pressed_into_the_line_when_marks_have_room(faces):
    """The eighteenth place is a closing mark: an earlier mark gives up part of its blank half."""
    text = "山路，通到哪里，书香就送到哪里去，" + "字" * 20
    *_, lines = broken(faces, text)
    assert lines[0] == "山路，通到哪里，书香就送到哪里去，"


def test_dashes_ellipses_and_numbers_are_never_divided(faces):
    for piece in ("——", "……", "2026", "98.6%"):
        for before in range(10, 20):
            *_, lines = broken(faces, "字" * before + piece + "字" * 20)
            assert any(piece in line for line in lines), (piece, before)


def test_two_marks_side_by_side_share_one_em_and_a_half(faces):
    strip = AtomMaker(faces).strip([Run("他说：“好。”（完）", STYLE, 0)])
    text = "".join(atom.text for atom in strip.atoms)
    widths = dict(zip(range(len(text)), [atom.width for atom in strip.atoms], strict=True))
    assert widths[text.index("：")] == EM / 2
    assert widths[text.index("。")] == EM / 2
    assert widths[text.index("”")] == EM / 2


def test_latin_and_digits_stand_a_little_apart_from_characters(faces):
    strip = AtomMaker(faces).strip([Run("有23个村", STYLE, 0)])
    assert strip.gaps[0] == pytest.approx(0.11 * EM)
    assert strip.gaps[1] == pytest.approx(0.11 * EM)


def test_signs_between_numbers_stand_close(faces):
    """5月9—10日: no space beside the dash but its own."""
    strip = AtomMaker(faces).strip([Run("9—10", STYLE, 0)])
    assert strip.gaps == [0, 0, 0]


def test_a_paragraph_does_not_end_in_a_single_character(faces):
    """孤字: the lines before give characters away, as long as they are not opened too far."""
    for length in range(18, 80):
        *_, lines = broken(faces, "字" * (length - 1) + "。", first=WIDTH - 2 * EM)
        assert len(lines) == 1 or len(lines[-1]) > 2, length


def test_a_word_longer_than_a_column_is_divided(faces):
    *_, lines = broken(faces, "网址是https://example.org/" + "a" * 200 + "。")
    assert len(lines) > 5
    assert "".join(lines).endswith("a。")


def right_edge(marks, *, blank):
    last = max((m for m in marks if isinstance(m, Text)), key=lambda m: m.x)
    return last.x + sum(last.advances) - blank


def test_full_lines_end_flush(faces):
    """The blank half of a mark at a line's end does not count."""
    text = "问题简单，答案却不简单。有的门上挂着锁，钥匙在会计家里；有的窗明几净，有23个村、41间书屋。" * 3
    strip, breaker, spans, lines = broken(faces, text)
    for span, line in list(zip(spans, lines, strict=True))[:-1]:
        marks = set_line(strip, span, WIDTH, Align.JUSTIFY, breaker)
        blank = strip.atoms[span[1] - 1].trail
        assert right_edge(marks, blank=blank) == pytest.approx(WIDTH, abs=0.01), line


def test_an_opening_mark_at_a_lines_start_is_flush_left(faces):
    strip, breaker, spans, _ = broken(faces, "“不怕路远，就怕路窄。”")
    marks = set_line(strip, spans[0], WIDTH, Align.LEFT, breaker)
    assert marks[0].x == -EM / 2


@pytest.mark.parametrize(("align", "share"), [(Align.RIGHT, 1), (Align.CENTRE, 0.5)])
def test_short_lines_range_right_or_stand_centred(faces, align, share):
    strip, breaker, spans, _ = broken(faces, "晋城政协")
    marks = set_line(strip, spans[0], WIDTH, align, breaker)
    assert marks[0].x == pytest.approx((WIDTH - 4 * EM) * share)


def test_a_very_long_paragraph_is_set_in_linear_time(faces):
    """20,000 characters in one paragraph."""
    *_, lines = broken(faces, "问题简单，答案却不简单。" * 1700)
    assert sum(map(len, lines)) == 12 * 1700
