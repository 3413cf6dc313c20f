"""The proof finds every way in which a PDF can differ from its plan."""

from dataclasses import replace
from importlib.resources import files

import pytest
from weasyprint import HTML

from bulletin.print.proof import ContentsLine, ProofArticle, ProofJump, ProofPart, ProofSheet, prove_pdf

FIRST = "山路弯多，面包车装满两百册就不敢再快，半路遇雨，当天往往要折回。"
SECOND = "书轻了，路就显得短了，小箱多跑，比大箱少跑更合山里的实际。"


def printed(
    pages: list[str], contents: str = "<p>◎特稿</p><p>1</p><p>山路</p>", folios: bool = True
) -> bytes:
    font = files("pylopdf_fonts_zh_cn") / "NotoSerifSC-Regular.otf"
    content = "counter(page)" if folios else '"9"'
    style = f"""@font-face {{font-family: s; src: url(file://{font})}}
        @page {{size: 300pt 300pt; margin: 40pt}}
        @page body {{@bottom-left {{content: {content}; font-family: s}}}}
        body {{font-family: s}} section {{page: body; break-before: page}}
        @page:first {{counter-reset: page 0}}"""
    body = contents + "".join(f"<section>{page}</section>" for page in pages)
    return HTML(string=f"<style>{style}</style>{body}").write_pdf()


GOOD = [f"<p>{FIRST[:10]}（下转2页）</p>", f"<p>{SECOND}</p><p>（上接1页）{FIRST[10:]}</p>"]
SHEET = ProofSheet(
    sheets=3,
    first_sheet=1,
    body_pages=2,
    folio_band=39,
    articles=(
        ProofArticle("a", (ProofPart(1, FIRST[:10]), ProofPart(2, FIRST[10:]))),
        ProofArticle("b", (ProofPart(2, SECOND),)),
    ),
    jumps=(ProofJump("a", "b", 1, 2),),
    contents=(ContentsLine("a", "山路", 1),),
)


def messages(pages, **more):
    return [fault.message for fault in prove_pdf(printed(pages, **more), SHEET)]


def test_a_true_pdf_has_no_fault():
    assert messages(GOOD) == []


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ([GOOD[0].replace("下转2", "下转7"), GOOD[1]], "第 1 页应有（下转2页），没有找到"),
        ([GOOD[0], GOOD[1].replace("上接1", "上接3")], "第 2 页应有（上接1页），没有找到"),
        ([GOOD[0], GOOD[1] + "<p>（下转5页）</p>"], "第 2 页多出（下转5页）"),
        ([GOOD[0], GOOD[1] + f"<p>{SECOND}</p>"], "这段文字印了两次：书轻了"),
        ([GOOD[0], GOOD[1].replace("半路", "")], "第 2 页缺少这段文字："),
        ([GOOD[0]], "应有 3 页，实有 2 页"),
    ],
)
def test_a_false_pdf_is_named(pages, said):
    assert any(message.startswith(said) for message in messages(pages))


def test_two_tails_that_begin_alike_on_one_page_are_told_apart_by_their_lines():
    """A tail's first words may be common ones; the number in its line says whose they are."""
    common = "这话朴素，却说中了要害。"
    ends = ("末一段在第一页。", "末一段在第二页。")
    pages = [f"<p>{FIRST[:10]}（下转3页）</p>", f"<p>{SECOND[:10]}（下转3页）</p>"]
    host = f"<p>主</p><p>（上接2页）{common}</p><p>{ends[1]}</p><p>（上接1页）{common}</p><p>{ends[0]}</p>"
    sheet = ProofSheet(
        sheets=4,
        first_sheet=1,
        body_pages=3,
        folio_band=39,
        articles=(
            ProofArticle("a", (ProofPart(1, FIRST[:10]), ProofPart(3, f"{common}\n{ends[0]}"))),
            ProofArticle("b", (ProofPart(2, SECOND[:10]), ProofPart(3, f"{common}\n{ends[1]}"))),
            ProofArticle("c", (ProofPart(3, "主"),)),
        ),
        jumps=(ProofJump("a", "c", 1, 3), ProofJump("b", "c", 2, 3)),
        contents=(ContentsLine("a", "山路", 1),),
    )
    assert prove_pdf(printed([*pages, host]), sheet) == ()
    swapped = host.replace("上接1", "上接9").replace("上接2", "上接1").replace("上接9", "上接2")
    assert prove_pdf(printed([*pages, swapped]), sheet)


def test_a_wrong_folio_is_named():
    assert "页码应为 1，印出来的是“9”" in messages(GOOD, folios=False)


def test_a_wrong_number_in_the_contents_is_named():
    assert messages(GOOD, contents="<p>◎特稿</p><p>11</p><p>山路</p>") == ["目录里没有找到“1　山路”"]


def test_a_mark_that_names_its_own_page_is_refused_even_where_it_was_planned():
    pages = [f"<p>{FIRST[:10]}（下转1页）</p><p>{SECOND}</p><p>（上接1页）{FIRST[10:]}</p>", "<p></p>"]
    parts = (ProofPart(1, FIRST[:10]), ProofPart(1, FIRST[10:]))
    articles = (ProofArticle("a", parts), ProofArticle("b", (ProofPart(1, SECOND),)))
    sheet = replace(SHEET, articles=articles, jumps=(ProofJump("a", "b", 1, 1),))
    messages = [fault.message for fault in prove_pdf(printed(pages), sheet)]
    assert "第 1 页多出（下转1页），说的就是它自己这一页" in messages
    assert "第 1 页应有（下转本页），没有找到" in messages
    said = [pages[0].replace("1页", "本页"), pages[1]]
    assert prove_pdf(printed(said), sheet) == ()
