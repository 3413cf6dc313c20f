"""Names of people as editors write them: several in one text, and the proposers of a proposal.

Goes in: text of the front matter. Comes out: single names, authors. Only what is surely a person's name is
parted; what is not stays whole, and ``check`` asks about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bulletin.model import Author

_NAME = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")
_POST_OR_BODY = re.compile(
    r".*(?:委员|代表|主席|主任|秘书|书记|教授|医师|老师|律师|记者|作者|同志|先生|女士|公司|大学|中学|小学"
    r"|[市省县区镇乡村局院校社厂行处科站部会队组]长|[委会局院部处科厅室社组办团盟站厂店界]|[协妇侨台残商]联"
    r"|支部|党派|民[革盟建进]|农工党|致公党|九三)"
)
_SEPARATOR = re.compile(r"\s*[、,，;；]\s*|\s*[ \u3000]\s*")
_TWO_CHARACTER_SURNAMES = frozenset(
    ("欧阳", "司马", "上官", "诸葛", "司徒", "皇甫", "尉迟", "慕容", "令狐", "东方", "夏侯", "公孙", "宇文")
)
_AND_OTHERS = re.compile(r"(?<=.)\s*等?\s*(?:[0-9〇一二三四五六七八九十百]+\s*[人名位](?:委员)?)$|(?<=..)等$")
_REMARK = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")


def split_people(written: str) -> tuple[str, ...]:
    """``辛某某、壬某某`` as two names; a text whose parts are not all names of people as one."""
    names = tuple(_SEPARATOR.split(written.strip()))
    is_drawn_apart = any(name in _TWO_CHARACTER_SURNAMES for name in names)
    if len(names) > 1 and not is_drawn_apart and all(map(is_person, names)):
        return names
    return (written,)


def is_person(name: str) -> bool:
    """Whether this can only be a person's name: two to four characters, no post and no institution."""
    return _NAME.fullmatch(name) is not None and _POST_OR_BODY.fullmatch(name) is None


def credit_proposers(proposers: Iterable[str]) -> tuple[Author, ...]:
    """The proposers as authors: 林某某等3人 is credited as 林某某; what is no person is an institution."""
    names = (name for one in proposers for name in split_people(_bare(one)))
    return tuple(Author(name) if is_person(name) else Author(institution=name) for name in names if name)


def _bare(proposer: str) -> str:
    """Without 等3人 and without a remark in brackets at the end."""
    without = _AND_OTHERS.sub("", proposer.strip())
    return _AND_OTHERS.sub("", _REMARK.sub("", without)).strip()
