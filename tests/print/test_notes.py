"""Notes stand at the foot of the column in which their number stands."""

import random
from dataclasses import replace

import pypdfium2
import pytest
from tests.print.issues import blank_pdf, job_of, proved, random_articles
from tests.publications import make_article

from bulletin.print.around import Around
from bulletin.print.edition import lay_issue
from bulletin.print.galley.blocks import Role
from bulletin.print.galley.slugs import Slug
from bulletin.print.proof import prove_pdf
from bulletin.print.proofsheet import proof_sheet
from bulletin.print.sheets import write_issue

TEXT = "问题简单，答案却不简单。有的书屋门上挂着锁，钥匙在会计家里。"


def noted(name, paragraphs, every=3, department="特稿"):
    """An article with a note in every third paragraph, each with words of its own."""
    lines, notes = [], []
    for number in range(paragraphs):
        own = f"{name[7:]}的第{number}段说，"
        if number % every == 1:
            key = len(notes) + 1
            lines.append(f"{own}{TEXT}这里{number}有一处要注[^{key}]的话。{TEXT}")
            notes.append(f"[^{key}]: 第{key}条注，见{name[-3:]}的材料第{number}页。")
        else:
            lines.append(f"{own}{TEXT}{own}{TEXT}{own}")
    return make_article(name, "\n\n".join([*lines, *notes]), department=department)


def notes_of(layout):
    pieces = layout.planned.body.pieces
    return [laid for laid in pieces if isinstance(laid.piece, Slug) and laid.piece.role is Role.NOTE]


def test_a_note_is_under_the_text_of_its_column_and_on_the_grid(tmp_path, print_cache):
    layout, faults, _ = proved(job_of([noted("2026-1/01-注", 24)], tmp_path, print_cache))
    assert faults == ()
    notes = notes_of(layout)
    assert len({laid.page for laid in notes}) > 1
    for note in notes:
        beside = [
            laid
            for laid in layout.planned.body.pieces
            if (laid.page, laid.column) == (note.page, note.column) and laid.piece.role is not Role.NOTE
        ]
        text = [laid for laid in beside if laid.piece.start is not None]
        assert any(f"#f{_number(note)}" in laid.piece.refs for laid in text)
        assert max(laid.row + laid.piece.rows for laid in text) <= note.row - 1


def _number(laid):
    """The number of the note that a row belongs to."""
    label = next((mark.string for mark in laid.piece.marks if mark.string.startswith("[")), "[0]")
    return int(label.strip("[]"))


def test_a_full_page_has_its_notes_on_the_last_rows(tmp_path, print_cache):
    job = job_of([noted("2026-1/01-注", 40)], tmp_path, print_cache)
    layout = lay_issue(job)
    last = layout.page_map.body_pages
    feet = {
        (laid.page, laid.column): laid.row + laid.piece.rows for laid in notes_of(layout) if laid.page < last
    }
    assert feet
    assert set(feet.values()) == {job.grid.rows}


def test_a_page_says_the_text_first_and_then_the_notes(tmp_path, print_cache):
    *_, pdf = proved(job_of([noted("2026-1/01-注", 24)], tmp_path, print_cache))
    page = pypdfium2.PdfDocument(pdf)[2].get_textpage().get_text_range()
    assert page.index("第1条注") > page.rindex("钥匙在会计家里")


@pytest.mark.parametrize("seed", range(8))
def test_jumps_prove_true_with_notes(seed, tmp_path, print_cache):
    """A note of the tail goes with the tail; nothing is lost and nothing stands twice."""
    chooser = random.Random(seed)
    plain = random_articles(chooser, 8)
    articles = [
        noted(
            f"2026-1/{k:02}-注",
            chooser.randint(4, 30),
            every=chooser.choice([2, 3, 4]),
            department=a.department,
        )
        if k % 2
        else a
        for k, a in enumerate(plain)
    ]
    layout, faults, _ = proved(job_of(articles, tmp_path, print_cache))
    assert faults == ()
    whole = layout.page_map.body_pages + layout.planned.saved_pages
    assert layout.page_map.body_pages <= whole


def test_a_note_of_a_title_or_a_very_long_one_closes_the_article(tmp_path, print_cache):
    source = f"## 小标题\n\n{TEXT}[^1]\n\n{TEXT}\n\n[^1]: {'很长的注。' * 60}"
    layout, faults, _ = proved(
        job_of([make_article("2026-1/01-a", source, department="特稿")], tmp_path, print_cache)
    )
    assert faults == ()
    assert all(laid.piece.notes == () for laid in layout.planned.body.pieces if isinstance(laid.piece, Slug))


