"""Errors name every problem in order, and travel between processes."""

import pickle

import pytest

from bulletin.errors import BulletinError, MachineError, Problem, excerpt

LATER = Problem("issues/2026-1/02-b.md", 3, "应为数字，现为文字", "改成数字")
EARLIER = Problem("issues/2026-1/01-a.md", None, "没有正文", "写正文")


def test_problems_stand_in_the_order_of_their_places():
    error = BulletinError([LATER, EARLIER])
    assert error.problems == (EARLIER, LATER)
    assert str(error).splitlines()[1] == "issues/2026-1/02-b.md:3: 应为数字，现为文字；改成数字"


@pytest.mark.parametrize("error", [BulletinError([LATER, EARLIER]), MachineError("没有装 Pango", "装 Pango")])
def test_an_error_of_a_worker_process_arrives_whole(error):
    arrived = pickle.loads(pickle.dumps(error))
    assert (type(arrived), str(arrived), vars(arrived)) == (type(error), str(error), vars(error))


def test_what_a_message_quotes_is_short_and_moves_no_cursor():
    problem = Problem("a.md", 1, f"现为“{'字' * 5000}”\x1b[2J", "请\n改\u202e好")
    assert len(problem.message) < 60
    assert not set("\x1b\n\u202e") & set(problem.message + problem.remedy)
    assert "\x1b" not in str(Problem("a\x1b[2J.md", 1, "坏", "改"))


def test_an_excerpt_is_one_line_and_says_when_it_was_cut():
    assert excerpt("　停车\n记\x00 ") == "停车 记"
    assert excerpt("字" * 50, 10) == "字" * 10 + "…"
