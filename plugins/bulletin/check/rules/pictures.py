"""Pictures: words for those who cannot see them (WCAG 1.1.1), pixels enough for print (300 dpi)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Problem, Severity
from bulletin.model import Article, Issue, Typesetting

_NO_WORDS = re.compile(r"!\[[ \t\u3000]*\](?=\([^()\s]+)")
_EMPTY_WORDS = re.compile(
    r"!\[((?:图片?|照片|image|img|picture)?[ ]?[\d一二三四五六七八九十]*)\](?=\([^()\s]+)", re.IGNORECASE
)
_CODE = re.compile(r"(?ms)^```.*?^```|^(?: {4}|\t).*?$|`[^`\n]*`")
_SPANNING = re.compile(r'<figure class="picture wide"><img src="([^"]*)"')
_DPI = 300
_COARSE = 150
"""Dots an inch below which a print is plainly blurred: half of what the print shop asks for."""
_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4
_GUTTER = 2
"""Characters between two columns."""


def check_alternatives(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Pictures without a caption, or with one that says nothing (图一)."""
    prose = _CODE.sub(lambda code: " " * len(code[0]), manuscript.text)
    for found in _NO_WORDS.finditer(prose):
        message = "图片没有图注，听网页的读者不知道图上是什么"
        remedy = "在方括号里写一句：几时、何地、谁、在做什么"
        yield manuscript.find(found.start(), "picture-alt", Severity.WARNING, message, remedy)
    for found in _EMPTY_WORDS.finditer(prose):
        if found[1].strip():
            message = f"图注“{found[1]}”没有说出图上是什么"
            remedy = "写一句：几时、何地、谁、在做什么"
            yield manuscript.find(found.start(), "picture-alt", Severity.NOTE, message, remedy)


def check_resolution(issue: Issue, article: Article, manuscript: Manuscript) -> Iterator[Finding]:
    """Pictures that come out below 300 dpi at the width they are printed in; below 150 it is a warning."""
    spanning = {unquote(unescape(source)) for source in _SPANNING.findall(article.body.html)}
    for picture in article.body.pictures:
        inches, column = (
            _width(issue.typesetting, wide=wide) / _POINTS_PER_INCH
            for wide in (picture.source in spanning, False)
        )
        needed = round(inches * _DPI)
        if 0 < picture.width < needed - 10:
            at = manuscript.text.find(f"({picture.source}")
            line = manuscript.place(max(at, 0))[0]
            dpi = picture.width / inches
            message = (
                f"图片 {picture.source} 宽{picture.width}像素，印{inches * _MM_PER_INCH:.0f}毫米宽"
                f"只有{dpi:.0f} dpi，应有{needed}像素（300 dpi）"
            )
            remedy = _advise(picture.width / column if inches > column else None)
            severity = Severity.WARNING if dpi < _COARSE else Severity.NOTE
            yield Finding(Problem(manuscript.path, line, message, remedy, "picture-resolution", severity))


def _advise(narrow: float | None) -> str:
    """What to do; ``narrow`` is the dpi at the width of one column, of a picture that is printed wider."""
    if narrow is None or narrow < _COARSE:
        return "请要原图；原图也是这样大，就换一张清楚的"
    return f"请要原图；原图也是这样大，就去掉 {{.通栏}}，印一栏宽有{min(narrow, _DPI):.0f} dpi"


def _width(typesetting: Typesetting, *, wide: bool) -> float:
    """The printed width in points: one column, or all of them."""
    column = typesetting.characters_per_line * typesetting.font_size
    if not wide:
        return column
    gutters = (typesetting.columns - 1) * _GUTTER * typesetting.font_size
    return typesetting.columns * column + gutters
