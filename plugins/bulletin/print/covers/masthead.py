"""The groups of the masthead page: who makes the bulletin, its imprint, how to reach it.

The imprint names what 内部资料性出版物管理办法 (2015), art. 14, asks for.
"""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.model import Issue, PageSource, Publication, Role

SET_ANEW = "据原刊文字重排，页码以网站所注原刊页码为准"
"""What a back issue that is printed again says of its pages."""


@dataclass(frozen=True, slots=True)
class Row:
    """A label of up to four characters and the words beside it; no line ends inside a word."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


def masthead_groups(
    publication: Publication, issue: Issue
) -> tuple[tuple[RowGroup, ...], tuple[RowGroup, ...]]:
    """The groups of the left and of the right column; rows without a value are left out."""
    head = issue.masthead
    people = (_people("编委会", head.board), _people("编辑部", head.staff))
    about = _group("", ("刊期", publication.frequency), ("主办", head.sponsor)).rows
    anew = SET_ANEW if issue.typesetting.pages is PageSource.PRINTED else ""
    imprint = RowGroup("编印", about + imprint_rows(issue) + _group("", ("说明", anew)).rows)
    reach = _group(
        "联络",
        ("地址", head.address),
        ("邮编", head.postcode),
        ("电话", head.phone),
        ("电子信箱", head.email),
        ("网址", head.website),
    )
    return tuple(g for g in people if g.rows), tuple(g for g in (imprint, reach) if g.rows)


def imprint_rows(issue: Issue) -> tuple[Row, ...]:
    """What every copy must say about itself."""
    head = issue.masthead
    printed = head.printed_on or (f"{issue.date.year}年{issue.date.month}月" if issue.date else "")
    return _group(
        "",
        ("编印单位", head.compiler),
        ("发送对象", head.recipients),
        ("印刷单位", head.printer),
        ("印刷日期", printed),
        ("印数", head.print_run),
        ("准印证号", head.permit),
    ).rows


def _people(heading: str, roles: tuple[Role, ...]) -> RowGroup:
    return RowGroup(heading, tuple(Row(role.label, role.names) for role in roles))


def _group(heading: str, *rows: tuple[str, str]) -> RowGroup:
    return RowGroup(heading, tuple(Row(label, (value,)) for label, value in rows if value))
