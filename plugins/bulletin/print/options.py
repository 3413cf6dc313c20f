"""What a print run is asked for and what it gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin.errors import Problem
from bulletin.model import Issue, PageMap, Publication
from bulletin.print.kinds import PrintKind

if TYPE_CHECKING:
    from bulletin.print.press.preflight import Report


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """``cache`` keeps prepared fonts and may be deleted at any time; ``theme`` is theme/print.

    ``bleed`` is in millimetres and counts for ``PrintKind.PRESS`` only, as ``filler`` does: 空白 or
    笔记, what the pages show that fill up to a multiple of four. ``preflight`` asks for the report,
    ``watermark`` for 校样 in pale grey behind the text of a proof.
    """

    cache: Path
    theme: Path
    kind: PrintKind = PrintKind.PROOF
    bleed: float = 3.0
    filler: str = "空白"
    preflight: bool = False
    watermark: bool = False


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    """The finished PDF, its page map, the content of layout.json, warnings for the editor, the report."""

    pdf: bytes
    page_map: PageMap
    layout: Mapping[str, object]
    warnings: tuple[Problem, ...] = ()
    report: Report | None = None


def pdf_name(publication: Publication, issue: Issue, kind: PrintKind = PrintKind.PROOF) -> str:
    """The file's name in dist/<issue>/: ``晋城政协-2026-1.pdf``, ``晋城政协-2026-1-press.pdf``."""
    suffix = "" if kind is PrintKind.PROOF else f"-{kind.value}"
    return f"{publication.nameplate}-{issue.id}{suffix}.pdf"


__all__ = ["PrintKind", "PrintOptions", "PrintedIssue", "pdf_name"]
