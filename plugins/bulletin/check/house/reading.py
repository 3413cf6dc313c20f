"""House rules from their YAML file.

Goes in: the text of ``house-rules.yml``. Comes out: HouseRules, or BulletinError with every fault
and its line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator

from bulletin.check.house.values import HouseRules, OfficeHolder, WordRule
from bulletin.errors import Severity
from bulletin.load.marked_yaml import read_yaml
from bulletin.load.messages import validate
from bulletin.load.schema import Names, Schema, Text, Texts, key, text

FILE_NAME = "house-rules.yml"

_SEVERITIES = {"错误": Severity.ERROR, "提醒": Severity.WARNING, "说明": Severity.NOTE}


def _severity(value: object) -> object:
    if isinstance(value, str) and value in _SEVERITIES:
        return _SEVERITIES[value]
    if isinstance(value, Severity):
        return value
    raise ValueError("no severity")


SeverityWord = Annotated[Severity, BeforeValidator(_severity)]


class WordKeys(Schema):
    """One word, or several, that the house does not write."""

    words: Texts = key("词 words", "文字，或一行一词的列表", "其它", min_length=1)
    instead: Text = text("改用 instead", "其他")
    reason: Text = text("说明 reason", "规范词形")
    allowed: Texts = key("放行 allowed", "含有这个词而可以写的说法", "[截止日期]", ())
    followed_by: Texts = key("后有 followed_by", "后面六个字里有它才算", "[月, 年]", ())
    severity: SeverityWord | None = key("程度 severity", "“错误”“提醒”或“说明”", "提醒", None)
    code: Text = text("代号 code", "our-word")

    def value(self, code: str, severity: Severity) -> WordRule:
        """The rule; ``code`` and ``severity`` hold where the file names none."""
        return WordRule(
            code=self.code or code,
            words=tuple(sorted(self.words, key=len, reverse=True)),
            instead=self.instead,
            reason=self.reason,
            severity=severity if self.severity is None else self.severity,
            allowed=self.allowed,
            followed_by=self.followed_by,
        )


class PersonKeys(Schema):
    """An office-holder."""

    name: Text = key("姓名 name", "文字", "林某某", min_length=2)
    titles: Names = key("职务 titles", "一行一项的列表", "[市政协主席]", ())
    wrong_forms: Names = key("误写 wrong_forms", "一行一项的列表", "[林某]", ())


class HouseKeys(Schema):
    """The keys of house-rules.yml."""

    disabled: Texts = key("关闭 disabled", "检查代号的列表", "[space-stray]", ())
    preferred: tuple[WordKeys, ...] = key("用语 preferred", "一行一条的列表", "[{词: 其它, 改用: 其他}]", ())
    forbidden: tuple[WordKeys, ...] = key("禁用 forbidden", "一行一条的列表", "[{词: 某词}]", ())
    confusable: tuple[WordKeys, ...] = key(
        "易混 confusable", "一行一条的列表", "[{词: 截止, 改用: 截至}]", ()
    )
    people: tuple[PersonKeys, ...] = key("人名 people", "一行一人的列表", "[{姓名: 林某某, 职务: 主编}]", ())
    orders: tuple[Names, ...] = key("次序 orders", "一行一组姓名", "[[林某某, 周某某]]", ())
    range_mark: Text = text("连接号 range_mark", "—")
    traditional_allowed: Text = text("繁体放行 traditional_allowed", "發")
    doubles_allowed: Texts = key("叠字放行 doubles_allowed", "一行一词的列表", "[晋城市城市]", ())


def read_house_rules(source: str, path: str = FILE_NAME) -> HouseRules:
    """The rules of a file's text; ``path`` names it in messages. Raises BulletinError."""
    keys = validate(read_yaml(source, path), HouseKeys)
    return HouseRules(
        words=tuple(_words(keys)),
        people=tuple(OfficeHolder(one.name, one.titles, one.wrong_forms) for one in keys.people),
        orders=keys.orders,
        range_mark=keys.range_mark,
        traditional_allowed=keys.traditional_allowed,
        doubles_allowed=keys.doubles_allowed,
        disabled=frozenset(keys.disabled),
    )


def _words(keys: HouseKeys) -> Iterator[WordRule]:
    for listed, code, severity in (
        (keys.preferred, "house-preferred", Severity.WARNING),
        (keys.forbidden, "house-forbidden", Severity.ERROR),
        (keys.confusable, "house-confusable", Severity.WARNING),
    ):
        yield from (one.value(code, severity) for one in listed)
