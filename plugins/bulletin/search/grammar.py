"""The query language: what a reader types goes in, terms and filters come out. The browser has the same.

* white space parts words, all of which must occur; a word is found as it stands, punctuation included;
* "…" or “…” around a term makes it a phrase, compared over punctuation and white space;
* ``-`` before a term excludes what has it, if the query also says what to find; ``-5`` alone is text;
* ``栏目:`` ``作者:`` ``年:`` ``期:`` (either colon) filter; values of one field are alternatives.

Quotes count only at the ends of a term, so text copied with quotes inside is found as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bulletin.errors import BulletinError, Problem
from bulletin.search.normalise import Folder, is_white, spoken

LONGEST = 200
"""Characters of the longest query."""

_QUOTES = '"“”＂'
_FIELD = re.compile(r"(栏目|作者|年份|年|期)[:：]")


class Field(Enum):
    """What can be filtered by; the value is the word that readers write."""

    DEPARTMENT = "栏目"
    AUTHOR = "作者"
    YEAR = "年"
    ISSUE = "期"


@dataclass(frozen=True, slots=True)
class Term:
    """Something to find: ``text`` is the plain form of a word, the spoken form of a phrase."""

    text: str
    is_phrase: bool
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on a field; ``value`` is a plain form."""

    field: Field
    value: str
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query; without terms and filters it asks for nothing."""

    terms: tuple[Term, ...]
    filters: tuple[Filter, ...]

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must occur."""
        return tuple(term for term in self.terms if not term.is_excluded)


class QueryTooLong(BulletinError):  # noqa: N818 - a state of the query, named as users are told
    """The query has more than `LONGEST` characters."""

    def __init__(self, length: int) -> None:
        problem = Problem(
            "检索词",
            None,
            f"最多 {LONGEST} 字，现有 {length} 字",
            "请只留下最要紧的词",
            "query-too-long",
        )
        super().__init__([problem])


def parse_query(text: str, folder: Folder) -> Query:
    """The terms and filters of a query. Raises `QueryTooLong`."""
    if len(text.strip()) > LONGEST:
        raise QueryTooLong(len(text.strip()))
    query = _read(text, folder, has_exclusions=True)
    asks = query.wanted or any(not condition.is_excluded for condition in query.filters)
    return query if asks else _read(text, folder, has_exclusions=False)


def excludes_only(text: str) -> bool:
    """Whether only words not to have are written, so that nothing is asked for."""
    excluded = [term[0] for term in _split(text, has_exclusions=True)]
    return bool(excluded) and all(excluded)


def _read(text: str, folder: Folder, *, has_exclusions: bool) -> Query:
    terms: list[Term] = []
    filters: list[Filter] = []
    for excluded, field, quoted, content in _split(text, has_exclusions=has_exclusions):
        plain = folder.query(content)
        value = spoken(plain) if quoted else plain
        if field and plain:
            filters.append(Filter(Field(field.removesuffix("份")), plain, excluded))
        elif value:
            terms.append(Term(value, quoted, excluded))
    return Query(tuple(terms), tuple(filters))


def _split(text: str, *, has_exclusions: bool) -> Iterator[tuple[bool, str, bool, str]]:
    """Each term as (excluded, field or empty, quoted, content)."""
    at = 0
    while at < len(text):
        if is_white(text[at]):
            at += 1
            continue
        excluded = has_exclusions and text[at] in "-－" and at + 1 < len(text) and not is_white(text[at + 1])
        at += excluded
        named = _FIELD.match(text, at)
        if named and named.end() < len(text) and not is_white(text[named.end()]):
            at = named.end()
        else:
            named = None
        start, end, after = _extent(text, at)
        yield excluded, named[1] if named else "", after > end, text[start:end]
        at = after


def _extent(text: str, at: int) -> tuple[int, int, int]:
    """Start and end of the content of the term at ``at``, and where to go on (past a closing quote)."""
    if text[at] in _QUOTES:
        for end in range(at + 1, len(text)):
            if text[end] in _QUOTES and (end + 1 == len(text) or is_white(text[end + 1])):
                return at + 1, end, end + 1
    end = next((i for i in range(at, len(text)) if is_white(text[i])), len(text))
    return at, end, end
