"""The masthead page (版权页) and the imprint that 内部资料性出版物管理办法 art. 14 asks for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """A role and the names under it, in printed order: 主编: 某某某."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Masthead:
    """Who makes the bulletin and for whom; empty text where nothing is known.

    ``board`` is 编委会, ``staff`` 编辑部. ``label`` is the cover's 内部资料　免费交流.
    """

    board: tuple[Role, ...] = ()
    staff: tuple[Role, ...] = ()
    sponsor: str = ""
    label: str = ""
    permit: str = ""
    compiler: str = ""
    recipients: str = ""
    printer: str = ""
    printed_on: str = ""
    print_run: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    call_for_papers: str = ""
    back_cover_lines: tuple[str, ...] = ()
