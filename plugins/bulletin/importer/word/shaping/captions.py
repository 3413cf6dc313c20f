"""The caption under a picture and who made it: 图1　老街的灯（王某某　摄）.

In: the words under a picture. Out: caption and credit apart.
"""

from __future__ import annotations

import re

from bulletin.importer.joining.paragraphs import CAPTION, CREDIT, LONGEST_CAPTION, LONGEST_CREDIT
from bulletin.importer.reading.text import FULL_SPACE
from bulletin.importer.word.reading.blocks import Align, WordParagraph
from bulletin.importer.word.reading.rich import Rich, plain

_STYLE = re.compile(r"(?:caption|题注|图注|图片说明)$", re.IGNORECASE)
_NAME = r"[\u3400-\u9fff·]{2,4}"
_WHO = (
    rf"(?:(?:本刊)?(?:通讯员|记者|特约摄影)[ \u3000]*)?(?:{_NAME}[、 \u3000]+)*{_NAME}"
    r"|[\u3400-\u9fff]{2,16}(?=[ \u3000/／]*(?:供图|提供))"
)
_WHAT = "摄影报道|摄影|供图|提供|制图|绘图|摄|绘"
_SIGNED = re.compile(
    rf"(?:^|(?<=[。！”）])|[ \u3000（(/／]+)[（(]?(?P<who>{_WHO})[ \u3000/／]*(?P<what>{_WHAT})[）)]?。?$"
)
_NUMBER = re.compile(r"图[0-9]{1,2}(?=[\u3400-\u9fff“《])(?!为)")
_LONGEST_CENTRED = 45


def is_caption(paragraph: WordParagraph, *, alone: bool) -> bool:
    """Whether the paragraph under a picture is its caption; ``alone``: the picture has its own paragraph."""
    text = paragraph.rich.plain
    if paragraph.outline or paragraph.label or len(text) > LONGEST_CAPTION:
        return False
    if _STYLE.match(paragraph.style) or CAPTION.match(text):
        return True
    if len(text) <= LONGEST_CREDIT and CREDIT.search(text):
        return True
    return alone and paragraph.align is Align.CENTRE and len(text) <= _LONGEST_CENTRED


def is_certain(paragraph: WordParagraph) -> bool:
    """Whether more than its place says that it is a caption."""
    text = paragraph.rich.plain
    return bool(_STYLE.match(paragraph.style) or CAPTION.match(text) or CREDIT.search(text))


def number_apart(caption: Rich) -> Rich:
    """图1老街的灯 as 图1　老街的灯, the form of the bulletin."""
    found = _NUMBER.match(caption.text)
    if found is None:
        return caption
    return caption.cut(0, found.end()) + plain(FULL_SPACE) + caption.cut(found.end())


def part_credit(caption: Rich) -> tuple[Rich, str]:
    """The caption without its credit, and the credit as it is printed: 王某某　摄."""
    found = _SIGNED.search(caption.text)
    if found is None:
        return caption, ""
    who = FULL_SPACE.join(found["who"].split())
    return caption.cut(0, found.start()).stripped(), f"{who}{FULL_SPACE}{found['what']}"
