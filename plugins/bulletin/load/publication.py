"""mkdocs.yml's ``extra.publication``: the bulletin itself, read without MkDocs.

Goes in: the archive's root. Comes out: the publication without issues, and the default scope.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator

from bulletin.errors import BulletinError, Problem
from bulletin.load.article_schema import FormWord, ScopeWord
from bulletin.load.encoding import decode
from bulletin.load.files import SETTINGS_LIMIT, read_bytes
from bulletin.load.issue_schema import MastheadKeys
from bulletin.load.marked_yaml import MarkedYaml, read_yaml
from bulletin.load.messages import validate
from bulletin.load.schema import Schema, Text, Texts, as_list, key, text
from bulletin.model import Department, Footer, Form, Masthead, Publication, Scope

NAME = "mkdocs.yml"
PLACE = ("extra", "publication")


class DepartmentKeys(Schema):
    """A department: its name alone, or how its articles are set as well."""

    name: Text = key("名称 name", "文字", "社情民意", min_length=1)
    form: FormWord = key("体裁 form", "、".join(form.value for form in Form), "纪事", Form.ARTICLE)
    runs_on: bool = key("接排 runs_on", "true（是）或 false（否）", "true", default=False)


class FooterKeys(Schema):
    """Notices at the foot of the website."""

    icp: Text = text("ICP备案 icp", "晋ICP备00000000号")
    police: Text = text("公安备案 police", "晋公网安备00000000000000号")
    government_mark: Text = text("党政机关网站标识 government_mark", "党政机关")
    remark: Text = text("说明 remark", "本站为样刊。")


def _departments(value: object) -> object:
    return [{"名称": one} if isinstance(one, str) else one for one in as_list(value)]


Departments = Annotated[tuple[DepartmentKeys, ...], BeforeValidator(_departments)]


class CheckKeys(Schema):
    """Codes of ``check`` that are switched off; read by ``bulletin.check``."""

    disabled: Texts = key("关闭 disabled", "检查代号的列表", "[space-stray]", ())


class PublicationKeys(MastheadKeys):
    """The keys of ``extra.publication``."""

    nameplate: Text = key("刊名 nameplate", "文字", "晋城政协", min_length=1)
    pinyin: Text = text("拼音 pinyin", "JINCHENG ZHENGXIE")
    frequency: Text = text("刊期 frequency", "双月刊")
    departments: Departments = key(
        "栏目 departments", "一行一个栏目的列表", "[特稿, 社情民意, 工作动态]", min_length=1
    )
    footer: FooterKeys = key("页脚 footer", "{ICP备案, 公安备案, 说明}", "{说明: 本站为样刊。}", FooterKeys())
    fonts: dict[str, Text] = key("字体 fonts", "一行一个“字样: 文件”", "{楷: fonts/楷体.ttf}", {})
    scope: ScopeWord = key("公开范围 scope", "“公开”或“内部”", "公开", Scope.PUBLIC)
    checks: CheckKeys = key("检查 checks", "{关闭: [代号]}", "{关闭: [space-stray]}", CheckKeys())


@dataclass(frozen=True, slots=True)
class Settings:
    """What every issue needs to know of the publication; ``publication`` holds no issues."""

    publication: Publication
    scope: Scope


def read_settings(root: Path) -> Settings:
    """The publication that mkdocs.yml in ``root`` describes. Raises BulletinError."""
    data = read_bytes(root / NAME, NAME, SETTINGS_LIMIT)
    yaml = read_yaml(decode(data, NAME), NAME, tags=True)
    extra = yaml.values.get("extra")
    if not isinstance(extra, dict) or "publication" not in extra:
        message = "缺少 extra 下面的 publication，不知道刊名和栏目"
        remedy = "请加上 extra: {publication: {刊名: 晋城政协, 栏目: [特稿, 社情民意, 工作动态]}}"
        raise BulletinError([Problem(NAME, yaml.line(("extra",)), message, remedy, "key-missing")])
    keys = validate(yaml, PublicationKeys, PLACE)
    problems = [*_doubled(keys, yaml), *_missing_fonts(keys, yaml, root)]
    if problems:
        raise BulletinError(problems)
    return Settings(_publication(keys, yaml, root), keys.scope)


def _publication(keys: PublicationKeys, yaml: MarkedYaml, root: Path) -> Publication:
    site_url = yaml.values.get("site_url", "")
    footer = keys.footer
    return Publication(
        nameplate=keys.nameplate,
        pinyin=keys.pinyin,
        site_url=site_url if isinstance(site_url, str) else "",
        frequency=keys.frequency,
        masthead=keys.masthead(Masthead()),
        departments=tuple(Department(one.name, one.form, one.runs_on) for one in keys.departments),
        footer=Footer(footer.icp, footer.police, footer.government_mark, footer.remark),
        fonts=tuple((role, str((root / file).resolve())) for role, file in keys.fonts.items()),
    )


def _doubled(keys: PublicationKeys, yaml: MarkedYaml) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, department in enumerate(keys.departments):
        if department.name in seen:
            line = yaml.line((*PLACE, "栏目", index))
            message = f"栏目“{department.name}”写了两遍"
            yield Problem(NAME, line, message, "留下一个，删去另一个", "key-twice")
        seen.add(department.name)


def _missing_fonts(keys: PublicationKeys, yaml: MarkedYaml, root: Path) -> Iterator[Problem]:
    for role, file in keys.fonts.items():
        if not (root / file).is_file():
            line = yaml.line((*PLACE, "字体", role))
            message = f"{role}体的字体文件应在 {file}，现在找不到"
            yield Problem(NAME, line, message, "核对路径；没有这种字体就删去这一行", "font-missing")
