"""One form for one thing within an article: ranges, dates, percentages (GB/T 15835, 5.1).

Forms are reported, never changed: a number may be a quotation, a code, a version.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Severity

_UNIT = r"年月日号时分秒个人名户件次期页元万亿千百米里亩吨度倍岁天周％%℃"
_RANGE = re.compile(
    rf"(?<![\dA-Za-z.〕\]－—–-])\d[\d.,]{{0,12}}[{_UNIT}]{{0,2}}[ ]?(?P<mark>——|—|－|–|−|--|-|～|~|〜)[ ]?"
    rf"\d[\d.,]{{0,12}}(?=(?P<unit>[{_UNIT}余多左平公厘毫克]|$))"
)
_TIME = "年月日号时分秒点期"
"""Units of time, whose ranges have the house's sign; those of measures may have ～ (GB/T 15834, 4.13)."""
_MEASURE_MARKS = frozenset("～~〜")
_DATES = {
    "2026年3月1日": re.compile(r"(?<!\d)(?:19|20)\d\d年\d{1,2}月\d{1,2}日"),
    "2026-03-01": re.compile(r"(?<![\d-])(?:19|20)\d\d-\d{1,2}-\d{1,2}(?![\d-])"),
    "2026.3.1": re.compile(r"(?<![\d.])(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?![\d.])"),
    "2026/3/1": re.compile(r"(?<![\d/])(?:19|20)\d\d/\d{1,2}/\d{1,2}(?![\d/])"),
    "二〇二六年三月一日": re.compile(
        r"[一二][一二三四五六七八九〇零○]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    ),
}
_PERCENTAGES = {
    "60%": re.compile(r"\d[ ]?%"),
    "60％": re.compile(r"\d[ ]?％"),
    "百分之六十": re.compile(r"百分之[一二三四五六七八九十百零点]+"),
}
_THOUSANDS = {
    "12,000": re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?!\d)"),
    "12000": re.compile(r"(?<![\d.,—-])(?!(?:19|20)\d\d年)\d{5,}(?=[元人户亩吨个份册平米])"),
}
_SHORT_YEAR = re.compile(r"(?<![\d第满近约至达]) ?\d{2}年(?=\d{1,2}月)")
_NEIGHBOURS = ["一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九"]
_ABOUT = re.compile(
    r"(?<![第初十、\d])([一二三四五六七八])、([二三四五六七八九])(?=[天个名人次年岁里米户件])"
)


@dataclass(frozen=True, slots=True)
class _Use:
    """One use of a form: where, and what is written there."""

    offset: int
    written: str


def check_ranges(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """More than one sign between the ends of ranges of one kind, or another than the house's."""
    times: dict[str, list[_Use]] = defaultdict(list)
    measures: dict[str, list[_Use]] = defaultdict(list)
    for passage in manuscript.passages:
        for found in _RANGE.finditer(passage.text):
            kind = times if found["unit"] and found["unit"] in _TIME else measures
            kind[found["mark"]].append(_Use(passage.start + found.start(), found[0]))
    yield from _mixed(manuscript, times, rules.range_mark, frozenset())
    yield from _mixed(manuscript, measures, rules.range_mark, _MEASURE_MARKS)


def _mixed(
    manuscript: Manuscript, uses: Mapping[str, list[_Use]], house: str, allowed: frozenset[str]
) -> Iterator[Finding]:
    """The first use of each sign but the one chosen; ``allowed`` may stand instead of the house's."""
    commonest = _commonest(uses)
    chosen = house if house and commonest not in allowed else commonest
    if set(uses) <= {chosen}:
        return
    for mark in sorted(set(uses) - {chosen}):
        use, count = uses[mark][0], len(uses[mark])
        listed = "、".join(f"“{one}”{len(uses[one])}处" for one in sorted(uses))
        message = f"起止之间的连接号应只用一种，全文现有{listed}，这里是“{use.written}”"
        remedy = f"统一写成“{chosen}”" + (f"，同样的还有{count - 1}处" if count > 1 else "")
        yield manuscript.find(use.offset, "range-mixed", Severity.WARNING, message, remedy)


def check_forms(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Dates, percentages or large numbers in two forms."""
    for code, name, forms in (
        ("date-mixed", "日期", _DATES),
        ("percent-mixed", "百分数", _PERCENTAGES),
        ("thousands-mixed", "大数", _THOUSANDS),
    ):
        uses = _find_uses(manuscript, forms)
        if len(uses) > 1:
            chosen = _commonest(uses)
            other = next(form for form in uses if form != chosen)
            use = uses[other][0]
            message = f"同一篇里{name}有两种写法：“{uses[chosen][0].written}”和“{use.written}”"
            remedy = "没有特别的用意，就统一成一种"
            yield manuscript.find(use.offset, code, Severity.NOTE, message, remedy)


def check_years(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """98年5月: a year of two digits (GB/T 15835, 5.2: four)."""
    for passage in manuscript.passages:
        for found in _SHORT_YEAR.finditer(passage.text):
            start = passage.start + found.start()
            message = f"年份应写全四位，现为“{found[0].strip()}”"
            yield manuscript.find(start, "year-short", Severity.NOTE, message, "补上前两位")


def check_approximate(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """三、四天: no mark between two neighbouring numbers that stand for about so many."""
    for passage in manuscript.passages:
        for found in _ABOUT.finditer(passage.text):
            if found[1] + found[2] in _NEIGHBOURS:
                start = passage.start + found.start()
                message = f"约数之间不用顿号，现为“{found[0]}”"
                remedy = f"指大约，写成“{found[1]}{found[2]}”；指两样，不必改"
                yield manuscript.find(start, "approximate", Severity.NOTE, message, remedy)


def _find_uses(manuscript: Manuscript, forms: Mapping[str, re.Pattern[str]]) -> dict[str, list[_Use]]:
    uses: dict[str, list[_Use]] = defaultdict(list)
    for passage in manuscript.passages:
        for form, pattern in forms.items():
            for found in pattern.finditer(passage.text):
                uses[form].append(_Use(passage.start + found.start(), found[0]))
    return uses


def _commonest(uses: Mapping[str, list[_Use]]) -> str:
    """The form used most; the first in the file among equals."""
    return max(uses, key=lambda form: (len(uses[form]), -uses[form][0].offset), default="")
