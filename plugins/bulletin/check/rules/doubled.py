"""Characters written twice, as happens where two lines or two versions are joined: 推进推进会.

What Chinese doubles on purpose is left: 一页一页, 看着看着, 研究研究。, 常常, 高高兴兴. A single
doubled character counts only when the issue itself shows the right form elsewhere (履职能力 beside
履职能能力), or knows the words on both sides but not as doubled (发挥|先|先锋). Nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin.check.characters import HAN, NUMERALS, is_han
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Kind, Manuscript, Passage
from bulletin.errors import Severity

_REPEAT = re.compile(rf"([{HAN}]{{2,12}})\1|([{HAN}]{{1,12}}[。；：])\2")
_SINGLE = re.compile(rf"([{HAN}])\1")
_COUNTED = re.compile(rf"[{NUMERALS}几半每各][{HAN}]{{1,3}}|[{HAN}]{{1,2}}着")
_DEGREE = frozenset(
    ("非常", "很多", "好多", "许多", "太多", "无数", "永远", "万分", "十分", "真的", "慢慢", "渐渐", "谢谢")
)
_REDUPLICATED = frozenset(
    "常仅渐往刚人天家户处层种个条步代年月日时事件样句字点爸妈哥姐弟妹爷奶叔伯姑舅公婆看想听说谈试走等慢好紧深"
    "牢久大远高轻静默悄偷缓徐匆频屡每恰偏统通区滔绵茫滚源欣勃蒸孜兢业津念历侃循谆拳殷切脉巍郁葱熊堂娓款耿碌"
    "芸纷斤落彬栩翩面头口声心息生世多少早白明花平稳实真清干整齐完老小方圆长短宽松密星娃宝谢哈呵嘿团圈岁朝夜村"
    "镇乡县道重叠双对排行列串颗粒片座栋间笔项款期届批次遍回趟番场股阵丝缕寸尺斑蹦跳闪亮晃摇摆飘荡问讲写读学练"
    "教歇坐站躺逛转翻数比算量尝闻摸碰找盼议商"
)
"""Characters that are doubled on purpose."""
_ACROSS_WORDS = (
    *("党党", "部部长", "会会长", "院院长", "局局长", "校校长", "社社长", "街街道", "政政策"),
    *("市市", "县县", "区区", "省省", "某某"),
)
"""A word that ends as the next one begins."""
_WELL_KNOWN = 3
"""Times that two characters must stand side by side in an issue to be a word of it."""
_MARK_BEHIND = "。，、；：？！”）》"


def check_doubled(manuscripts: Sequence[Manuscript], rules: HouseRules) -> Iterator[Finding]:
    """Doubled words and characters of an issue's manuscripts."""
    prose = "\n".join(passage.text for one in manuscripts for passage in one.passages)
    seen = Counter(prose[at : at + size] for size in (2, 3) for at in range(len(prose) - size + 1))
    for manuscript in manuscripts:
        for passage in manuscript.of_kind(*(kind for kind in Kind if kind is not Kind.CELLS)):
            for found in _REPEAT.finditer(passage.text):
                if not _is_meant(passage.text, found, rules):
                    half = found[1] or found[2]
                    yield _finding(manuscript, passage, found.start(), found[0], half)
            for place, character in _single(passage, seen, rules):
                yield _finding(manuscript, passage, place, character * 2, character)


def _is_meant(text: str, found: re.Match[str], rules: HouseRules) -> bool:
    """Whether Chinese doubles this on purpose."""
    half = found[1] or found[2]
    behind = text[found.end() : found.end() + 1]
    around = text[max(0, found.start() - 6) : found.end() + 6]
    return (
        _COUNTED.fullmatch(half) is not None
        or _COUNTED.fullmatch(half[-1] + half[:-1]) is not None
        or half[1:2] == "不"
        or half in _DEGREE
        or len(set(half)) == 1
        or (found[1] is not None and len(half) == 2 and (not behind or behind in _MARK_BEHIND + "\ue000\n"))
        or f"“{found[0]}" in around
        or any(allowed in around for allowed in rules.doubles_allowed)
    )


def _single(passage: Passage, seen: Counter[str], rules: HouseRules) -> Iterator[tuple[int, str]]:
    """Places of single characters written twice that the issue's own words speak against."""
    for found in _SINGLE.finditer(passage.text):
        start, end = found.span()
        around = passage.text[max(0, start - 6) : end + 6]
        known = (*rules.doubles_allowed, *_ACROSS_WORDS)
        if found[1] in _REDUPLICATED or any(allowed in around for allowed in known):
            continue
        if _is_joined(passage.text[max(0, start - 2) : start], found[1], passage.text[end : end + 2], seen):
            yield start, found[1]


def _is_joined(before: str, character: str, behind: str, seen: Counter[str]) -> bool:
    """Whether the issue writes the character once between these neighbours, or never after the first."""
    if not behind or not before or not is_han(before[-1]) or before[-2:] == before[-1] * 2:
        return False
    if len(behind) > 1 and behind[0] == behind[1]:
        return False
    left, right = before[-1] + character, character + behind[0]
    if seen[before[-1] + right] and max(seen[left + character], seen[character + right]) == 1:
        return True
    return seen[left] == 1 and seen[right] >= _WELL_KNOWN and seen[before] > _WELL_KNOWN and len(before) > 1


def _finding(manuscript: Manuscript, passage: Passage, place: int, twice: str, once: str) -> Finding:
    around = passage.text[max(0, place - 4) : place + len(twice) + 4].replace("\ue000", "")
    message = f"“{once}”连写了两遍：“{around}”"
    remedy = f"疑似多打，核对后删去一个“{once}”；本来就对，不必改"
    return manuscript.find(passage.start + place, "doubled", Severity.WARNING, message, remedy)