def test_two_numbers_of_one_note_set_it_once(tmp_path, print_cache):
    source = f"{TEXT}一[^1]。\n\n{TEXT}二[^1]。\n\n[^1]: 只有一条注。"
    *_, pdf = proved(job_of([make_article("2026-1/01-a", source, department="特稿")], tmp_path, print_cache))
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))
    assert words.count("只有一条注") == 1


RICH = (
    """\
第一条。

    又一段。

    - 甲条
    - 乙条""",
    """\
第二条**粗**。

    > 引文一句""",
    """\
第三条。

    | 类 | 数 |
    |---|---|
    | 村 | 22 |""",
)


def rich_article():
    """Notes that hold more than a paragraph."""
    text = [f"{TEXT * 4}要注[^{number}]的话。" for number in (1, 2, 3)]
    notes = [f"[^{number}]: {note}\n" for number, note in enumerate(RICH, 1)]
    return make_article("2026-1/01-注", "\n\n".join([*text, *notes]), department="特稿")


def test_lists_quotations_and_tables_in_notes_are_printed(tmp_path, print_cache):
    layout, faults, _ = proved(job_of([rich_article()], tmp_path, print_cache))
    assert faults == ()
    labels = [_number(laid) for laid in notes_of(layout)]
    assert [number for number in labels if number] == [1, 2, 3]


def test_a_note_of_a_table_between_notes_of_the_text_is_proved_too(tmp_path, print_cache):
    """It closes the article, so it is drawn before the notes at the feet."""
    table = "| 类 | 数[^2] |\n|---|---|\n| 村 | 22 |"
    notes = [f"[^{number}]: 第{number}条注，见材料。" for number in (1, 2, 3)]
    source = "\n\n".join([f"{TEXT}注[^1]。", table, f"{TEXT}注[^3]。", *notes])
    article = make_article("2026-1/01-注", source, department="特稿")
    _, faults, _ = proved(job_of([article], tmp_path, print_cache))
    assert faults == ()


def test_the_proof_finds_that_a_note_was_not_laid(tmp_path, print_cache):
    job = job_of([noted("2026-1/01-注", 24)], tmp_path, print_cache)
    layout = lay_issue(job)
    body = layout.planned.body
    lost = notes_of(layout)[-1].piece.block
    around = Around(blank_pdf(2), blank_pdf(1), 2, 1, (), ())
    pieces = tuple(laid for laid in body.pieces if getattr(laid.piece, "block", None) != lost)
    body = replace(body, pieces=pieces)
    pdf = write_issue(job, body, around)
    faults = prove_pdf(pdf, proof_sheet(job, layout.page_map, body, layout.seams, around))
    assert [fault.article for fault in faults] == ["2026-1/01-注"]


def test_more_notes_of_one_row_than_a_column_holds_close_the_article(tmp_path, print_cache):
    """Nothing is printed over anything else."""
    notes = [f"[^{number}]: 第{number}条" + "注释很长，" * 20 for number in range(1, 10)]
    row = "".join(f"字[^{number}]" for number in range(1, 10))
    article = make_article("2026-1/01-注", "\n\n".join([f"{TEXT}{row}", *notes]), department="特稿")
    layout, faults, _ = proved(job_of([article], tmp_path, print_cache))
    assert faults == ()
    taken = [
        (laid.page, laid.column, laid.row + row)
        for laid in layout.planned.body.pieces
        if laid.column is not None
        for row in range(laid.piece.rows)
    ]
    assert len(taken) == len(set(taken))


def test_a_long_note_that_closes_the_article_beside_one_at_a_foot_is_proved(tmp_path, print_cache):
    """Its last row and the other's first one share a baseline, which reader programs run together."""
    long = "注一，" + "".join(f"见第{number}号材料。" for number in range(25))
    notes = [f"[^1]: {long}", "[^2]: 注二，见县里的材料，也见乡里的材料，还见村里的材料。"]
    source = "\n\n".join([f"{TEXT}字[^1]字[^2]。", *[f"{TEXT * number}" for number in (3, 2, 4)], *notes])
    _, faults, _ = proved(
        job_of([make_article("2026-1/01-注", source, department="特稿")], tmp_path, print_cache)
    )
    assert faults == ()
