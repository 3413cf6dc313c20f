"""The end of a host behind another article's tail goes back by its words."""

from bulletin.importer.jumps.endings import return_endings
from bulletin.importer.jumps.pairing import Pair, Run
from bulletin.importer.reading.lines import read_lines

WATER = "老渠的水闸修好以后，渠水流进水田。\n守水闸的老人每天看渠水。\n水田里的渠水清亮。\n"
SHOP = "书店的旧书摆满了书架。\n读书的孩子坐在书架下面。\n旧书的书页里夹着书签。\n"
HOST = "守闸的老人把渠水放进水田，水闸一开，渠水就满了。\n水田的渠水流了一夜，老人守着水闸。\n"
TAIL = "旧书架上的旧书，书页都黄了，孩子还在读书。\n书店的孩子把书签放回书页，读书到天黑。\n"


def runs_of(tail: str) -> tuple[tuple[Run, ...], tuple[str, ...]]:
    """A head in article 0, its tail in article 1 behind the host; and the lines left to the tail."""
    runs = tuple(Run(owner, read_lines(text)) for owner, text in ((0, SHOP), (1, WATER), (1, tail)))
    mended, decisions = return_endings(runs, [Pair(0, 2, 5.0)])
    assert sum(len(run.lines) for run in mended) == sum(len(run.lines) for run in runs)
    assert bool(decisions) == (mended != runs)
    return mended, tuple(line.text for line in mended[2].lines)


def test_lines_in_the_hosts_words_go_back() -> None:
    """They stand behind the host's text, in their order."""
    mended, left = runs_of(TAIL + HOST)
    assert "\n".join(left) + "\n" == TAIL
    assert "".join(f"{line.text}\n" for line in mended[1].lines) == WATER + HOST


def test_lines_in_the_tails_words_stay() -> None:
    """A tail that speaks of its own article keeps all of it."""
    assert "\n".join(runs_of(TAIL)[1]) + "\n" == TAIL


def test_nothing_is_given_back_when_the_tail_itself_is_in_doubt() -> None:
    """Where even the first lines have the host's words, words tell nothing."""
    assert "\n".join(runs_of(HOST)[1]) + "\n" == HOST
