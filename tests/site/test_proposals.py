"""提案目录: by year, with what a proposal is filed under."""

from __future__ import annotations

from bulletin.model import Form, Proposal
from bulletin.site.proposals import proposal_pages
from publications import make_article, make_host, make_issue, make_publication


def filed(issue_id: str, *numbers: str):
    articles = [
        make_article(
            f"{issue_id}/0{at}-案", form=Form.PROPOSAL, proposal=Proposal(number, ("李某某",), "经济界")
        )
        for at, number in enumerate(numbers, 1)
    ]
    return make_issue(issue_id, [*articles, make_article(f"{issue_id}/09-文")])


def test_proposals_stand_by_year_the_newest_first() -> None:
    """Only articles that are proposals, in printed order within an issue."""
    host = make_host(
        make_publication(filed("2025-1", "7"), filed("2026-1", "151", "12"), filed("2026-2", "160"))
    )
    pages = proposal_pages(host)
    assert [page.url for page in pages] == ["proposals/", "proposals/2025/"]
    assert [row.proposal.number for row in pages[0].context["rows"]] == ["160", "151", "12"]


def test_years_lead_to_one_another() -> None:
    """Every page has the links to all years."""
    pages = proposal_pages(make_host(make_publication(filed("2025-1", "7"), filed("2026-1", "8"))))
    assert pages[1].context["others"] == ((2026, "proposals/"), (2025, "proposals/2025/"))


def test_without_proposals_there_is_no_page() -> None:
    """And no link to one in the foot."""
    assert proposal_pages(make_host(make_publication(filed("2026-1")))) == []
