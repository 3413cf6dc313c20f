"""Checks of form: number of pages, sizes and boxes, bleed, distance of words from the cut."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin.errors import Severity
from bulletin.print.grid import POINTS_PER_MM, Grid
from bulletin.print.kinds import PrintKind
from bulletin.print.press.crop import Frame
from bulletin.print.press.filler import SHEET_PAGES
from bulletin.print.press.preflight.report import Check, Finding
from bulletin.print.press.preflight.sheets import SheetView

SAFE_MM = 5.0
"""Words nearer to the cut than this may be cut off (norms.md, print shop)."""
_SAME = 0.5
"""Points by which two sizes may differ and still be one: 0.2 mm."""


def check_count(sheets: tuple[SheetView, ...], kind: PrintKind) -> Check:
    """A multiple of four, without which no sheet can be folded."""
    count = len(sheets)
    missing = -count % SHEET_PAGES
    if kind is PrintKind.BOOKLET:
        return Check("页数", f"{count // 2} 张纸，两面印，共 {count * 2} 页")
    if not missing:
        return Check("页数", f"{count} 页，{count // SHEET_PAGES} 张纸")
    if kind is PrintKind.PROOF:
        finding = Finding(Severity.NOTE, f"付印时封底之前补 {missing} 页，凑成 4 的倍数")
    else:
        finding = Finding(
            Severity.ERROR,
            f"{count} 页不是 4 的倍数，骑马订装不成",
            f"请在封底之前补 {missing} 页空白页或笔记页，或删到 {count - count % SHEET_PAGES} 页",
        )
    return Check("页数", f"{count} 页", (finding,))


def check_size(sheets: tuple[SheetView, ...], grid: Grid) -> Check:
    """Every page is cut to the size that the issue asks for, and its boxes lie in one another."""
    wanted = (grid.trim_width, grid.trim_height)
    return Check("成品尺寸", f"{_size(wanted)} 毫米", tuple(_size_findings(sheets, wanted)))


def _size_findings(sheets: tuple[SheetView, ...], wanted: tuple[float, float]) -> Iterator[Finding]:
    for sheet in sheets:
        found = _extent(sheet.trim)
        if any(abs(a - b) > _SAME for a, b in zip(found, wanted, strict=True)):
            message = f"成品尺寸应为 {_size(wanted)} 毫米，这一页是 {_size(found)} 毫米"
            yield Finding(Severity.ERROR, message, "请重新排版后再输出", sheet.label)
        if not (sheet.media.holds(sheet.bleed) and sheet.bleed.holds(sheet.trim)):
            message = "页面框套得不对：裁切框应在出血框里，出血框应在页面里"
            yield Finding(Severity.ERROR, message, "请重新输出付印文件", sheet.label)


def check_paper(sheets: tuple[SheetView, ...], grid: Grid) -> Check:
    """A booklet's sheets hold two pages side by side."""
    spread = (2 * grid.trim_width, grid.trim_height)
    small = [
        Finding(Severity.ERROR, f"放不下两页并排的 {_size(spread)} 毫米", "请换大一些的纸", sheet.label)
        for sheet in sheets
        if any(a < b - _SAME for a, b in zip(_extent(sheet.media), spread, strict=True))
    ]
    measured = f"{_size(_extent(sheets[0].media))} 毫米，按短边翻转双面打印，对折后骑马订" if sheets else ""
    return Check("纸张", measured, tuple(small))


def check_bleed(sheets: tuple[SheetView, ...], bleed_mm: float) -> Check:
    """The bleed box is wide enough, and what touches the cut is drawn to its end."""
    return Check("出血", f"四边各 {bleed_mm:g} 毫米", tuple(_bleed_findings(sheets, bleed_mm)))


def _bleed_findings(sheets: tuple[SheetView, ...], bleed_mm: float) -> Iterator[Finding]:
    for sheet in sheets:
        if not sheet.bleed.holds(sheet.trim.grown(bleed_mm * POINTS_PER_MM)):
            message = f"出血不到 {bleed_mm:g} 毫米"
            yield Finding(Severity.ERROR, message, "请重新输出付印文件", sheet.label)
        if sheet.unbled:
            message = f"{'、'.join(sheet.unbled)}边的颜色或图片到裁切线就断了，裁切稍偏就会露白"
            yield Finding(Severity.WARNING, message, "请把底色或图片铺到裁切线外 3 毫米", sheet.label)


def check_margin(sheets: tuple[SheetView, ...]) -> Check:
    """No word stands where the knife may take it."""
    safe = SAFE_MM * POINTS_PER_MM
    findings = []
    nearest = min((_nearest(sheet) for sheet in sheets if sheet.words), default=0.0)
    for sheet in sheets:
        inner = sheet.trim.grown(-safe)
        near = [words for words in sheet.words if not inner.holds(words.frame)]
        if near:
            message = f"“{near[0].text[:12]}”离裁切线不到 {SAFE_MM:g} 毫米，可能被裁掉"
            findings.append(Finding(Severity.ERROR, message, "请把这些字往里移，或缩小版心", sheet.label))
    return Check("安全边距", f"文字离裁切线最近 {nearest / POINTS_PER_MM:.1f} 毫米", tuple(findings))


def _nearest(sheet: SheetView) -> float:
    """The least distance in points between words and the cut; negative outside."""
    trim = sheet.trim
    return min(
        min(
            words.frame.left - trim.left,
            words.frame.bottom - trim.bottom,
            trim.right - words.frame.right,
            trim.top - words.frame.top,
        )
        for words in sheet.words
    )


def _extent(frame: Frame) -> tuple[float, float]:
    return (frame.right - frame.left, frame.top - frame.bottom)


def _size(points: tuple[float, float]) -> str:
    return "×".join(f"{round(side / POINTS_PER_MM, 1):g}" for side in points)
