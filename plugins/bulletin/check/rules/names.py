"""Names drawn apart by a space (姚 逊), which hides them from search and from the authors' index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin.check.characters import HAN
from bulletin.check.finding import Finding
from bulletin.check.manuscript import Manuscript
from bulletin.errors import Problem, Severity
from bulletin.model import Issue

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
