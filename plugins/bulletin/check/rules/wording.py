"""Words that an internal publication may not use of itself (内部资料性出版物管理办法, art. 14, 15).

Own texts only: a reprint with its source (来源), or a dispatch of a news agency, keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.check.characters import HAN
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Severity


@dataclass(frozen=True, slots=True)
class _Word:
    """What is found, how bad it is, what is wrong with it, what to do."""

    pattern: re.Pattern[str]
    code: str
    severity: Severity
    message: str
    remedy: str


_BY_ANOTHER_NAME = "改称“本资料”或用名称，例如“《晋城政协》”"
_WORDS = (
    _Word(
        re.compile(r"(?<![基日版样成资文])本[报刊](?:讯|记者|通讯员|编辑部|社|特约)"),
        "wording-self",
        Severity.ERROR,
        "内部资料不得自称报刊（管理办法第十四条），现有“{}”",
        _BY_ANOTHER_NAME,
    ),
    _Word(
        re.compile(
            rf"(?<![基日版样成资文根原底校])本[报刊](?![告酬送名备废批销账到表考请价读讯记通编社特登载印发][{HAN}]?)"
        ),
        "wording-self",
        Severity.WARNING,
        "内部资料不宜自称“{}”（管理办法第十四条）",
        _BY_ANOTHER_NAME,
    ),
    _Word(
        re.compile(
            r"期刊社|杂志社|(?:国内统一(?:连续出版物)?号?|国际标准)刊号|\bCN\s?\d{2}-\d{4}|\bISSN\s?\d{4}-\d{3}[\dXx]"
        ),
        "wording-press",
        Severity.WARNING,
        "内部资料没有刊号，也不是期刊社，现有“{}”",
        "说的是自己就删去；说的是别的刊物，不必改",
    ),
    _Word(
        re.compile(
            rf"[（(](?:记者|通讯员|实习记者)[ \u3000]?[{HAN}、 \u3000]{{2,12}}[）)]"
            rf"|^(?:记者|本台记者)[ \u3000][{HAN}]{{2,4}}$"
        ),
        "wording-reporter",
        Severity.WARNING,
        "内部资料不设记者，现有“{}”",
        "改写“供稿　某某”；转载的在文首写明来源",
    ),
    _Word(
        re.compile(rf"[{HAN}]{{2,6}}(?:日报|晚报|电视台|通讯社|广播台|时报|融媒体中心)记者"),
        "wording-reporter",
        Severity.NOTE,
        "出现“{}”：说的是别人的职务可以，说的是本资料的人不行",
        "看一眼；不必改就放着",
    ),
    _Word(
        re.compile(
            r"本(?:刊|报|资料|册)(?:每[册期份])?(?:定价|售价|零售价)|邮发代号|全年订价|每[册期](?:定价|零售价)"
        ),
        "price",
        Severity.ERROR,
        "内部资料不得定价、收费（管理办法第十五条），现有“{}”",
        "删去；要说明不收钱，写“免费交流”",
    ),
    _Word(
        re.compile(
            r"广告(?:热线|刊例|招商|经营许可证|价目|部电话|位招租)|欢迎刊登广告|欢迎订阅|订阅热线|征订启事"
        ),
        "advertising",
        Severity.ERROR,
        "内部资料不得刊登广告、征订（管理办法第十五条），现有“{}”",
        "删去",
    ),
)


def check_wording(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """The words of art. 14 and 15 in own texts, quotations left out."""
    if manuscript.is_reprint:
        return
    for passage in manuscript.passages:
        for word in _WORDS:
            for found in word.pattern.finditer(passage.text):
                if _is_talked_about(passage.text, found):
                    continue
                start = passage.start + found.start()
                message = word.message.format(found[0])
                yield manuscript.find(start, word.code, word.severity, message, word.remedy)


def _is_talked_about(text: str, found: re.Match[str]) -> bool:
    """A word that stands alone in quotation marks is named, not used."""
    before, after = text[max(0, found.start() - 8) : found.start()], text[found.end() : found.end() + 8]
    return "“" in before and "”" in after and "”" not in before.rpartition("“")[2] and "。" not in before
