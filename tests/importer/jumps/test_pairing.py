"""Heads and tails find each other by page, by place and by the broken sentence."""

from bulletin.importer.front.pages import PageSpan
from bulletin.importer.jumps.pairing import cut_runs, pair_runs
from bulletin.importer.jumps.tie import tie_marks
from bulletin.importer.reading.fit import Corpus, build_corpus
from bulletin.importer.reading.lines import Line, read_lines

SPANS = (PageSpan(1, 5), PageSpan(5, 9), PageSpan(9, 12))


def pairs_of(*articles: str, spans: tuple[PageSpan, ...] = SPANS, words: str = "") -> list[tuple[str, str]]:
    """The last words of each head with the first words of its tail."""
    corpus = build_corpus([words, *articles])
    lines = [_tied(article, corpus) for article in articles]
    runs, _ = cut_runs(lines, corpus)
    return [
        (runs[p.head].lines[-1].text[-4:], runs[p.tail].lines[0].text[:4])
        for p in pair_runs(runs, spans, corpus)
    ]


def _tied(text: str, corpus: Corpus) -> tuple[Line, ...]:
    return tie_marks(read_lines(text), corpus)


def test_pages_on_both_sides_decide() -> None:
    """Two jumps cross; each tail goes to the head that names its page."""
    found = pairs_of(
        "甲文到这里断在山路(下转8页)",
        "乙文写完了。\n\n(上接4页)上头的村庄。\n\n丙文断在水渠(下转11页)",
        "丁文写完了。\n\n(上接8页)边上的人家。",
    )
    assert found == [("断在山路", "上头的村"), ("断在水渠", "边上的人")]


def test_a_tail_may_stand_before_its_head() -> None:
    """Jumps go backward too."""
    found = pairs_of("甲文写完了。\n\n(上接8页)边上的人家。", "乙文断在水渠(下转4页)")
    assert found == [("断在水渠", "边上的人")]


def test_wrong_numbers_are_overruled_by_the_broken_word() -> None:
    """Both numbers are misprinted, but 技|能 is a word of the issue."""
    found = pairs_of(
        "甲文要完善技(下转30页)",
        "乙文写完了。\n\n(上接77页)能人才的评价。",
        words="技能人才 要完善技能人才 技能人才",
    )
    assert found == [("要完善技", "能人才的")]


def test_a_tail_that_fits_nobody_stays_alone() -> None:
    """It is never glued to an article that ends in peace."""
    assert pairs_of("甲文写完了。", "乙文写完了。\n\n(上接77页)的办法，逐项落实。") == []


def test_a_tail_without_a_printed_head_mark_finds_the_open_end() -> None:
    """下转 was not scanned, but the sentence stops and the page is right."""
    found = pairs_of("甲文要完善技", "乙文写完了。\n\n(上接4页)能人才的评价。", words="技能人才 完善技能人才")
    assert found == [("要完善技", "能人才的")]
