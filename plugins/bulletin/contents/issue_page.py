"""The contents page of an issue: the issue goes in, a page comes out with 目录 as printed and 版权页."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin.contents.download import Download, spoken_size
from bulletin.contents.imprint import Line, imprint_of
from bulletin.host import (
    Crumb,
    GeneratedPage,
    Group,
    GuideLine,
    Host,
    IssueLabel,
    Neighbour,
    archive_url,
    digest_of,
    epub_url,
    group_by_department,
    guide_of,
    issue_url,
    pdf_url,
    with_neighbours,
    year_url,
)
from bulletin.model import Issue, PageSource

SET_ANEW = "PDF和封面是重排本，页码与原刊不同；网页上标的是原刊页码，引用请以网页为准。"
"""What stands beside the PDF of a back issue."""


@dataclass(frozen=True, slots=True)
class IssueView:
    """What the page shows; ``body_pages`` is None where the number is not known.

    ``files_note`` says that the PDF's pages are not those of the website; empty where they are.
    """

    label: IssueLabel
    remark: str
    body_pages: int | None
    files: tuple[Download, ...]
    files_note: str
    guide: tuple[GuideLine, ...]
    groups: tuple[Group, ...]
    imprint: tuple[Line, ...]
    previous: Neighbour | None
    following: Neighbour | None


def issue_pages(host: Host) -> tuple[GeneratedPage, ...]:
    """The contents pages of all issues that the edition shows."""
    return tuple(
        _page(view_issue(host, issue, before, after))
        for before, issue, after in with_neighbours(host.publication.issues)
    )


def view_issue(host: Host, issue: Issue, before: Issue | None, after: Issue | None) -> IssueView:
    """What the contents page of ``issue`` shows."""
    entries = host.entries(issue)
    page_map = host.page_maps.get(issue.id)
    return IssueView(
        label=host.label(issue),
        remark=issue.remark,
        body_pages=page_map.body_pages or None if page_map else None,
        files=_files(host, issue),
        files_note=_files_note(host, issue),
        guide=guide_of(issue),
        groups=group_by_department(entries),
        imprint=imprint_of(issue),
        previous=_beside(host.label(before)) if before else None,
        following=_beside(host.label(after)) if after else None,
    )


def _beside(label: IssueLabel) -> Neighbour:
    return Neighbour(label.url, label.text, label.whole)


def _files(host: Host, issue: Issue) -> tuple[Download, ...]:
    """A button for each thing that is there: the pages as pictures, the PDF with its size, the book."""
    facsimile = host.facsimile(issue.id, 1)
    pdf = host.pdfs.get(issue.id)
    size = spoken_size(pdf.stat().st_size) if pdf else ""
    book = epub_url(issue.id, host.publication.nameplate)
    return (
        *([Download("看版面", facsimile)] if facsimile else []),
        *([Download(f"下载PDF（{size}）", pdf_url(issue.id, pdf.name))] if pdf else []),
        Download("下载EPUB", book),
    )


def _files_note(host: Host, issue: Issue) -> str:
    """The pages of a back issue are printed facts, those of its PDF are computed."""
    return SET_ANEW if issue.id in host.pdfs and issue.typesetting.pages is PageSource.PRINTED else ""


def _page(view: IssueView) -> GeneratedPage:
    label = view.label
    context = {
        "title": label.text,
        "description": f"{label.text}{label.whole}目录：{'；'.join(line.title for line in view.guide)}",
        "section": "往期" if view.following else "本期",
        "crumbs": (
            Crumb("往期", archive_url()),
            Crumb(f"{label.year}年", year_url(label.year)),
            Crumb(label.number),
        ),
        "view": view,
    }
    return GeneratedPage(issue_url(label.id), "issue.html", context, digest_of(context))
