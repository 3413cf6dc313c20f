"""Traditional characters in simplified text (国家通用语言文字法, art. 17 names the exceptions).

Titles in 《》 are left: an old book keeps its letters. Never changed by itself: a name may want them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import opencc

from bulletin.check.characters import is_inside, quoted_spans
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Severity

_STANDARD = frozenset("乾著瞭藉於徵麽祇甯馀鍾昇喆堃淼犇")
"""Characters that OpenCC simplifies and that 通用规范汉字表 (2013) keeps for some meaning or name."""


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def check_traditional(manuscript: Manuscript, rules: HouseRules) -> Iterator[Finding]:
    """Each traditional character outside titles in 《》."""
    allowed = _STANDARD | set(rules.traditional_allowed)
    for passage in manuscript.passages:
        simplified = _converter().convert(passage.text)
        if simplified == passage.text or len(simplified) != len(passage.text):
            continue
        titles = tuple(span for span in quoted_spans(passage.text) if passage.text[span[0]] == "《")
        for place, (found, right) in enumerate(zip(passage.text, simplified, strict=True)):
            if found != right and found not in allowed and not is_inside(place, titles):
                message = f"应为简化字“{right}”，现为“{found}”"
                remedy = f"改成“{right}”；姓名、题字确是这样写的，不必改"
                start = passage.start + place
                yield manuscript.find(start, "traditional", Severity.WARNING, message, remedy)
