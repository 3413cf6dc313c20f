"""Styles resolved: how a paragraph and its characters are set, from defaults to direct formatting.

In: word/styles.xml and elements of the document. Out: ParagraphLook and CharacterLook. Rules: ECMA-376 part
1, 17.7.2: document defaults, then the chain of based-on styles, then what the element itself says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from bulletin.importer.word.reading.names import W, child, number, switch, value

_HEADING = re.compile(r"(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_DEEPEST = 20
"""Styles based on one another beyond which a chain is a circle."""
_NO_OUTLINE = 9
_BODY_SIZE = 10.5
"""Points of a text whose size nothing states: 五号, Word's own in Chinese."""


@dataclass(frozen=True, slots=True)
class CharacterLook:
    """How characters are set; ``size`` in points, ``font`` the one for Chinese."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    raised: str = ""
    size: float = _BODY_SIZE
    font: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a paragraph is set; ``outline`` is its level as a heading (0: none)."""

    style: str = ""
    outline: int = 0
    align: str = ""
    list_id: str = ""
    depth: int = 0
    characters: CharacterLook = CharacterLook()


class Styles:
    """The styles of one document."""

    def __init__(self, root: Any) -> None:
        """``root`` is word/styles.xml, None where a document has none."""
        listed = [] if root is None else list(root.iterchildren(f"{W}style"))
        self._styles = {one.get(f"{W}styleId", ""): one for one in listed}
        usual = (
            one for one in listed if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") == "1"
        )
        self._usual = next((one.get(f"{W}styleId", "") for one in usual), "")
        self._defaults = _character_look(CharacterLook(), child(root, "docDefaults", "rPrDefault", "rPr"))

    def paragraph(self, properties: Any) -> ParagraphLook:
        """The look of a paragraph from its w:pPr (or None)."""
        style = value(properties, "pStyle") or self._usual
        look = ParagraphLook(characters=self._defaults)
        for element in self._chain(style):
            look = _paragraph_look(look, child(element, "pPr"))
            look = replace(
                look,
                style=value(element, "name") or look.style,
                characters=_character_look(look.characters, child(element, "rPr")),
            )
        heading = _HEADING.match(look.style)
        if heading and not look.outline:
            look = replace(look, outline=int(heading[1]))
        return _paragraph_look(look, properties)

    def characters(self, around: CharacterLook, properties: Any) -> CharacterLook:
        """The look of a run from its w:rPr (or None) in a paragraph."""
        for element in self._chain(value(properties, "rStyle") or ""):
            around = _character_look(around, child(element, "rPr"))
        return _character_look(around, properties)

    def _chain(self, style: str) -> list[Any]:
        """The style's elements, the one that all are based on first."""
        chain: list[Any] = []
        while style in self._styles and len(chain) < _DEEPEST:
            chain.insert(0, self._styles[style])
            style = value(self._styles[style], "basedOn") or ""
        return chain


def _paragraph_look(look: ParagraphLook, properties: Any) -> ParagraphLook:
    if properties is None:
        return look
    outline = number(value(properties, "outlineLvl"))
    if outline is not None:
        look = replace(look, outline=outline + 1 if 0 <= outline < _NO_OUTLINE else 0)
    align = value(properties, "jc")
    numbering = child(properties, "numPr")
    if numbering is not None:
        list_id = value(numbering, "numId")
        depth = number(value(numbering, "ilvl"))
        look = replace(
            look,
            list_id=look.list_id if list_id is None else list_id.removeprefix("0"),
            depth=look.depth if depth is None else depth,
        )
    return replace(look, align=look.align if align is None else align)


def _character_look(look: CharacterLook, properties: Any) -> CharacterLook:
    if properties is None:
        return look
    bold, italic, hidden = (switch(properties, name) for name in ("b", "i", "vanish"))
    size = number(value(properties, "sz"))
    raised = value(properties, "vertAlign")
    fonts = child(properties, "rFonts")
    font = None if fonts is None else fonts.get(f"{W}eastAsia")
    return CharacterLook(
        bold=look.bold if bold is None else bold,
        italic=look.italic if italic is None else italic,
        hidden=look.hidden if hidden is None else hidden,
        raised=look.raised if raised is None else {"superscript": "sup", "subscript": "sub"}.get(raised, ""),
        size=look.size if size is None else size / 2,
        font=font or look.font,
    )
