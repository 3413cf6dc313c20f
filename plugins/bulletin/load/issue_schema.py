"""The schema of issue.yml: numbers, dates, masthead, highlights and the grid of one issue."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator

from bulletin.load.article_schema import ScopeWord
from bulletin.load.schema import Date, Names, Schema, Text, Texts, key, text, words
from bulletin.model import (
    HeadHeight,
    IssueNumber,
    JumpMode,
    Masthead,
    PageSource,
    Role,
    TrimSize,
    Typesetting,
)
from bulletin.model.typesetting import TRIM_SIZES

_NUMBER = re.compile(r"(\d{1,2})(?:\s*[-—–~～至、]\s*(\d{1,2}))?")
_SIZE = re.compile(r"(\d{2,3}(?:\.\d+)?)\s*[x×X*]\s*(\d{2,3}(?:\.\d+)?)(?:mm|毫米)?")
_FONT_SIZES = {"三号": 16.0, "小三": 15.0, "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0}
"""Chinese type sizes in points."""


def _number(value: object) -> object:
    match = _NUMBER.fullmatch(value.strip()) if isinstance(value, str) else None
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last:
        raise ValueError("no number")
    return (first, last)


def _trim(value: object) -> object:
    if isinstance(value, TrimSize):
        return value
    named = next((size for size in TRIM_SIZES if size.name == value), None)
    match = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    if named is None and match is None:
        raise ValueError("no trim size")
    return named or (match and TrimSize(f"{match[1]}×{match[2]}", float(match[1]), float(match[2])))


def _font_size(value: object) -> object:
    return _FONT_SIZES.get(value, value) if isinstance(value, str) else value


Roles: TypeAlias = dict[str, Names]
_PLAIN = Typesetting()
_SIZE_NAMES = "、".join(size.name for size in TRIM_SIZES)
HeadWord = Annotated[HeadHeight, words({"airy": "疏", "tight": "紧"})]
JumpWord = Annotated[JumpMode, words({"automatic": "自动", "manual": "手动", "never": "不转"})]
PageWord = Annotated[PageSource, words({"computed": "计算", "printed": "已印"})]


class TypesettingKeys(Schema):
    """The grid and the rules of one issue."""

    trim: Annotated[TrimSize, BeforeValidator(_trim)] = key(
        "开本 trim", f"{_SIZE_NAMES}或“宽×高”毫米", "大16开", _PLAIN.trim
    )
    columns: int = key("栏数 columns", "1至3的数字", "2", _PLAIN.columns, ge=1, le=3)
    characters_per_line: int = key(
        "每行字数 characters_per_line", "5至60的数字", "17", _PLAIN.characters_per_line, ge=5, le=60
    )
    lines_per_page: int = key(
        "每页行数 lines_per_page", "10至80的数字", "31", _PLAIN.lines_per_page, ge=10, le=80
    )
    font_size: Annotated[float, BeforeValidator(_font_size)] = key(
        "字号 font_size", "6至24的磅数，或“小四”“五号”", "12", _PLAIN.font_size, ge=6, le=24
    )
    head: HeadWord = key("题头 head", "“疏”或“紧”", "疏", _PLAIN.head)
    jumps: JumpWord = key("转页 jumps", "“自动”“手动”或“不转”", "自动", _PLAIN.jumps)
    pages: PageWord = key("页码 pages", "“计算”或“已印”", "计算", _PLAIN.pages)

    def value(self) -> Typesetting:
        """The typesetting as a value of the model."""
        return Typesetting(
            self.trim,
            self.columns,
            self.characters_per_line,
            self.lines_per_page,
            self.font_size,
            self.head,
            self.jumps,
            self.pages,
        )


class MastheadKeys(Schema):
    """The masthead's keys, the same in issue.yml and in mkdocs.yml."""

    board: Roles = key(
        "编委会 board",
        "一行一个“职务: 姓名”",
        "{主编: 王某某}",
        {},
        hint="一行一个职务，如“主编: 王某某”；几个人用、隔开",
    )
    staff: Roles = key(
        "编辑部 staff", "一行一个“职务: 姓名”", "{校对: 王某某}", {}, hint="一行一个职务，如“校对: 王某某”"
    )
    sponsor: Text = text("主办 主办单位 sponsor", "政协晋城市委员会")
    label: Text = text("标注 label", "内部资料　免费交流", "印在封面上")
    permit: Text = text("准印证号 permit", "（晋）内资准字第000号", "照准印证上的写")
    compiler: Text = text("编印单位 compiler", "政协晋城市委员会办公室", "印在版权页")
    recipients: Text = text("发送对象 recipients", "市政协委员", "印在版权页")
    printer: Text = text("印刷单位 printer", "某某印刷厂", "印在版权页")
    printed_on: Text = text("印刷日期 printed_on", "2026年3月", "印在版权页")
    print_run: Text = text("印数 print_run", "500册", "印在版权页")
    address: Text = text("地址 address", "晋城市某某街1号")
    postcode: Text = text("邮编 postcode", "048000")
    phone: Text = text("电话 phone", "0356-0000000")
    email: Text = text("电子信箱 邮箱 email", "bianji@example.com")
    website: Text = text("网址 website", "https://example.com")
    call_for_papers: Text = text("征稿启事 call_for_papers", "欢迎来稿。", "印在版权页")
    back_cover_lines: Texts = key(
        "封底语 back_cover_lines",
        "文字，或一行一项的列表",
        "[政治协商, 民主监督]",
        (),
        hint="印在封底，一行一句",
    )

    def masthead(self, fallback: Masthead) -> Masthead:
        """The masthead as a value; what is not given comes from ``fallback``."""
        given = {name: getattr(self, name) or getattr(fallback, name) for name in MastheadKeys.model_fields}
        for name in ("board", "staff"):
            roles = getattr(self, name)
            if roles:
                given[name] = tuple(Role(label.strip(), names) for label, names in roles.items())
        return Masthead(**given)


