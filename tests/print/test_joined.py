"""Articles in two files: one text where nothing stands between them, true marks where something does."""

import re
from dataclasses import replace

import pypdfium2
import pytest
from tests.print.issues import THEME, proved, publication_of
from tests.publications import make_article

from bulletin.model import Continuation, JumpMode
from bulletin.print import PrintOptions
from bulletin.print.job import Job, start_job
from bulletin.print.joined import join_issue

HEAD, TAIL = "2026-1/01-桥", "2026-1/02-桥续"


def paragraphs(name, count):
    return "\n\n".join(f"{name}第{n}段，桥石一块一块编了号，从桥头一直编到桥尾去。" * 3 for n in range(count))


def job(articles, folder, cache, **setting) -> Job:
    publication, issue = publication_of(articles, folder, **setting)
    joins = (Continuation(HEAD, TAIL, is_jump=True),)
    return start_job(replace(publication, continuations=joins), issue, PrintOptions(cache, THEME))


def two_parts(head="", tail="", **values):
    head = head or paragraphs("甲", 6)
    return [
        make_article(HEAD, f"{head}\n\n（下转）", title_lines=("一座桥",), **values),
        make_article(TAIL, f"（上接）\n\n{tail or paragraphs('乙', 6)}", title_lines=("一座桥",), **values),
    ]


def words(pdf) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]


def test_parts_one_behind_the_other_are_set_as_one_text(tmp_path, print_cache):
    """No marks, one title, the second part's text behind the first's."""
    layout, faults, pdf = proved(job(two_parts(), tmp_path, print_cache))
    text = "".join(words(pdf))
    assert faults == ()
    assert "下转" not in text
    assert "上接" not in text
    assert text.count("一座桥") == 1
    assert text.index("甲第5段") < text.index("乙第0段") < text.index("乙第5段")
    assert [pages.article for pages in layout.files.articles] == [HEAD, TAIL]


@pytest.mark.parametrize("length", range(6, 26, 2))
def test_a_jump_from_two_parts_never_names_its_own_page(length, tmp_path, print_cache):
    """Whatever the lengths, and with hosts for a tail at hand, every mark leads elsewhere."""
    others = [
        make_article(f"2026-1/{n:02}-别的", paragraphs(name, 9), department="特稿")
        for n, name in enumerate("丙丁戊", 3)
    ]
    parts = two_parts(paragraphs("甲", length), paragraphs("乙", 7), department="特稿")
    layout, faults, pdf = proved(job([*parts, *others], tmp_path, print_cache))
    assert faults == ()
    for number, text in enumerate(words(pdf)[2:-1], 1):
        assert f"转{number}页" not in text
        assert f"接{number}页" not in text
    head, tail = layout.files.of(HEAD), layout.files.of(TAIL)
    assert tail.start in (head.pages[-1], head.pages[-1] + 1)


def test_the_page_map_tells_of_the_files(tmp_path, print_cache):
    """Pages, breaks and offsets are those of each file's own text."""
    articles = two_parts(paragraphs("甲", 30), paragraphs("乙", 30))
    layout, faults, pdf = proved(job(articles, tmp_path, print_cache, jumps=JumpMode.NEVER))
    printed = words(pdf)[2:-1]
    assert faults == ()
    for article, pages in zip(articles, layout.files.articles, strict=True):
        assert pages.boxes
        for mark in pages.breaks:
            starts_with = re.sub(r"\s", "", article.body.text[mark.offset :][:12])
            assert starts_with in printed[mark.page - 1]
    head, tail = layout.files.articles
    assert head.pages[-1] == tail.start
    assert tail.pages[-1] == layout.files.body_pages


def test_a_sentence_runs_through_both_files(tmp_path, print_cache):
    articles = two_parts("桥先在河的上游，石头是", "从北山上抬下来的。\n\n后来河改了道。")
    (whole,) = job(articles, tmp_path, print_cache).issue.articles
    assert whole.body.text == "桥先在河的上游，石头是从北山上抬下来的。\n后来河改了道。"
    _, faults, pdf = proved(job(articles, tmp_path, print_cache))
    assert faults == ()
    assert "石头是从北山" in "".join(words(pdf))


def test_notes_count_on_and_stand_with_their_file(tmp_path, print_cache):
    """The tail's first note is the whole's second; every span leads back to the file's own words."""
    articles = two_parts(
        "甲桥。[^1]\n\n[^1]: 注甲。", "乙桥。[^1]\n\n丙桥。[^2]\n\n[^1]: 注乙。\n[^2]: 注丙。"
    )
    made = job(articles, tmp_path, print_cache)
    (article,), (whole,) = made.issue.articles, made.wholes
    assert article.body.text == "甲桥。\n乙桥。\n丙桥。\n注甲。\n注乙。\n注丙。"
    texts = {one.id: one.body.text for one in articles}
    for span in whole.spans:
        own = texts[span.article][span.own : span.own + span.end - span.start]
        assert article.body.text[span.start : span.end] == own
    _, faults, pdf = proved(made)
    text = "".join(words(pdf))
    assert faults == ()
    assert "[3]注丙" in text
    assert "丙桥。[3]" in text


def test_three_files_are_one_text_and_links_lead_to_it(tmp_path):
    third = "2026-1/03-桥完"
    articles = [
        make_article(HEAD, "甲。[^1]\n\n（下转）\n\n[^1]: 注甲。"),
        make_article(TAIL, "（上接）\n\n乙。[^1]\n\n（下转）\n\n[^1]: 注乙。"),
        make_article(third, "（上接）\n\n丙。"),
        make_article("2026-1/04-别的", f"见[桥]({third})。"),
    ]
    publication, issue = publication_of(articles, tmp_path)
    joins = (Continuation(HEAD, TAIL, is_jump=True), Continuation(TAIL, third, is_jump=True))
    joined, (whole,) = join_issue(replace(publication, continuations=joins), issue)
    assert joined.articles[0].body.text == "甲。\n乙。\n丙。\n注甲。\n注乙。"
    assert whole.parts == (HEAD, TAIL, third)
    texts = {one.id: one.body.text for one in articles}
    for span in whole.spans:
        own = texts[span.article][span.own : span.own + span.end - span.start]
        assert joined.articles[0].body.text[span.start : span.end] == own
    assert f'data-article="{HEAD}"' in joined.articles[1].body.html


def test_parts_on_one_page_with_another_between_say_this_page(tmp_path, print_cache):
    """Items that run on: the marks lead on, but name no number."""
    head, tail = two_parts("桥在上游。", "桥在下游。", department="调研报告")
    between = make_article("2026-1/01-间", "路灯亮了。", department="调研报告")
    _, faults, pdf = proved(job([head, between, tail], tmp_path, print_cache))
    text = "".join(words(pdf))
    assert faults == ()
    assert "（下转本页）" in text
    assert "（上接本页）" in text
    assert not re.search(r"(下转|上接)\d", text)


def test_a_part_that_goes_on_elsewhere_is_not_cut(tmp_path, print_cache):
    """Its end would stand behind, or on, the page where its other file begins."""
    for length in (9, 10, 11, 12):
        head, tail = two_parts(paragraphs("甲", length), paragraphs("乙", 3), department="特稿")
        between = make_article("2026-1/01-间", paragraphs("丙", 3), department="特稿")
        layout, faults, _ = proved(job([head, between, tail], tmp_path, print_cache))
        assert faults == ()
        assert layout.files.of(HEAD).jumps == ()
        assert layout.files.of(HEAD).pages[-1] < layout.files.of(TAIL).start
