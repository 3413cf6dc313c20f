"""The home page: the newest issue and its contents, recent issues, departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bulletin.host import (
    GeneratedPage,
    Group,
    GuideLine,
    Host,
    IssueLabel,
    digest_of,
    group_by_department,
    guide_of,
)
from bulletin.site.listing import Count

RECENT_ISSUES = 6


@dataclass(frozen=True, slots=True)
class Home:
    """What the home page shows; ``body_pages`` is None where the number is not known."""

    issue: IssueLabel
    body_pages: int | None
    total: int
    facsimile: str
    guide: tuple[GuideLine, ...]
    groups: tuple[Group, ...]
    recent: tuple[IssueLabel, ...]
    departments: tuple[Count, ...]


def home_page(host: Host, counts: Sequence[Count], welcome: str) -> GeneratedPage:
    """The home page; an archive without issues says that the first is awaited. ``welcome`` is clean HTML."""
    view = view_home(host, counts) if host.publication.issues else None
    context = {
        "title": "",
        "description": f"{host.publication.nameplate}，{host.publication.masthead.sponsor}主办。",
        "section": "",
        "crumbs": (),
        "view": view,
        "welcome": welcome,
    }
    return GeneratedPage("", "home.html", context, digest_of(context))


def view_home(host: Host, counts: Sequence[Count]) -> Home:
    """What the home page shows of a publication that has issues."""
    newest, *others = host.publication.newest_first
    entries = host.entries(newest)
    page_map = host.page_maps.get(newest.id)
    return Home(
        issue=host.label(newest),
        body_pages=page_map.body_pages or None if page_map else None,
        total=len(entries),
        facsimile=host.facsimile(newest.id, 1),
        guide=guide_of(newest),
        groups=group_by_department(entries),
        recent=tuple(map(host.label, others[:RECENT_ISSUES])),
        departments=tuple(counts),
    )
