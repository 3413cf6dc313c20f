"""The plan of jumps: as good as trying everything, and never wrong."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.print.jumps import ArticleSize, Cut, plan_jumps


def size(name: str, pages: int, free: int, tail: int | None = None, *, forced: bool = False) -> ArticleSize:
    cuts = () if tail is None else (Cut(100, pages - 1, tail, 50),)
    return ArticleSize(name, pages, free, cuts, forced)


@st.composite
def issues(draw, most=5):
    articles = []
    for number in range(draw(st.integers(1, most))):
        pages, free = draw(st.integers(1, 4)), draw(st.integers(0, 24))
        cuts = [
            Cut(10 * keep, keep, draw(st.integers(4, 20)), 5, draw(st.sampled_from([0, 0, 0, 6])))
            for keep in range(max(1, pages - 2), pages)
        ]
        chosen = draw(st.lists(st.sampled_from(cuts), unique=True)) if cuts else []
        articles.append(
            ArticleSize(str(number), pages, free, tuple(chosen), bool(chosen) and draw(st.booleans()))
        )
    return articles


def every_plan(articles, forbidden=()):
    """Each legal combination of a cut and a host for every article, as (score, pages)."""
    indices = range(len(articles))
    choices = [
        [
            None,
            *(
                (cut, host)
                for cut in articles[i].cuts
                for host in indices
                if host != i and (str(i), str(host)) not in forbidden
            ),
        ]
        for i in indices
    ]
    for plan in product(*choices):
        rooms = [plan[i][0].free_rows if plan[i] else articles[i].free_rows for i in indices]
        pages = [plan[i][0].head_pages if plan[i] else articles[i].pages for i in indices]
        for choice in plan:
            if choice:
                rooms[choice[1]] -= choice[0].tail_rows
        if min(rooms) < 0 and any(room < 0 for room in rooms):
            continue
        ends = [sum(pages[: i + 1]) for i in indices]
        distances = [ends[plan[i][1]] - ends[i] for i in indices if plan[i]]
        whole = sum(articles[i].forced and plan[i] is None for i in indices)
        yield (whole, sum(pages), sum(d < 0 for d in distances), sum(map(abs, distances)), len(distances))


@settings(max_examples=200, deadline=None)
@given(issues(most=4), st.sets(st.tuples(st.sampled_from("0123"), st.sampled_from("0123")), max_size=3))
def test_the_plan_is_as_good_as_trying_everything(articles, forbidden):
    plan = plan_jumps(articles, forbidden=forbidden)
    distances = [jump.to_page - jump.from_page for jump in plan.jumps]
    score = (
        len(plan.left_whole),
        plan.pages,
        sum(d < 0 for d in distances),
        sum(map(abs, distances)),
        len(distances),
    )
    assert plan.exact
    assert score == min(every_plan(articles, forbidden))


@settings(max_examples=60, deadline=None)
@given(issues(most=40))
def test_a_plan_of_any_size_is_legal_and_saves(articles):
    plan = plan_jumps(articles, effort=2000)
    by_id = {article.id: article for article in articles}
    rooms = {article.id: article.free_rows for article in articles}
    rooms |= {jump.article: jump.cut.free_rows for jump in plan.jumps}
    for jump in plan.jumps:
        assert jump.cut in by_id[jump.article].cuts
        assert jump.host != jump.article
        rooms[jump.host] -= jump.cut.tail_rows
    assert all(room >= 0 for room in rooms.values())
    assert plan.pages <= sum(article.pages for article in articles)
    assert len({jump.article for jump in plan.jumps}) == len(plan.jumps)


def test_a_sliver_moves_to_the_next_free_foot():
    plan = plan_jumps([size("a", 3, 25, 6), size("b", 2, 2), size("c", 2, 10)])
    assert [(j.article, j.host, j.from_page, j.to_page) for j in plan.jumps] == [("a", "c", 2, 6)]
    assert (plan.pages, plan.starts) == (6, (1, 3, 5))


def test_two_tails_share_a_foot():
    plan = plan_jumps([size("a", 3, 25, 6), size("b", 2, 25, 6), size("c", 2, 12)])
    assert {jump.host for jump in plan.jumps} == {"c"}
    assert plan.pages == 5


def test_a_foot_that_is_lent_is_not_cut_off():
    """Only one of two slivers can move when each is the other's only host."""
    plan = plan_jumps([size("a", 2, 20, 8), size("b", 2, 20, 8)])
    assert len(plan.jumps) == 1


def test_forward_is_better_than_near_backward():
    plan = plan_jumps([size("a", 1, 10), size("b", 2, 2, 6), size("c", 5, 0), size("d", 1, 10)])
    assert plan.jumps[0].host == "d"


def test_a_pair_that_failed_is_not_planned_again():
    articles = [size("a", 3, 25, 6), size("b", 2, 12), size("c", 2, 10)]
    assert plan_jumps(articles, forbidden={("a", "b")}).jumps[0].host == "c"


def test_a_forced_break_without_room_is_named():
    plan = plan_jumps([size("a", 3, 25, 6, forced=True), size("b", 2, 2)])
    assert plan.left_whole == ("a",)
    assert plan.jumps == ()
