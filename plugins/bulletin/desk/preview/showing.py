"""From what was made to what is shown: set pages with their pictures, drafts in their places, troubles."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import replace

from bulletin.desk.preview.values import DraftMade, SetMade, ShownPage, ShownSet
from bulletin.errors import BulletinError, MachineError


def show_set(made: SetMade, name: str, labels: Sequence[str], seconds: float) -> ShownSet:
    """The pages of a finished issue, which hangs in the gallery under ``name``."""
    blank = {str(page): round(100 * share) for page, share in made.blank}
    pages = tuple(
        ShownPage(label, f"set/{name}/{index}.webp", blank.get(label, 0))
        for index, label in enumerate(labels)
    )
    plan = f"set/{name}/plan.svg" if made.plan else ""
    return ShownSet(made.issue, pages, f"set/{name}/issue.pdf", plan, made.summary, seconds)


def with_draft(shown: ShownSet, draft: DraftMade, name: str, count: int, seconds: float) -> ShownSet:
    """The pages with ``count`` drafts from the gallery in the place of those they will replace.

    Pages that an earlier draft put there go first, so that drafts do not pile up.
    """
    drafts = tuple(
        ShownPage(str(draft.first + index), f"set/{name}/{index}.webp", draft=True) for index in range(count)
    )
    kept = [page for page in shown.pages if not page.draft and not draft.first <= _number(page) <= draft.last]
    first = next((at for at, page in enumerate(kept) if _number(page) > draft.last), None)
    at = first if first is not None else _behind_body(kept)
    pages = (*kept[:at], *drafts, *kept[at:])
    return replace(shown, pages=pages, draft=draft.title, draft_seconds=seconds)


def _number(page: ShownPage) -> int:
    """The printed page number; 0 for covers and other pages without one."""
    return int(page.label) if page.label.isdecimal() else 0


def _behind_body(pages: Sequence[ShownPage]) -> int:
    """The place behind the last numbered page, before the back cover."""
    return max((at for at, page in enumerate(pages, 1) if _number(page)), default=len(pages))


def tell_trouble(job: str, error: BaseException) -> str:
    """What could not be made, in a sentence, and what to do."""
    if isinstance(error, BulletinError):
        first = error.problems[0]
        place = f"{first.path} 第{first.line}行" if first.line else first.path
        where = f"{'，第一处在' if len(error.problems) > 1 else '，在'} {place}"
        return f"稿件里有 {len(error.problems)} 处错误{where}。{job}停在上一次做好的样子；改好保存就会更新。"
    if isinstance(error, MachineError):
        return f"{job}没有做成：{error}。"
    if isinstance(error, BrokenExecutor):
        return f"做{job}的程序意外停了，已经另起一个；再保存一次试试，仍这样就把刚改的稿子发给维护人员。"
    said = str(error).strip().split("\n")[0] or "没有说明"
    return f"{job}没有做成（{type(error).__name__}：{said}），还是上一次的样子；改好保存就会再做。"