class IssueKeys(MastheadKeys):
    """The keys of issue.yml."""

    year: int = key("年份 year", "四位数字的年份", "2026", ge=1900, le=2100)
    number: Annotated[tuple[int, int], BeforeValidator(_number)] = key(
        "期号 number", "数字，合刊写 9-10", "1", hint="当年第几期"
    )
    whole_number: int | None = key("总期号 whole_number", "数字", "61", None, ge=1, hint="从创刊数起的第几期")
    date: Date | None = key("出版日期 date", "年-月-日", "2026-02-28", None, hint="印在版权页")
    departments: Texts = key(
        "栏目 departments", "一行一个栏目的列表", "[本期关注]", (), hint="只有这一期才有的栏目，一行一个"
    )
    """Departments that only this issue has, as back issues do; mkdocs.yml lists today's."""
    highlights: Texts = key(
        "导读 highlights",
        "一行一篇的列表",
        "[01-停车, 03-旅游]",
        (),
        hint="印在封面上的几篇，一行一个文件名，如 01-停车",
    )
    scope: ScopeWord | None = key(
        "公开范围 scope", "“公开”或“内部”", "公开", None, hint="选“内部”，整期不上网站"
    )
    typesetting: TypesettingKeys = key(
        "排版 typesetting",
        "{开本, 栏数, 每行字数, 每页行数, 字号, 题头, 转页, 页码}",
        "{栏数: 2}",
        TypesettingKeys(),
        hint="平常不用改",
    )
    cover: Text = text("封面图 cover", "images/封面.jpg", "图片在这一期文件夹里的位置")
    remark: Text = text("说明 remark", "本期为样刊。", "印在版权页，网站上也有")

    def issue_number(self) -> IssueNumber:
        """Year and numbers as a value of the model."""
        return IssueNumber(self.year, *self.number)


def folder_name(number: IssueNumber) -> str:
    """The name that the issue's folder must have: 2026-1, or 2026-9-10 for a combined issue."""
    last = "" if number.first == number.last else f"-{number.last}"
    return f"{number.year}-{number.first}{last}"
