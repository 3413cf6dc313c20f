"""Names drawn apart by a space (姚 逊), which hides them from search and from the authors' index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin.check.characters import HAN
from bulletin.check.finding import Finding
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Problem, Severity
from bulletin.model import Issue

_SEVERAL = re.compile(r"[、，,；;]|(?<=\S\S)[ \u3000]+(?=\S\S)")
_DRAWN_APART = re.compile(rf"[{HAN}][ \u3000]+[{HAN}]")


def check_names(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """Authors whose two characters have a space between them; the typesetter aligns names by itself."""
    for article in issue.articles:
        for author in article.authors:
            if _DRAWN_APART.fullmatch(author.name):
                right = re.sub(r"\s", "", author.name)
                message = f"姓名中间不应有空格，现为“{author.name}”"
                remedy = f"写成“{right}”，疏密由排版去管"
                line = manuscripts[article.path].line_of("作者", "author", "authors")
                yield Finding(Problem(article.path, line, message, remedy, "name-spaced", Severity.WARNING))
            elif _SEVERAL.search(author.name):
                yield _joined(article.path, manuscripts[article.path], author.name)


def _joined(path: str, manuscript: Manuscript, written: str) -> Finding:
    """Several names in one that are not surely people's: the loader parts only what is sure."""
    parts = [part for part in _SEVERAL.split(written) if part.strip()]
    message = f"“{written}”会当成一位作者，作者页和引用里都是一个名字"
    remedy = f"是几位，就写成列表 作者: [{', '.join(parts)}]；带职务的写 {{姓名: 王某某, 职务: 委员}}"
    line = manuscript.line_of("作者", "author", "authors")
    return Finding(Problem(path, line, message, remedy, "name-joined", Severity.WARNING))
