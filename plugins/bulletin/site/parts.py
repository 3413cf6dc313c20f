"""A text that stands in several files: the page of each leads to the part before it and the part after it.

Goes in: the host and an issue. Comes out: for each of its articles that is such a part, its other parts.
The jump lines in the text lead to the very break; these links stand where a reader begins and ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.host import Host, article_url
from bulletin.model import Issue


@dataclass(frozen=True, slots=True)
class Part:
    """Another part: where a click leads (``anchor`` may be empty), its title, its issue or page."""

    url: str
    anchor: str
    title: str
    note: str


Parts = tuple[Part | None, Part | None]
"""The part before and the part after."""


def find_parts(host: Host, issue: Issue) -> Mapping[str, Parts]:
    """The other parts of an issue's articles, by their ids; others have none.

    Going on leads to where the sentence goes on, going back to where the earlier part begins.
    """
    own = {article.id for article in issue.articles}
    joints = [joint for joint in host.publication.continuations if own & {joint.head, joint.tail}]
    before = {joint.tail: _part(host, issue, joint.head, "") for joint in joints}
    after = {joint.head: _part(host, issue, joint.tail, "#from" if joint.is_jump else "") for joint in joints}
    return {name: (before.get(name), after.get(name)) for name in own & (before.keys() | after.keys())}


def _part(host: Host, issue: Issue, article_id: str, anchor: str) -> Part:
    article = host.publication.article(article_id)
    page_map = host.page_maps.get(article.issue_id)
    pages = page_map.of(article_id) if page_map else None
    number = "" if article.issue_id == issue.id else host.publication.issue(article.issue_id).number.text
    note = f"{number}第{pages.start}页" if pages else number
    return Part(article_url(article_id), anchor, article.title, note)
