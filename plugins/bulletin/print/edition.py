"""Typesetting an issue: set, make up, plan jumps, number, write, prove; replan what the proof refutes.

``typeset_issue`` is the feature's one door. It reads pictures of the issue folder, the theme and
the fonts; the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.errors import BulletinError, Problem, Severity
from bulletin.fonts import FontChoice, print_fonts
from bulletin.model import Issue, PageMap, PageSource, Publication
from bulletin.print.around import Around, pages_around
from bulletin.print.flows import set_chains
from bulletin.print.galley.compositor import Compositor
from bulletin.print.grid import grid_of
from bulletin.print.options import PrintedIssue, PrintKind, PrintOptions
from bulletin.print.pagemap import layout_of, page_map_of
from bulletin.print.planning import Pair, Planned, plan_issue
from bulletin.print.proof import Fault, prove_pdf
from bulletin.print.proofsheet import proof_sheet
from bulletin.print.seams import Seam, numbered, seams_of
from bulletin.print.sheets import write_issue
from bulletin.print.typefaces import Typefaces

_MOST_PROOFS = 6
_MOST_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Layout:
    """The numbered pages of an issue, before they are written."""

    planned: Planned
    page_map: PageMap
    seams: tuple[Seam, ...]


def typeset_issue(publication: Publication, issue: Issue, options: PrintOptions) -> PrintedIssue:
    """The print edition of an issue. Raises BulletinError when its content cannot be printed."""
    grid = grid_of(issue.typesetting)
    if not grid.fits:
        raise BulletinError([_too_large(issue)])
    fonts = print_fonts(options.cache / "fonts", FontChoice.of(publication.fonts))
    compositor = Compositor(grid, Typefaces(fonts.files), issue.typesetting.head)
    refused: frozenset[Pair] = frozenset()
    for _ in range(_MOST_PROOFS):
        layout = lay_issue(publication, issue, compositor, refused)
        around = pages_around(publication, issue, layout.page_map, grid, fonts.files, options)
        pdf = write_issue(publication, issue, layout.planned.body, compositor, around, options)
        sheets = around.front_sheets + layout.page_map.body_pages + around.back_sheets
        sheet = proof_sheet(issue, layout.page_map, layout.seams, around, grid, sheets)
        faults = prove_pdf(pdf, sheet)
        wrong = {fault.jump.article for fault in faults if fault.jump is not None}
        pairs = {layout.planned.pairs[article] for article in wrong if article in layout.planned.pairs}
        if not pairs:
            return _finished(issue, layout, compositor, around, pdf, sheets, faults)
        refused |= pairs
    raise BulletinError([_fault_problem(issue, fault, Severity.ERROR) for fault in faults])


def page_maps_of(publication: Publication, known: Container[str], cache: Path) -> Mapping[str, PageMap]:
    """The page maps of the issues whose pages are computed and not yet ``known``; writes no PDF."""
    made: dict[str, PageMap] = {}
    for issue in publication.issues:
        if issue.id in known or issue.typesetting.pages is not PageSource.COMPUTED:
            continue
        fonts = print_fonts(cache / "fonts", FontChoice.of(publication.fonts))
        compositor = Compositor(grid_of(issue.typesetting), Typefaces(fonts.files), issue.typesetting.head)
        made[issue.id] = lay_issue(publication, issue, compositor).page_map
    return made


def lay_issue(
    publication: Publication, issue: Issue, compositor: Compositor, refused: frozenset[Pair] = frozenset()
) -> Layout:
    """Set and number the pages; repeated until the numbers between joined articles are true."""
    seams = seams_of(publication, issue)
    for _ in range(_MOST_ROUNDS):
        chains = set_chains(issue, publication.departments, compositor, seams)
        planned = plan_issue(issue, chains, compositor, refused)
        page_map = page_map_of(issue, planned.body, planned.jumps, compositor.grid)
        true = numbered(seams, page_map)
        if true == seams:
            break
        seams = true
    return Layout(planned, page_map, seams)


def _finished(
    issue: Issue,
    layout: Layout,
    compositor: Compositor,
    around: Around,
    pdf: bytes,
    sheets: int,
    faults: tuple[Fault, ...],
) -> PrintedIssue:
    warnings = [*_missing_glyphs(issue, compositor.faces), *around.warnings, *_refused(issue, layout.planned)]
    warnings += [_fault_problem(issue, fault, Severity.WARNING) for fault in faults]
    content = layout_of(
        issue,
        layout.page_map,
        layout.planned.body,
        compositor.grid,
        sheets=sheets,
        saved_pages=layout.planned.saved_pages,
        warnings=[str(warning) for warning in warnings],
    )
    return PrintedIssue(pdf, layout.page_map, content, tuple(warnings))


def _issue_file(issue: Issue) -> str:
    return f"issues/{issue.id}/issue.yml"


def _path_of(issue: Issue, article: str | None) -> str:
    return next((a.path for a in issue.articles if a.id == article), _issue_file(issue))


def _too_large(issue: Issue) -> Problem:
    setting = issue.typesetting
    wanted = f"{setting.columns}栏、每行{setting.characters_per_line}字、每页{setting.lines_per_page}行"
    return Problem(
        _issue_file(issue),
        None,
        f"{setting.trim.name}放不下{wanted}、字号{setting.font_size:g}磅的版心",
        "请减少每行字数或每页行数，或改小字号",
        code="grid",
    )


def _fault_problem(issue: Issue, fault: Fault, severity: Severity) -> Problem:
    return Problem(
        _path_of(issue, fault.article),
        None,
        f"成品校验：{fault.message}",
        "请对照这一页的校样；若文字无误，请把这一期发给维护人员",
        code="proof",
        severity=severity,
    )


def _refused(issue: Issue, planned: Planned) -> list[Problem]:
    """Jumps that had to be given up, named once for each article."""
    articles = sorted({article for article, _ in planned.refused} - {p[0] for p in planned.pairs.values()})
    return [
        Problem(
            _path_of(issue, article),
            None,
            "本篇的转页没有排成，改为连排",
            "不必修改；页码和目录都是对的",
            code="jump",
            severity=Severity.WARNING,
        )
        for article in articles
    ]


def _missing_glyphs(issue: Issue, faces: Typefaces) -> list[Problem]:
    """Characters that no typeface has, each with the article it stands in."""
    found = []
    for character in sorted(faces.missing):
        holder = next((a.id for a in issue.articles if character in a.body.text), None)
        found.append(
            Problem(
                _path_of(issue, holder),
                None,
                f"字体里没有“{character}”（U+{ord(character):04X}），印出来是空框",
                "请换用别的写法，或在 mkdocs.yml 里指定含有该字的字体",
                code="missing-glyph",
                severity=Severity.WARNING,
            )
        )
    return found


__all__ = ["PrintKind", "PrintOptions", "PrintedIssue", "lay_issue", "typeset_issue"]
