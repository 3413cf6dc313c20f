"""Large issues: plans that cannot be compared with trying everything."""

import random

import pytest

from bulletin.print.jumps import ArticleSize, Cut, plan_jumps
from bulletin.print.jumps.bounds import measures_of
from bulletin.print.jumps.ground import ground_of
from bulletin.print.jumps.mending import mend
from bulletin.print.jumps.packing import Packed, Packing

NOBODY = frozenset()


def large_issue(seed, count, share):
    """Short articles, and a ``share`` of them with a sliver on their last page, as bulletins have them."""
    chooser = random.Random(seed)
    articles = []
    for number in range(count):
        pages, free = chooser.randint(1, 5), chooser.randint(0, 20)
        cuts = ()
        if chooser.random() < share:
            pages, tail = pages + 1, chooser.randint(3, 10)
            free, cuts = 33 - tail, (Cut(9, pages - 1, tail, 99),)
        articles.append(ArticleSize(str(number), pages, free, cuts))
    return articles


@pytest.mark.parametrize("seed", range(12))
def test_issues_of_sixty_articles_are_solved_to_certainty(seed):
    """A dozen slivers among sixty articles; the search of before gave up at about ten."""
    articles = large_issue(seed, 60, 0.2)
    plan = plan_jumps(articles, effort=100_000)
    assert plan.exact
    assert plan.pages == sum(article.pages for article in articles) - len(plan.jumps)


def test_a_plan_that_is_not_certain_has_few_pages_all_the_same():
    """Without any effort the tails are packed, which is all that the number of pages asks."""
    articles = large_issue(3, 60, 0.4)
    hasty, patient = plan_jumps(articles, effort=0), plan_jumps(articles, effort=100_000)
    assert not hasty.exact
    assert hasty.pages == patient.pages


def test_what_cannot_be_packed_is_known_without_trying():
    """Two tails of nine rows and one host of seventeen: the count of high tails tells."""
    articles = [ArticleSize(name, 2, 5, (Cut(1, 1, 9, 9),)) for name in "ab"]
    ground = ground_of([*articles, ArticleSize("c", 1, 17)], NOBODY)
    packing = Packing(ground, measures_of(ground), 0, 1000)
    packing.run()
    assert packing.found is None
    assert not packing.is_open
    assert packing.seen == 1


def test_mending_turns_jumps_forward_and_shortens_them():
    articles = [
        ArticleSize("host before", 1, 9),
        ArticleSize("a", 2, 20, (Cut(1, 1, 9, 9),)),
        ArticleSize("host after", 1, 9),
        ArticleSize("host far", 1, 9),
    ]
    ground = ground_of(articles, NOBODY)
    chosen = tuple(choices[0] for choices in ground.choices)
    for host in (0, 3):
        assert mend(ground, Packed(chosen, {1: host})).hosts == {1: 2}
