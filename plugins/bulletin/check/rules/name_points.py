"""The point inside names of foreigners and of minorities: 间隔号 · (GB/T 15834, 4.13), not a full stop.

An author's name is known to be one, in the front matter and wherever the article says it again; there
the point is mended. What only looks like such a name is left as it is, and asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from bulletin.check.characters import HAN
from bulletin.check.finding import Edit, Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, body_start
from bulletin.errors import Severity

RIGHT = "·"
_POINTS = ".．•・‧∙"
_KEYS = r"(?:作者|authors?)"
_BLOCK = re.compile(rf"(?m)^{_KEYS}[ \t]*:.*\n(?:[ \t]+.*\n|-.*\n)*")
_NO_NAME = re.compile(r"(?:职务|单位|position|affiliation|organization)[ \t]*:[^,}\n]*")
_NAME = re.compile(rf"[{HAN}]{{1,8}}(?:[{_POINTS}{RIGHT}][{HAN}]{{1,8}})+")
_TRANSLITERATED = (
    "阿埃艾安奥巴贝比彼波布查达德迪杜恩尔法菲费佛弗福格哈海汉赫亨霍基杰卡凯康柯科克肯库拉莱兰劳勒雷里丽利列林琳"
    "鲁路伦罗洛马玛麦曼梅蒙米姆莫穆娜纳内尼诺帕佩皮普乔切茹萨塞莎史斯苏索塔泰汤特托瓦万威维温沃西夏谢辛休雅扬叶伊约泽詹"
)
"""Characters of which foreign names are written."""
_MINORITIES = "买提力江木肉孜吐逊热合不都吾守努祖农衣则再吉依古铁赛扎卓次仁旺"
"""Further ones, of which names of the Uygurs, the Kazakhs and the Tibetans are written."""
_FOREIGN = re.compile(rf"(?<=[{_TRANSLITERATED}])\.(?=[{_TRANSLITERATED}])")
_LIKE_NAME = re.compile(rf"[{_TRANSLITERATED}{_MINORITIES}]{{2,5}}\.[{_TRANSLITERATED}{_MINORITIES}]{{2,5}}")
_AROUND = 4
"""Characters of a name that are shown on each side of its point."""


def check_name_points(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Names whose point is another sign: those of authors with the mending, others as a question."""
    known = frozenset(known_points(manuscript))
    for place in sorted(known):
        if manuscript.text[place] == RIGHT:
            continue
        written = _around(manuscript.text, place)
        message = f"名字里的间隔号应为“{RIGHT}”，现为“{written}”"
        remedy = f"改成“{re.sub(f'[{_POINTS}]', RIGHT, written)}”"
        edit = Edit(place, place + 1, RIGHT)
        yield manuscript.find(place, "name-point", Severity.WARNING, message, remedy, edits=(edit,))
    for passage in manuscript.passages:
        for place in like_names(passage.text):
            if passage.start + place not in known:
                written = _around(passage.text, place)
                message = f"“{written}”像是一个人的名字，名字里的间隔号应为“{RIGHT}”，现为半角的句点"
                remedy = f"是名字就改成“{written.replace('.', RIGHT)}”，是两句话就改成句号"
                yield manuscript.find(passage.start + place, "name-point", Severity.WARNING, message, remedy)


def known_points(manuscript: Manuscript) -> Iterator[int]:
    """The places of the points in authors' names, in the front matter and in the prose."""
    front = manuscript.text[: body_start(manuscript.text)]
    spans = [span for block in _BLOCK.finditer(front) for span in _names(block[0], block.start())]
    names = {re.sub(f"[{_POINTS}]", RIGHT, manuscript.text[start:end]) for start, end in spans}
    if not names:
        return
    said = re.compile(
        "|".join(f"[{_POINTS}{RIGHT}]".join(map(re.escape, name.split(RIGHT))) for name in names)
    )
    prose = (
        (passage.start + found.start(), passage.start + found.end())
        for passage in manuscript.passages
        for found in said.finditer(passage.text)
    )
    for start, end in chain(spans, prose):
        yield from (place for place in range(start, end) if manuscript.text[place] in _POINTS)


def like_names(text: str) -> Iterator[int]:
    """The places of half-width points that may stand inside a name."""
    places = {found.start() for found in _FOREIGN.finditer(text)}
    places |= {found.start() + found[0].index(".") for found in _LIKE_NAME.finditer(text)}
    yield from sorted(places)


def _names(block: str, base: int) -> Iterator[tuple[int, int]]:
    """Where names with a point stand among the authors; posts and institutions are no names."""
    plain = _NO_NAME.sub(lambda found: " " * len(found[0]), block)
    for found in _NAME.finditer(plain):
        yield base + found.start(), base + found.end()


def _around(text: str, place: int) -> str:
    """The name at a point, as far as it is one."""
    before = re.search(rf"[{HAN}]{{1,{_AROUND}}}\Z", text[:place])
    behind = re.match(rf"[{HAN}]{{1,{_AROUND}}}", text[place + 1 :])
    return f"{before[0] if before else ''}{text[place]}{behind[0] if behind else ''}"
