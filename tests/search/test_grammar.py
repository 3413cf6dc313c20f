"""The query language: each case says what is typed and what it means."""

import pytest

from bulletin.search.grammar import LONGEST, Field, Filter, QueryTooLong, Term, excludes_only, parse_query
from bulletin.search.normalise import Folder, exceptions
from search.cases import GRAMMAR

FOLDER = Folder(exceptions())


@pytest.mark.parametrize(("text", "terms", "filters"), GRAMMAR)
def test_query_means(text, terms, filters):
    query = parse_query(text, FOLDER)
    assert query.terms == tuple(Term(*term) for term in terms)
    assert query.filters == tuple(Filter(Field(field), value, out) for field, value, out in filters)


def test_a_query_may_have_200_characters_and_not_one_more():
    assert parse_query("阳" * LONGEST, FOLDER).terms
    with pytest.raises(QueryTooLong, match="最多 200 字"):
        parse_query("阳" * 10_000, FOLDER)


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("-路灯", True),
        ("－路灯 -“停 车”", True),
        ("提案 -路灯", False),
        ("栏目:提案 -路灯", False),
        ("", False),
        ("- 灯", False),
    ],
)
def test_a_query_of_excluded_words_alone_asks_for_nothing(text, only):
    assert excludes_only(text) is only
