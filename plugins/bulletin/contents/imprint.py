"""版权页 on the web: a masthead goes in, labelled lines come out; what is empty is left out."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.host import label_of
from bulletin.model import Issue, Masthead, Role
from bulletin.model.article import FULL_SPACE


@dataclass(frozen=True, slots=True)
class Line:
    """A label and its values, each set on one line; a board takes the whole width."""

    label: str
    values: tuple[str, ...]
    is_board: bool = False


def imprint_of(issue: Issue) -> tuple[Line, ...]:
    """The lines of an issue's 版权页, in the order of 内部资料性出版物管理办法 art. 14."""
    masthead = issue.masthead
    lines = (
        Line("主办", (masthead.sponsor,)),
        Line("编印单位", (masthead.compiler,)),
        Line("出版日期", (label_of(issue).date,)),
        *_imprint(masthead),
        Line("编委会", _roles(masthead.board), is_board=True),
        Line("编辑部", _roles(masthead.staff), is_board=True),
    )
    return tuple(line for line in lines if any(line.values))


def _imprint(masthead: Masthead) -> tuple[Line, ...]:
    return (
        Line("准印证号", (masthead.permit,)),
        Line("发送对象", (masthead.recipients,)),
        Line("印刷单位", (masthead.printer,)),
        Line("印刷日期", (masthead.printed_on,)),
        Line("印数", (masthead.print_run,)),
    )


def _roles(roles: tuple[Role, ...]) -> tuple[str, ...]:
    return tuple(f"{role.label}：{FULL_SPACE.join(role.names)}" for role in roles)
