"""见第8页 in the text of an issue whose pages the typesetter numbers: true today, perhaps not tomorrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bulletin.check.characters import is_inside, quoted_spans
from bulletin.check.finding import Finding
from bulletin.check.manuscript import Kind, Manuscript
from bulletin.errors import Severity
from bulletin.model import Issue, PageSource

_PAGE = re.compile(
    r"[见阅](?:本[期刊])?第?[ ]?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})(?:[—-]\d{1,4})?[ ]?页"
)


def check_page_references(issue: Issue, manuscripts: Mapping[str, Manuscript]) -> Iterator[Finding]:
    """References to a page, where the numbers are not yet facts; quoted ones are talked about."""
    if issue.typesetting.pages is PageSource.PRINTED:
        return
    for article in issue.articles:
        manuscript = manuscripts[article.path]
        for passage in manuscript.of_kind(*Kind):
            quoted = quoted_spans(passage.text)
            for found in _PAGE.finditer(passage.text):
                if is_inside(found.start(), quoted):
                    continue
                message = f"“{found[0]}”是自己写的页码，版面一动就可能不对"
                remedy = "写篇名（见本期《……》）；一定要写页码，付印前再核对一遍"
                yield manuscript.find(
                    passage.start + found.start(), "page-reference", Severity.NOTE, message, remedy
                )
