"""The front matter of an imported article: its keys in the order in which editors write them.

In: what the source says, as values for YAML. Out: the YAML between the rules. Back issues and Word
drafts differ in how they name an author and in what they put where the source is silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.importer.writing.yaml_text import dump_yaml

_PROPOSAL_KEYS = ("案号", "提案者", "界别", "承办")
_PROPOSAL_NAMES = {"编号": "案号", "承办单位": "承办", "主办": "承办", "主办单位": "承办"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values ready for YAML; empty ones are not written."""

    title: str
    department: str
    kicker: str = ""
    deck: tuple[str, ...] = ()
    authors: tuple[object, ...] = ()
    page: int | None = None
    date: str = ""
    editors_note: str = ""
    author_note: str = ""
    proposal: Mapping[str, object] | None = None
    contents_title: str = ""
    form: str = ""


def dump_front_matter(front: FrontMatter) -> str:
    """The YAML; one deck or one author stands by itself, several as a list."""
    values = {
        "标题": front.title,
        "引题": front.kicker,
        "副题": _one_or_list(front.deck),
        "栏目": front.department,
        "作者": _one_or_list(front.authors),
        "页码": front.page,
        "日期": front.date,
        "编者按": front.editors_note,
        "作者简介": front.author_note,
        "提案": dict(front.proposal or {}),
        "目录标题": front.contents_title,
        "体裁": front.form,
    }
    unknown: tuple[object, ...] = ("", None, [], {})
    known = {name for name, value in values.items() if value not in unknown}
    return dump_yaml({name: values[name] for name in values if name in known | {"标题", "栏目"}})


def proposal_key(label: str) -> str:
    """The key for a label of a proposal's head; whoever is named by another label proposes."""
    return _PROPOSAL_NAMES.get(label, label if label in _PROPOSAL_KEYS else "提案者")


def _one_or_list(values: tuple[object, ...]) -> object:
    return values[0] if len(values) == 1 else list(values)
