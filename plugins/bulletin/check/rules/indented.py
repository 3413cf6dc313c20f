"""Paragraphs that begin with four spaces or a tab: Markdown takes them for code and sets them as it stands.

Whoever wrote a sample of code knows it; whoever indents a paragraph as on paper does not. So what is written
must read as sentences, every line of it. Code is not looked at by any other rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.characters import HAN
from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, body_start
from bulletin.check.masking import indented_code
from bulletin.errors import Severity

_HAN = re.compile(f"[{HAN}]")
_SENTENCE = re.compile(r"[，。！？…；][”’）]?")
_SIGNS = re.compile(r"[ \t]*(?:[|`#<>$~{\[!-]|\w+[:=])")
"""How lines of code and of samples begin."""
_LEAST = 0.6
"""Share of Chinese characters from which a line is prose."""


def check_indented(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Indented paragraphs, each block of them once."""
    if not manuscript.path.endswith(".md"):
        return
    start = body_start(manuscript.text)
    for first, last in indented_code(manuscript.text[start:]):
        lines = [line for line in manuscript.text[start + first : start + last].split("\n") if line.strip()]
        if all(map(_reads, lines)) and any(_SENTENCE.search(line) for line in lines):
            message = "段首有四个空格，或有一个 Tab，这一段会当作程序代码来印，也没有检查"
            remedy = "删去段首的空格和 Tab；首行空两格由排版去管"
            yield manuscript.find(start + first, "indented", Severity.WARNING, message, remedy)


def _reads(line: str) -> bool:
    """Whether a line is Chinese prose."""
    bare = line.strip()
    return not _SIGNS.match(line) and len(_HAN.findall(bare)) >= _LEAST * len(bare)
