"""What of an article file is not prose: code, comments, addresses, Markdown's own signs.

Goes in: Markdown. Comes out: text of the same length in which each such character is ``MASK``, so
that offsets in it are offsets in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MASK = "\ue000"
"""Stands for a character that no rule looks at; from the private use area, so no text holds it."""

_CODE = (
    re.compile(r"(?ms)^(?P<fence>```+|~~~+).*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"),
    re.compile(r"(?s)<!--.*?(?:-->|\Z)"),
    re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)"),
)
ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
"""A character by its name or number, as web pages write it: &nbsp;"""
_SIGNS = (
    *_CODE,
    ENTITY,
    re.compile(
        r"[!！]?[ ]?(?:\[[^\[\]\n]{1,80}\](?:[ ]+\(|[ ]?（)|[［【][^［］【】\n]{1,80}[］】][ ]?[(（])"
        r"(?=[^()（）\n]{0,200}(?:\.[A-Za-z]{2,4}\b|https?:))[^()（）\n]{1,200}[)）]"
    ),  # pictures and links with the wrong signs
    re.compile(r"！(?=\[[^\[\]\n]*\]\()|［\^[^］\n]+］[ ]?:?"),  # and notes
    re.compile(r"</?[A-Za-z][^<>\n]{0,200}>"),
    re.compile(r"!?\[(?=[^\[\]\n]*\]\()"),
    re.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\)|\s+[\"'](?=[^\n]*[\"']\)))"),
    re.compile(r"(?i)\b(?:https?|ftp)://[^\s\u3000-\u303f\uff00-\uffef\u4e00-\u9fff<>]+"),
    re.compile(r"(?i)\bwww\.[\w./?=&%#-]+"),
    re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.ASCII),
    re.compile(r"\[\^[^\]\n]+\]:?"),
    re.compile(r"\{[:.#][^{}\n]*\}"),
    re.compile(r"(?m)^(?=[ \t|:]*-{3})[ \t|:-]++$"),
    re.compile(r"(?m)^[ \t]{0,3}(?:#{1,6}(?=[^#\n])|(?:>|[-*+]|\d{1,3}[.)])(?=[ \t]))"),
    re.compile(
        r"[“‘][，。、；：？！…—·（）《》〈〉【】〔〕“”‘’,.;:?!()\"-]{1,8}[”’]"
    ),  # marks that are talked about
    re.compile(r"\*{1,3}|~~|\\(?=[!-/:-@\[-`{-~])"),
)
_CREDIT_END = re.compile(rf"[\"']\)(?={MASK}|\s|$)")
_INDENTED = re.compile(r"(?: {4}|\t)")
_LISTED = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]|\[\^[^\]]+\]:")


def mask_signs(text: str) -> str:
    """The Markdown with everything that is not prose masked; line ends stay."""
    text = _mask_indented_code(text)
    for sign in _SIGNS:
        text = sign.sub(_blot, text)
    return _CREDIT_END.sub(_blot, text)


def mask_code(text: str) -> str:
    """The Markdown with code and comments masked and nothing else; line ends stay."""
    text = _mask_indented_code(text)
    for sign in _CODE:
        text = sign.sub(_blot, text)
    return text


def indented_code(text: str) -> Iterator[tuple[int, int]]:
    """Where blocks stand that are code for their indent alone; blank lines inside a block belong to it."""
    for sign in _CODE:
        text = sign.sub(_blot, text)
    block: tuple[int, int] | None = None
    start = 0
    for line, masked in zip(text.split("\n"), _mask_indented_code(text).split("\n"), strict=True):
        if line != masked:
            block = (block[0] if block else start, start + len(line))
        elif block and line.strip():
            yield block
            block = None
        start += len(line) + 1
    if block:
        yield block


def _blot(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", MASK, match[0])


def _mask_indented_code(text: str) -> str:
    """Lines indented by four spaces under a blank line are code, unless they continue a list."""
    lines = text.split("\n")
    in_code, after_blank, in_list = False, True, False
    for number, line in enumerate(lines):
        if not line.strip():
            after_blank = True
            continue
        indented = _INDENTED.match(line) is not None
        in_code = indented and (in_code or (after_blank and not in_list))
        if not indented:
            in_list = _LISTED.match(line) is not None or (in_list and not after_blank)
        if in_code:
            lines[number] = MASK * len(line)
        after_blank = False
    return "\n".join(lines)
