"""Checks of what is put on paper: fonts, colours, pictures, characters that no font has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bulletin.errors import Severity
from bulletin.print.kinds import PrintKind
from bulletin.print.press.inks import RED
from bulletin.print.press.inks.spaces import Model
from bulletin.print.press.layout import Layout
from bulletin.print.press.preflight.drawn import Paint, Placed
from bulletin.print.press.preflight.report import Check, Finding
from bulletin.print.press.preflight.sheets import FileView, FontView, SheetView

DOTS_PER_INCH = 300
_ENOUGH = 0.99
"""A picture scaled to whole pixels may fall this little short."""


def check_fonts(fonts: Iterable[FontView], families: frozenset[str]) -> Check:
    """All embedded, all cut down to what is used, none from outside the publication."""
    listed = sorted(fonts, key=lambda font: font.family)
    names = sorted({font.family for font in listed})
    return Check("字体", "、".join(names) or "没有文字", tuple(_font_findings(listed, families)))


def _font_findings(fonts: list[FontView], families: frozenset[str]) -> Iterator[Finding]:
    for font in fonts:
        if not font.is_embedded:
            message = f"字体 {font.family} 没有嵌入，印厂没有这个字体就会印错"
            yield Finding(Severity.ERROR, message, "请重新排版后再输出")
        elif not font.is_subset:
            yield Finding(Severity.WARNING, f"字体 {font.family} 整套嵌入，文件会很大", "请重新排版后再输出")
        if font.family not in families:
            message = f"{font.family} 不在指定的字体里，可能是系统自动替换的"
            remedy = "请运行 python3 build.py doctor 查看字体，封面图里的文字请先转成曲线"
            yield Finding(Severity.ERROR, message, remedy)


def check_colours(view: FileView, kind: PrintKind) -> Check:
    """For the press: no RGB anywhere, words in one ink, red on the covers only."""
    if kind is not PrintKind.PRESS:
        return Check("颜色", "屏幕色，付印时另转成印刷油墨")
    findings = tuple(_colour_findings(view))
    return Check("颜色", "只用青、品红、黄、黑四种油墨，文字单黑" if not findings else "有问题", findings)


def _colour_findings(view: FileView) -> Iterator[Finding]:
    if view.rgb_objects:
        message = f"文件里还有 {view.rgb_objects} 处 RGB 颜色"
        yield Finding(Severity.ERROR, message, "请重新输出付印文件；封面图请用灰度或 CMYK")
    for sheet in view.sheets:
        if sheet.drawn.names_rgb:
            yield Finding(Severity.ERROR, "有 RGB 颜色", "请重新输出付印文件", sheet.label)
        if any(not _is_ink_for_words(paint) for paint in sheet.drawn.text_paints):
            message = "有文字不是单黑，套印不准时会发虚"
            yield Finding(Severity.ERROR, message, "请把文字改成单色黑", sheet.label)
        if any(_is_rich_black(paint) for paint in sheet.drawn.paints):
            message = "有四色叠成的黑，容易蹭脏、套不准"
            yield Finding(Severity.ERROR, message, "请把黑色线条和底色改成单色黑", sheet.label)
        if sheet.number is not None and any(not _is_black_only(paint) for paint in sheet.drawn.paints):
            message = "内页单色印刷，这一页却有彩色"
            yield Finding(Severity.WARNING, message, "请把内页的颜色改成黑色", sheet.label)


def _is_black_only(paint: Paint) -> bool:
    return paint.model is Model.GREY or (paint.model is Model.CMYK and not any(paint.numbers[:3]))


def _is_ink_for_words(paint: Paint) -> bool:
    """Black, paper, a share of black, or the covers' red."""
    return _is_black_only(paint) or (paint.model is Model.CMYK and paint.numbers == RED.parts)


def _is_rich_black(paint: Paint) -> bool:
    """Black with other inks under it; the covers' red holds far less black."""
    return paint.model is Model.CMYK and paint.numbers[3] > 0.6 and any(paint.numbers[:3])


def check_pictures(sheets: tuple[SheetView, ...], layout: Layout) -> Check:
    """Sharp enough at the size in which they stand; says how many pixels would do."""
    placed = [(sheet, picture) for sheet in sheets for picture in sheet.drawn.pictures]
    if not placed:
        return Check("图片", "没有图片")
    coarse = [(s, p) for s, p in placed if p.dots_per_inch < DOTS_PER_INCH * _ENOUGH]
    lowest = min(picture.dots_per_inch for _, picture in placed)
    measured = f"{len(placed)} 幅，最低每英寸 {lowest:.0f} 点"
    return Check("图片", measured, tuple(_coarse(sheet, picture, layout) for sheet, picture in coarse))


def _coarse(sheet: SheetView, picture: Placed, layout: Layout) -> Finding:
    x, y = picture.x - sheet.trim.left, sheet.trim.top - picture.y
    article = layout.article_at(sheet.number, x, y) if sheet.number is not None else None
    width, height = (round(side / 72 * DOTS_PER_INCH) for side in (picture.width, picture.height))
    return Finding(
        Severity.WARNING,
        f"图片每英寸只有 {picture.dots_per_inch:.0f} 点，应有 {DOTS_PER_INCH} 点，印出来会糊",
        f"请换成 {width}×{height} 像素以上的原图，或者不作通栏、排得小一些",
        sheet.label,
        article.title if article else "",
    )


def check_glyphs(sheets: tuple[SheetView, ...]) -> Check:
    """Nothing is printed as an empty box."""
    total = sum(sheet.drawn.empty_boxes for sheet in sheets)
    remedy = "请换用别的写法，或在 mkdocs.yml 里指定含有该字的字体"
    findings = tuple(
        Finding(Severity.ERROR, f"有 {sheet.drawn.empty_boxes} 个字印成了空框", remedy, sheet.label)
        for sheet in sheets
        if sheet.drawn.empty_boxes
    )
    return Check("缺字", f"{total} 个字字体里没有" if total else "没有缺字", findings)
