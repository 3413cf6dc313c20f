"""House rules as values: words, office-holders, forms, and the rules that are switched off."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.errors import Severity


@dataclass(frozen=True, slots=True)
class WordRule:
    """Words that are not to be written, and what to write instead (empty: nothing particular).

    ``allowed`` are longer phrases in which the word may stand; where ``followed_by`` is not empty,
    the word counts only when one of these stands within the next ``REACH`` characters.
    """

    code: str
    words: tuple[str, ...]
    instead: str
    reason: str
    severity: Severity
    allowed: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()


REACH = 6
"""Characters behind a word in which ``followed_by`` is looked for: a date, an object."""


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person with the titles that may stand before the name, and forms in which it is miswritten."""

    name: str
    titles: tuple[str, ...] = ()
    wrong_forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseRules:
    """All house rules; ``disabled`` are codes of rules that are switched off for the bulletin.

    ``orders`` are lists of names in the order in which they are to be named; ``range_mark`` is the
    sign between two numbers, empty where each article may choose its own.
    """

    words: tuple[WordRule, ...] = ()
    people: tuple[OfficeHolder, ...] = ()
    orders: tuple[tuple[str, ...], ...] = ()
    range_mark: str = ""
    traditional_allowed: str = ""
    doubles_allowed: tuple[str, ...] = ()
    disabled: frozenset[str] = frozenset()


NO_RULES = HouseRules()
