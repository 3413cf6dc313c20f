"""Markdown that was meant and does not work: pictures, links and notes written with the wrong signs.

What is written so is printed as bare signs, or is lost. Looked for in the text itself, outside code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin.check.finding import Finding
from bulletin.check.house import HouseRules
from bulletin.check.manuscript import Manuscript, body_start
from bulletin.check.masking import MASK, mask_code
from bulletin.errors import Severity

_PICTURE = re.compile(
    r"[!！][ ]?[\[［【][^\[\]［］【】\n]{0,80}[\]］】][ ]?[(（][^()（）\n]{1,200}[)）]"
    r"|[［【][^\[\]［］【】\n]{0,80}[］】][ ]?[(（][^()（）\n]{1,200}\.(?:png|jpe?g|gif|webp)[)）]"
)
_RIGHT_PICTURE = re.compile(r"!\[[^\n]*\]\([^\n]*\)")
_LINK = re.compile(
    r"(?<![!！\]\[])(?:\[[^\[\]\n]{1,80}\]（[^（）\n]{1,200}）|［[^［］\n]{1,80}］[(（][^()（）\n]{1,200}[)）]"
    r"|\[[^\[\]\n]{1,80}\][ ]+\([^()\n]{1,200}\))"
)
_LEADS = re.compile(r"https?:|\.md\b|^\S{0,3}20\d\d-\d")
_REFERENCE = re.compile(r"\[\^(?P<label>[^\]\s\n]{1,40})\](?!:)")
_NOTE = re.compile(r"(?m)^[ ]{0,3}\[\^(?P<label>[^\]\s\n]{1,40})\]:")
_WIDE_NOTE = re.compile(
    r"(?m)^[ ]{0,3}(?:\[\^[^\]\n]{1,40}\][ ]?：|［\^[^］\n]{1,40}］[ ]?[:：]|\[\^[^\]\n]{1,40}\][ ]+:)"
)
_SIGNS_AND_WORDS = re.compile(r"([!！]?[ ]?[\[［【])(.*?)([\]］】][ ]?[(（]?)(.*?)([)）:：]?)")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[ \t/][^<>\n]*)?>")
_KNOWN_TAGS = frozenset(("br", "sup", "sub", "b", "i", "strong", "em"))
_INSTEAD = {
    "table": "表格用 | 隔开各栏来写",
    "img": "图片写成 ![图注](images/桥.png)",
    "a": "链接写成 [停车](03-停车.md)",
    "center": "删去它，居中、缩进由排版去管",
    "font": "删去它，字体、字号由排版去管",
    "u": "删去它；要突出的字写成 **粗体**",
}


def check_pictures(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """！[图]（images/桥.png）: the signs of a picture must be half-width, with nothing between them."""
    for found in _PICTURE.finditer(prose_of(manuscript)):
        if not _RIGHT_PICTURE.fullmatch(found[0]):
            message = f"图片的记号写得不对，不会出来：“{found[0]}”"
            remedy = f"感叹号和括号都用半角，中间不空格，写成 !{_narrow(found[0]).lstrip('!')}"
            yield manuscript.find(found.start(), "picture-written", Severity.ERROR, message, remedy)


def check_links(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """[停车]（03-停车.md）: the same with links, where it is clear that one was meant."""
    for found in _LINK.finditer(prose_of(manuscript)):
        target = re.split(r"[\]］][ ]*[(（]", found[0])[-1]
        if _LEADS.search(target):
            message = f"链接的记号写得不对，点不开：“{found[0]}”"
            remedy = f"方括号和圆括号都用半角，中间不空格，写成 {_narrow(found[0])}"
            yield manuscript.find(found.start(), "link-written", Severity.ERROR, message, remedy)


def check_notes(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """Notes: a number in the text without its note, a note that no number leads to, or two of one number."""
    text = prose_of(manuscript)
    notes = list(_NOTE.finditer(text))
    spots = [found.start() + found[0].index("[") for found in notes]
    used = list(_REFERENCE.finditer(text))
    labels, named = {found["label"] for found in notes}, {found["label"] for found in used}
    wide = {re.sub(r"[\[\]［］^:： ]", "", found[0]) for found in _WIDE_NOTE.finditer(text)}
    for found in _WIDE_NOTE.finditer(text):
        message = "脚注的记号写得不对，注释成不了脚注"
        remedy = f"方括号和冒号都用半角，写成 {_narrow(found[0]).replace('] :', ']:')} 注释"
        yield manuscript.find(found.start(), "note-written", Severity.ERROR, message, remedy)
    for found in used:
        if found["label"] not in labels | wide:
            message = f"脚注“{found[0]}”没有注释，会照原样印出来"
            remedy = f"在文末另起一段，写上 {found[0]}: 注释；不要了就删去"
            yield manuscript.find(found.start(), "note-missing", Severity.ERROR, message, remedy)
    seen: set[str] = set()
    for found, spot in zip(notes, spots, strict=True):
        label = found["label"]
        if label in seen:
            message, remedy = (
                f"脚注“[^{label}]”写了两条注释，只会印出一条",
                "给其中一条换一个号，正文里也照改",
            )
            yield manuscript.find(spot, "note-twice", Severity.ERROR, message, remedy)
        elif label not in named:
            message = f"正文里没有“[^{label}]”，这条注释不会印出来"
            remedy = f"在该加注的字后面写上 [^{label}]；不要了就删去这一条"
            yield manuscript.find(spot, "note-unused", Severity.ERROR, message, remedy)
        seen.add(label)


def check_tags(manuscript: Manuscript, _rules: HouseRules) -> Iterator[Finding]:
    """HTML: pages keep only a few inline tags; the first of each kind is named."""
    told: set[str] = set()
    for found in _TAG.finditer(prose_of(manuscript)):
        name = found["name"].lower()
        if name in _KNOWN_TAGS or name in told or (found["end"] and name not in told):
            continue
        told.add(name)
        message = f"“{found[0]}”是网页代码，做网页和排印时会去掉，里面的文字也可能不见"
        remedy = _INSTEAD.get(name, "改用稿件的写法，或删去；尖括号是正文，就改成〈〉")
        yield manuscript.find(found.start(), "html", Severity.WARNING, message, remedy)


def prose_of(manuscript: Manuscript) -> str:
    """The file's text with front matter, code and comments masked; offsets stay."""
    if not manuscript.path.endswith(".md"):
        return ""
    start = body_start(manuscript.text)
    return MASK * start + mask_code(manuscript.text[start:])


def _narrow(written: str) -> str:
    """The signs half-width, their spaces gone; what stands inside stays."""
    signs = str.maketrans("！［］【】（）：", "![][]():")
    parts = _SIGNS_AND_WORDS.fullmatch(written.strip())
    if parts is None:
        return written.translate(signs)
    return "".join(
        part if number % 2 else part.translate(signs).replace(" ", "")
        for number, part in enumerate(parts.groups())
    )
