"""Issues for the print tests: random ones, and one with everything in it."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path

import pikepdf
from PIL import Image
from tests.publications import make_article, make_issue, make_publication

from bulletin.model import Article, Department, Form, Issue, Proposal, Publication, Typesetting
from bulletin.print.around import Around
from bulletin.print.edition import Layout, lay_issue
from bulletin.print.job import Job, start_job
from bulletin.print.options import PrintOptions
from bulletin.print.proof import Fault, prove_pdf
from bulletin.print.proofsheet import proof_sheet
from bulletin.print.sheets import write_issue

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme" / "print"
_CLAUSES = (
    "问题简单，答案却不简单。",
    "有的书屋门上挂着锁，钥匙在会计家里；",
    "“门开得越久，书走得越勤”，这话朴素，却说中了要害。",
    "41间书屋共有管理员38名，其中32名由村干部兼任。",
    "书送到了山里——然后呢？",
    "《读书公约》（试行）印了3 000份，发到各村。",
    "走一趟就知道，路远不怕，怕路窄……",
)
_NAMES = "山水田林路桥村镇风雨云雪春夏秋冬东西南北门窗灯火"


def random_source(chooser: random.Random, characters: int, *, pictures: bool = True) -> str:
    """Markdown of about this many characters with what a body can hold."""
    blocks: list[str] = []
    notes: list[str] = []
    while sum(map(len, blocks)) < characters:
        text = "".join(
            _unique(chooser, clause) for clause in chooser.choices(_CLAUSES, k=chooser.randint(1, 9))
        )
        kind = chooser.random()
        if kind < 0.07:
            blocks.append(f"## {chooser.choice('一二三四五')}、{text[:12]}")
        elif kind < 0.12:
            blocks.append(f"### （{chooser.choice('一二三')}）{text[:9]}")
        elif kind < 0.16:
            blocks.append(f"> {text}")
        elif kind < 0.2:
            blocks.append("\n".join(f"- {text[k : k + 20]}" for k in range(0, min(60, len(text)), 20)))
        elif kind < 0.22:
            blocks.append("表1　书屋\n\n| 类 | 数 |\n|---|---|\n| 村 | 22 |\n| 校 | 9 |")
        elif kind < 0.24 and pictures:
            wide = chooser.choice(["", "{.通栏}"])
            blocks.append(f'![山路](images/a.png "某某　摄"){wide}')
        elif kind < 0.28:
            notes.append(f"[^{len(notes) + 1}]: {_unique(chooser, '见《山路》，')}{text[:40]}")
            blocks.append(f"{text}[^{len(notes)}]")
        else:
            blocks.append(text.replace("书屋", "**书屋**", 1) if chooser.random() < 0.3 else text)
    blocks += ["（责任编辑　某某）", *notes]
    return "\n\n".join(blocks)


def illustrated_source(chooser: random.Random, characters: int) -> str:
    """Markdown of about this many characters with many pictures, tables of all heights, and notes."""
    blocks: list[str] = []
    notes: list[str] = []
    while sum(map(len, blocks)) < characters:
        clauses = chooser.choices(_CLAUSES, k=chooser.randint(1, 9))
        text = "".join(_unique(chooser, clause) for clause in clauses)
        kind = chooser.random()
        if kind < 0.06:
            blocks.append(f"{chooser.choice(['##', '###'])} {chooser.choice('一二三四五')}、{text[:12]}")
        elif kind < 0.16:
            caption = chooser.choice([text[:10], text[:30], text[:60], ""])
            picture, wide = chooser.choice(["a", "tall"]), chooser.choice(["", "{.通栏}"])
            blocks.append(f'![{caption}](images/{picture}.png "某某　摄"){wide}')
        elif kind < 0.22:
            blocks.append(_table(chooser, text))
        elif kind < 0.35:
            notes.append(f"[^{len(notes) + 1}]: {_unique(chooser, '见《山路》，')}{text[:60]}")
            blocks.append(f"{text}[^{len(notes)}]")
        else:
            blocks.append(f"{text}情况如下：" if kind > 0.95 else text)
    blocks += [_unique(chooser, chooser.choice(_CLAUSES)), "（责任编辑　某某）", *notes]
    return "\n\n".join(blocks)


def _table(chooser: random.Random, text: str) -> str:
    """A table of one column or all, seldom taller than a page."""
    wide = chooser.choice(["", text[:25]])
    rows = chooser.choice([2, 5, 9, 14, 45])
    body = "\n".join(f"| {_unique(chooser, '村')}{wide} | {row}{wide} |" for row in range(rows))
    title = chooser.choice([f"表1　{text[:6]}\n\n", ""])
    return f"{title}| 类 | 数 |\n|---|---|\n{body}"


def _unique(chooser: random.Random, clause: str) -> str:
    """The clause told apart from all others, so that the proof cannot take one for another."""
    return "".join(chooser.choices(_NAMES, k=5)) + clause


def random_articles(
    chooser: random.Random, count: int, source: Callable[[random.Random, int], str] = random_source
) -> list[Article]:
    """Articles of random length and content, in random departments."""
    departments = sorted(chooser.choices(range(3), k=count))
    return [
        make_article(
            f"2026-1/{number:02}-文章",
            source(chooser, int(chooser.lognormvariate(6.6, 0.9))),
            title_lines=(f"第{number}篇文章",),
            department=("特稿", "调研报告", "提案选登")[departments[number]],
        )
        for number in range(count)
    ]


def publication_of(
    articles: list[Article], folder: Path, *, run_on: bool = True, **setting: object
) -> tuple[Publication, Issue]:
    """A publication with one issue in ``folder``, which gets the pictures images/a.png and images/tall.png.

    With ``run_on`` the items of 调研报告 follow one another on a page.
    """
    (folder / "images").mkdir(parents=True, exist_ok=True)
    for name, size in (("a", (640, 360)), ("tall", (360, 480))):
        if not (folder / f"images/{name}.png").exists():
            Image.new("RGB", size, "#777").save(folder / f"images/{name}.png")
    issue = make_issue("2026-1", articles, folder, typesetting=Typesetting(**setting))  # type: ignore[arg-type]
    departments = (Department("特稿"), Department("调研报告", runs_on=run_on), Department("提案选登"))
    publication = make_publication(issue, departments=departments)
    return publication, issue


def job_of(articles: list[Article], folder: Path, cache: Path, **setting: object) -> Job:
    """A job on such an issue."""
    publication, issue = publication_of(articles, folder, **setting)
    return start_job(publication, issue, PrintOptions(cache, THEME))


def blank_pdf(pages: int) -> bytes:
    """Empty pages that stand in for covers."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 808))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def proved(job: Job) -> tuple[Layout, tuple[Fault, ...], bytes]:
    """The layout, what the proof of its finished file finds, and the file, with blank covers."""
    layout = lay_issue(job)
    around = Around(blank_pdf(2), blank_pdf(1), 2, 1, (), ())
    pdf = write_issue(job, layout.planned.body, around)
    return (
        layout,
        prove_pdf(pdf, proof_sheet(job, layout.page_map, layout.planned.body, layout.seams, around)),
        pdf,
    )


def proposals(count: int) -> list[Article]:
    """Proposals that follow one another on a page."""
    return [
        make_article(
            f"2026-1/{n:02}-提案",
            "建议利用闲置房屋和廊亭。\n\n（责任编辑　某某）",
            form=Form.PROPOSAL,
            department="提案选登",
            title_lines=(f"关于第{n}件事的提案",),
            proposal=Proposal(str(n), ("某某某",), "经济界", "某局"),
        )
        for n in range(count)
    ]
