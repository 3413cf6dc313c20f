"""The type scale of the bulletin: which face and size each element takes.

From look/print.md, section 2: sizes in points on the 12 pt text; another text size scales all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bulletin.print.marks import HEI, HEI_10, HEI_22, HEI_BOLD, KAI, KAI_BOLD, SONG, SONG_BOLD, Ink
from bulletin.print.setting import Style


@dataclass(frozen=True, slots=True)
class Styles:
    """Every style of the inner pages at one scale."""

    text: Style
    strong: Style
    emphasis: Style
    code: Style
    heading: Style
    subheading: Style
    quotation: Style
    end: Style
    kicker: Style
    title_short: Style
    title_middle: Style
    title_long: Style
    deck: Style
    byline: Style
    department: Style
    caption: Style
    table_title: Style
    table_head: Style
    table_text: Style
    table_note: Style
    note: Style
    speech: Style
    proposal: Style
    tag: Style
    tag_label: Style
    star: Style
    date: Style
    editors_note: Style
    jump: Style
    running_head: Style
    folio: Style


def styles_at(scale: float) -> Styles:
    """The type scale; ``scale`` is the text size over 12 pt."""

    def at(style: Style) -> Style:
        return replace(style, size=style.size * scale)

    return Styles(
        text=at(Style(SONG, 12)),
        strong=at(Style(HEI_10, 12)),
        emphasis=at(Style(KAI, 12)),
        code=at(Style(HEI, 10.5)),
        heading=at(Style(HEI_BOLD, 13.5)),
        subheading=at(Style(HEI_10, 12)),
        quotation=at(Style(KAI, 12)),
        end=at(Style(KAI, 12)),
        kicker=at(Style(KAI, 15, tracking=0.12, halved=True)),
        title_short=at(Style(HEI_BOLD, 32, tracking=0.02, halved=True)),
        title_middle=at(Style(HEI_BOLD, 28, tracking=0.02, halved=True)),
        title_long=at(Style(HEI_BOLD, 25, tracking=0.02, halved=True)),
        deck=at(Style(KAI, 15, halved=True)),
        byline=at(Style(KAI, 12)),
        department=at(Style(KAI_BOLD, 13.5, tracking=0.1)),
        caption=at(Style(KAI, 10)),
        table_title=at(Style(HEI_10, 10)),
        table_head=at(Style(HEI, 9.5)),
        table_text=at(Style(SONG, 10)),
        table_note=at(Style(KAI, 9)),
        note=at(Style(KAI, 10)),
        speech=at(Style(HEI_BOLD, 19, halved=True)),
        proposal=at(Style(HEI_BOLD, 22, tracking=0.01, halved=True)),
        tag=at(Style(HEI_22, 11.5, tracking=0.06, ink=Ink.PAPER)),
        tag_label=at(Style(HEI_10, 10.5)),
        star=at(Style(SONG, 12)),
        date=at(Style(HEI_22, 12)),
        editors_note=at(Style(KAI, 12)),
        jump=at(Style(KAI_BOLD, 12)),
        running_head=at(Style(KAI, 9.5, tracking=0.06)),
        folio=at(Style(SONG_BOLD, 11.5)),
    )
