"""What stands behind ``search``: options, and words of the question, which may begin with a minus."""

import pytest

from bulletin.cli.chinese import part_question

KNOWN = ("--site", "--limit", "-n", "--help")


@pytest.mark.parametrize(
    ("given", "options", "words"),
    [
        ("提案 -路灯", "", "提案 -路灯"),
        ("提案 －路灯 -n 5", "-n 5", "提案 －路灯"),
        ("-路灯 --limit 5 提案", "--limit 5", "-路灯 提案"),
        ("提案 -n5 -nas --site=甲", "-n5 --site=甲", "提案 -nas"),
        ("--help 提案", "--help", "提案"),
        ("提案 -- --help", "", "提案 --help"),
        ("提案 --limt", "--limt", "提案"),
        ("提案 -n", "-n", "提案"),
        ("提案 - 灯", "", "提案 - 灯"),
    ],
)
def test_what_is_an_option_and_what_a_word(given: str, options: str, words: str) -> None:
    """An option is known, or begins with two minus signs; all the rest is asked for as it stands."""
    assert part_question(given.split(), KNOWN) == (options.split(), words.split())
