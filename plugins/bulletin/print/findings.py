"""What a finished issue tells its editor: missing characters, jumps given up, doubts of the proof."""

from __future__ import annotations

from bulletin.errors import Problem, Severity
from bulletin.model import Article, JumpMark, JumpMode
from bulletin.print.around import Around
from bulletin.print.job import Job
from bulletin.print.planning import Planned
from bulletin.print.proof import Fault


def finished_warnings(
    job: Job, planned: Planned, around: Around, faults: tuple[Fault, ...]
) -> tuple[Problem, ...]:
    """Every warning about the finished file."""
    return (
        *missing_glyphs(job),
        *_stand_ins(job),
        *around.warnings,
        *_refused(job, planned),
        *_marks_not_kept(job, planned),
        *_not_certain(job, planned),
        *(fault_problem(job, fault, Severity.WARNING) for fault in faults),
    )


def fault_problem(job: Job, fault: Fault, severity: Severity) -> Problem:
    """A fault that the proof found in the finished file."""
    return Problem(
        job.path_of(fault.article),
        None,
        f"成品校验：{fault.message}",
        "请对照这一页的校样；若文字无误，请把这一期发给维护人员",
        code="proof",
        severity=severity,
    )


def _refused(job: Job, planned: Planned) -> list[Problem]:
    """Jumps that had to be given up, named once for each article."""
    made = {article for article, _ in planned.pairs.values()}
    return [
        Problem(
            job.path_of(article),
            None,
            "本篇的转页没有排成，改为连排",
            "不必修改；页码和目录都是对的",
            code="jump",
            severity=Severity.WARNING,
        )
        for article in sorted({article for article, _ in planned.refused} - made)
    ]


def _not_certain(job: Job, planned: Planned) -> list[Problem]:
    """More slivers than can be searched through: the jumps are true, but better ones may exist."""
    if planned.is_exact:
        return []
    return [
        Problem(
            job.issue_file,
            None,
            f"末页只剩几行的文章太多，转页的排法没能全部比较（这次转 {len(planned.jumps)} 处）；"
            "页码都是对的，只是也许还有更近或更省页的排法",
            "可以照用；想更好，就把末页只剩几行的文章删去几行或添上几行，让要转的少几篇",
            code="jumps-not-certain",
            severity=Severity.NOTE,
        )
    ]


def _marks_not_kept(job: Job, planned: Planned) -> list[Problem]:
    """转页: 手动, but an editor's mark could not be kept."""
    if job.issue.typesetting.jumps is not JumpMode.MANUAL:
        return []
    return [
        Problem(
            article.path,
            mark.line,
            "这里写了转页，但没有排成：后面没有能放下它的空处，或者一篇里转了不止一次",
            "请把断点往后挪，或在 issue.yml 里写 转页: 自动",
            code="jump",
            severity=Severity.WARNING,
        )
        for article in job.issue.articles
        for mark in _own_marks(article)[1 if article.id in planned.jumps else 0 :]
    ]


def _own_marks(article: Article) -> list[JumpMark]:
    """The breaks inside the article that its editor wrote."""
    return [mark for mark in article.body.marks if mark.jumps_out and mark.comes_in]


def missing_glyphs(job: Job) -> list[Problem]:
    """Characters that no typeface has, each with the first article it stands in."""
    holders: dict[str, str] = {}
    for article in job.written.articles:
        words = (article.title, article.kicker, *article.deck, article.editors_note, article.author_note)
        for character in set("".join((article.body.text, *words))):
            if not character.isspace() and not job.compositor.faces.has(character):
                holders.setdefault(character, article.path)
    return [
        Problem(
            path,
            None,
            f"字体里没有“{character}”（U+{ord(character):04X}），印出来是空框",
            "请换用别的写法，或在 mkdocs.yml 里指定含有该字的字体",
            code="missing-glyph",
            severity=Severity.WARNING,
        )
        for character, path in sorted(holders.items())
    ]


def _stand_ins(job: Job) -> list[Problem]:
    """Faces that are not installed, for which another is set: 楷 matters, 仿宋 is optional."""
    if not job.fonts.kai.stands_in:
        return []
    drawn = job.fonts.kai.drawn_as.value
    return [
        Problem(
            "mkdocs.yml",
            None,
            f"没有找到楷体，用{drawn}体代替",
            "请安装霞鹜文楷，或在 mkdocs.yml 的 字体 里写明楷体文件",
            code="typeface",
            severity=Severity.WARNING,
        )
    ]
