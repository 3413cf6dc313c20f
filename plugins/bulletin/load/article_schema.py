"""The front matter's schema: which keys an article may have, and what stands in them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from bulletin.load.people import split_people
from bulletin.load.schema import (
    Date,
    DeckLines,
    Names,
    Schema,
    Text,
    TitleLines,
    as_list,
    key,
    text,
    words,
)
from bulletin.model import Author, Form, Proposal, Scope

ScopeWord = Annotated[Scope, words({"public": "公开", "internal": "内部"})]
FormWord = Annotated[Form, words({form.name.lower(): form.value for form in Form})]


class AuthorKeys(Schema):
    """One author: a person, or an institution without a name."""

    name: Text = text("姓名 name", "王某某", "署的是单位，这里就空着")
    position: Text = text("职务 position", "市政协委员", "印在姓名旁边")
    institution: Text = text("单位 institution", "市政协提案委员会", "作者是单位，只填这一格")

    @model_validator(mode="after")
    def _someone(self) -> AuthorKeys:
        if not (self.name or self.institution):
            raise PydanticCustomError(
                "value-wrong",
                "作者应写明姓名或单位，现在两样都没有",
                {"example": "{姓名: 王某某, 职务: 市政协委员}"},
            )
        return self

    def value(self) -> Author:
        """The author as a value of the model."""
        return Author(self.name, self.position, self.institution)


class ProposalKeys(Schema):
    """The head of a proposal."""

    number: Text = key("案号 number", "编号", "151", min_length=1, hint="案卷上的编号")
    proposers: Names = key(
        "提案者 proposer proposers", "姓名，几个人用、隔开", "王某某", min_length=1, hint="几个人用顿号隔开"
    )
    sector: Text = text("界别 sector", "经济界", "提案者所属的界别")
    office: Text = text("承办 承办单位 office", "市文化和旅游局", "承办这件提案的单位")

    def value(self) -> Proposal:
        """The proposal as a value of the model."""
        return Proposal(self.number, self.proposers, self.sector, self.office)


def _authors(value: object) -> object:
    """A name, a mapping or a list of those, as a list of mappings; names in one text are parted."""
    people: list[object] = []
    for one in as_list(value):
        people += [{"姓名": name} for name in split_people(one)] if isinstance(one, str) else [one]
    return people


Authors = Annotated[tuple[AuthorKeys, ...], BeforeValidator(_authors)]


class ArticleKeys(Schema):
    """The keys of an article's front matter."""

    title: TitleLines = key(
        "标题 title",
        "文字",
        "关于大力发展康养旅游的建议",
        min_length=1,
        hint="要分两行印，在断行的地方空一个全角空格",
    )
    department: Text = key(
        "栏目 department column", "一个栏目的名称", "社情民意", min_length=1, hint="目录按栏目归在一起"
    )
    kicker: Text = text("引题 kicker", "在市政协全会上的发言", "标题上面的一行小字，没有就空着")
    deck: DeckLines = key(
        "副题 deck",
        "文字，或一行一项的列表",
        "一条村道的改线记",
        (),
        hint="标题下面的小字，不用写破折号；有几行就写几行",
    )
    authors: Authors = key(
        "作者 author authors", "姓名，或 {姓名, 职务, 单位}", "王某某", (), hint="几位作者依次添加"
    )
    page: int | None = key(
        "页码 page",
        "数字（从1起）",
        "47",
        None,
        hint="平常空着，由程序计算；旧刊填纸本上的起始页",
        advice="请写成数字，如 页码: 8；平常可以不写",
        ge=1,
        le=9999,
    )
    date: Date | None = key("日期 date", "年-月-日", "2026-03-01", None, hint="写成或讲话的日期")
    source: Text = text("来源 source", "样刊编写组", "转载的稿件写明出处")
    editors_note: Text = text("编者按 editors_note", "本刊从这一期起连载。", "印在正文前面，用楷体")
    author_note: Text = text("作者简介 author_note", "王某某，市政协委员。", "印在正文后面")
    proposal: ProposalKeys | None = key(
        "提案 proposal",
        "{案号, 提案者, 界别}",
        "{案号: 151, 提案者: 王某某, 界别: 经济界}",
        None,
        hint="只有提案才填",
    )
    contents_title: TitleLines = key(
        "目录标题 contents_title", "文字", "康养旅游的建议", (), hint="目录上的题目与文章不同时才填"
    )
    scope: ScopeWord | None = key(
        "公开范围 scope", "“公开”或“内部”", "内部", None, hint="选“内部”就不上网站；空着随这一期"
    )
    continues: Text = text("续自 continues", "2026-1/03-停车", "连载的上一篇：期号/文件名")
    form: FormWord | None = key(
        "体裁 form",
        "、".join(form.value for form in Form),
        "发言摘登",
        None,
        hint="空着就随栏目，只有与栏目不同时才选",
    )
